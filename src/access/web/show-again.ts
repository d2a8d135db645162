import { makeStore } from "../../ground/web/store.ts";
import { ask, type AskOptions, type Reply } from "../../journal/web/api.ts";

/** A question that waits for the person to show what they sign in with; its answer: whether they did. */
interface Wanted {
  answer(shown: boolean): void;
}

export const showWanted = makeStore<Wanted | null>(null);

/** Asks for the person once more; a second asking at the same time waits for the first. */
function askToShow(): Promise<boolean> {
  const before = showWanted.get();
  return new Promise((resolve) => {
    showWanted.set({
      answer: (shown) => {
        showWanted.set(null);
        before?.answer(shown);
        resolve(shown);
      },
    });
  });
}

/** A request that changes how an account is entered: where the server wants the person shown again, they are asked, and it is sent once more. */
export async function askShown<Content>(method: string, path: string, o: AskOptions = {}): Promise<Reply<Content>> {
  const reply = await ask<Content>(method, path, o);
  if (reply.kind !== "refused" || reply.refused.code !== "ShowAgain") return reply;
  return (await askToShow()) ? ask<Content>(method, path, o) : reply;
}

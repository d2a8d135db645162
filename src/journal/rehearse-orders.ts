import { judge } from "../access/authority.ts";
import type { OrderBody } from "../ground/configured.ts";
import type { Giver } from "../ground/fact.ts";
import type { StreamStates } from "../ground/fold.ts";
import type { Instant } from "../ground/instant.ts";
import { millis } from "../ground/instant.ts";
import { refuse, type Refusal } from "../ground/refusal.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "./memory-journal.ts";
import type { Rulebook } from "./rulebook.ts";

/**
 * What would be answered to these orders, given one after another by `by` on what is `held`; null where one would be taken.
 * Nothing is recorded. Streams that are not held read as empty. Rejects with `RuleDefect`, as giving them would.
 */
export async function rehearseOrders(
  book: Rulebook,
  held: ReadonlyMap<string, StreamStates>,
  orders: readonly { readonly order: string; readonly body: OrderBody }[],
  by: Giver,
  at: Instant,
): Promise<readonly (Refusal | null)[]> {
  const journal = memoryJournal(book, "rehearsal", undefined, held);
  const answers: (Refusal | null)[] = [];
  for (const [position, { order: name, body }] of orders.entries()) {
    const kind = book.orders.get(name);
    const checked = kind?.body.safeParse(body);
    if (kind === undefined || kind.internal === true) {
      answers.push(refuse("OrderUnknown", { order: name }));
      continue;
    }
    const { roles, offPost = false, underGlass = false, inPerson = false } = kind;
    const unfit = judge({ roles, offPost, underGlass, inPerson }, by);
    if (unfit !== undefined || checked?.success !== true) {
      const field = checked?.error?.issues[0]?.path.join(".") ?? "body";
      answers.push(unfit ?? refuse("BodyInvalid", { field }));
      continue;
    }
    const id = derivedUlid(millis(at), String(position));
    const order = { id, name, by, receivedAt: at, occurredAt: at, body: checked.data };
    const outcome = await journal.submit({ order, digest: "" });
    answers.push(outcome.accepted ? null : outcome.refusal);
  }
  return answers;
}

import { authenticator } from "./authenticator.ts";
import { browserAt } from "./browser-session.ts";

export type Window = ReturnType<typeof browserAt>;

/** Passwords that the rules take, one a person. */
const passwordOf = (person: string) => `七号桥下的灯亮了一整夜-${person.split("").reverse().join("·")}`;

/** Somebody who has come in by a link and set up a password and one-time codes. */
export async function enrolled(url: () => string, person: string, link: unknown) {
  const window = browserAt(url);
  const entered = await window.post("/session/link", { secret: String(link).split("#")[1] });
  if (entered.status !== 200) throw new Error(JSON.stringify(entered.content));
  const password = passwordOf(person);
  const set = await window.post("/account/password", { next: password });
  if (set.status !== 204) throw new Error(JSON.stringify(set.content));
  const secret = String((await window.post("/account/codes")).content["secret"]);
  const { code } = authenticator(secret);
  const confirmed = await window.post("/account/codes/confirm", { code: await code() });
  if (confirmed.status !== 204) throw new Error(JSON.stringify(confirmed.content));
  return {
    window,
    password,
    secret,
    /** The next code that nobody has used. */
    code,
    /** Signs in anew, in a window of its own. */
    signIn: async () => {
      const fresh = browserAt(url);
      const given = { person, password, code: await code() };
      const said = await fresh.post("/session/password", given);
      if (said.status !== 200) throw new Error(JSON.stringify(said.content));
      return fresh;
    },
  };
}

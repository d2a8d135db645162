import { canonical } from "../../ground/canonical.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { tagsOf } from "../sight.ts";
import { doorTexts } from "./door-texts.ts";
import type { Doorway, SignedIn } from "./session.ts";
import { giverOf, type Session } from "../own-session.ts";

/**
 * Where a person stands: signed out, at a sign-in step, or (`seat`) inside. `clientKept` says whether the console
 * beneath, with a form that may be half filled in, is kept: always while the screen is unlocked; while it is locked,
 * only for the seat that locked it.
 */
export type Standing =
  | { readonly kind: "reading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "out"; readonly doorway: Doorway; readonly notice: Sentence | null }
  | { readonly kind: "setUp"; readonly session: Session }
  | { readonly kind: "seat"; readonly session: Session; readonly clientKept: boolean };

/** Who sits there with what sight and which powers: while this stays the same, so does the client. */
export function seatOf(session: Session): string {
  const { glass: _, ...giver } = giverOf(session);
  return canonical({ ...giver, sees: tagsOf(giver) });
}

/**
 * The page's state after the session was read again. When the server does not answer, a signed-in page stays as it is,
 * because the live connection shows that. `notice`: what to tell somebody who is signed out now. Undefined: tell a
 * person who was signed in that the session has ended.
 */
export function afterReading(before: Standing, read: SignedIn, notice?: Sentence | null): Standing {
  const wasIn = before.kind === "seat" || before.kind === "setUp";
  if (read.kind === "unreachable") return wasIn || before.kind === "out" ? before : { kind: "unreachable" };
  if (read.kind === "out") {
    // Asked twice about the same end, what was said of it stays.
    const usual = wasIn ? doorTexts.signedOut : before.kind === "out" ? before.notice : null;
    return { kind: "out", doorway: read.doorway, notice: notice === undefined ? usual : notice };
  }
  const { session } = read;
  if (session.missing !== undefined) return { kind: "setUp", session };
  if (!session.locked) return { kind: "seat", session, clientKept: true };
  const isSameClient = before.kind === "seat" && before.clientKept && seatOf(before.session) === seatOf(session);
  return { kind: "seat", session, clientKept: isSameClient };
}

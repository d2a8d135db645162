import { canonical } from "../../ground/canonical.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { tagsOf } from "../sight.ts";
import { doorTexts } from "./door-texts.ts";
import type { Doorway, SignedIn } from "./session.ts";
import { giverOf, type Session } from "../own-session.ts";

/**
 * Where somebody stands at the door of the console.
 *
 * `seat` is inside. `deskKept` says whether the desk, with the form on it that is half filled in, is there beneath: always
 * while the screen is open; while it is locked only for the same seat that locked it.
 */
export type Standing =
  | { readonly kind: "reading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "out"; readonly doorway: Doorway; readonly notice: Sentence | null }
  | { readonly kind: "setUp"; readonly session: Session }
  | { readonly kind: "seat"; readonly session: Session; readonly deskKept: boolean };

/** Who sits there with what sight and which powers: while this stays the same, so does the desk. */
export function seatOf(session: Session): string {
  const { glass: _, ...giver } = giverOf(session);
  return canonical({ ...giver, sees: tagsOf(giver) });
}

/**
 * Where one stands after the session was read again. A server that does not answer changes nothing for whoever is in:
 * the live connection says that. `notice`: what to tell somebody who is signed out now; when nothing is said of it, that
 * the session has ended, to whoever was in.
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
  if (!session.locked) return { kind: "seat", session, deskKept: true };
  const isSameDesk = before.kind === "seat" && before.deskKept && seatOf(before.session) === seatOf(session);
  return { kind: "seat", session, deskKept: isSameDesk };
}

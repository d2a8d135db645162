import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { codeSchema } from "../../ground/text.ts";
import { ulidOf, ulidSchema } from "../../ground/ulid.ts";
import type { Person } from "../person.ts";
import type { Door } from "./door.ts";
import { note, noteIfPossible } from "../../journal/server/note.ts";
import type { Session } from "./session-limits.ts";

/** What else goes with a change of password, and which sessions stay. */
export const voidSchema = z.strictObject({
  codes: z.boolean().optional(),
  passkeys: z.array(z.string().max(1024)).max(20).optional(),
  /** Programs' tokens this person made. */
  tokens: z.array(ulidSchema).max(200).optional(),
  /** Other sessions that stay; all others end. */
  keepSessions: z.array(codeSchema).max(100).optional(),
});

export type Voided = z.output<typeof voidSchema>;

/** Other sessions were opened with what has just changed, so they end, but for those that are named. */
export async function endOthers(
  door: Door,
  o: { session: Session; person: Person },
  keep: readonly string[] = [],
): Promise<void> {
  const others = door.sessions.list(o.person.id).filter(({ id }) => id !== o.session.id && !keep.includes(id));
  for (const other of others) {
    await door.sessions.end(other.id);
    await noteIfPossible(door, "EndSession", { session: other.id, why: "factorsChanged" });
  }
  door.lookAgain(o.person.id);
}

/** Takes away what its person ticked. Tokens go by the person's own power, as on the page of tokens. */
export async function voidTicked(
  door: Door,
  request: FastifyRequest,
  { id }: Person,
  { codes, passkeys = [], tokens = [] }: Voided,
): Promise<void> {
  if (codes === true && (await door.credentials.codes.remove(id)))
    await note(door, "NoteFactorRemoved", { person: id, factor: "totp" });
  for (const passkey of passkeys) {
    const gone = await door.credentials.passkeys.remove(id, passkey);
    if (!("refused" in gone))
      await note(door, "NoteFactorRemoved", { person: id, factor: "passkey", label: gone.label });
  }
  for (const token of tokens) {
    if (door.state.token(token)?.by !== id) continue;
    const body = { token, reason: "更改密码时作废" };
    await door.submit({
      ...{ id: ulidOf(door.now(), randomBytes(10)), name: "RevokeToken", body },
      giver: door.giverOf(request),
    });
  }
}

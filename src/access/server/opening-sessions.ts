import type { FastifyReply, FastifyRequest } from "fastify";
import { instantOf } from "../../ground/instant.ts";
import type { Refusing } from "../../journal/server/refused.ts";
import type { Person } from "../person.ts";
import { powersAt } from "../standing.ts";
import { type Door, instantNow } from "./door.ts";
import { note } from "../../journal/server/note.ts";
import type { Session } from "./session-limits.ts";

type Shown = "password" | "totp" | "passkey" | "link" | "drill" | "provider";

/** Somebody who may sign in at all: of the staff, enabled, with a power that counts. The refusal tells no more than that. */
export function enterable(door: Door, id: string, refused: Refusing<"NotLetIn">): Person {
  const person = door.state.person(id);
  const at = instantNow(door);
  const hasPower = person !== undefined && powersAt(person, at, door.state.zone()).length > 0;
  if (person === undefined || person.disabled !== undefined || !hasPower) throw refused("NotLetIn");
  return person;
}

/** The longest any of somebody's powers lets a session last; the sweep ends it earlier when the role says so. */
function longestHours(door: Door, person: Person): number {
  const { longestHours: hours } = door.state.security().policy;
  return Math.max(1, ...person.powers.map(({ role }) => hours[role] ?? 12));
}

/** Opens a session: the fact first, then the row, then the cookie. */
export async function openSession(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  o: { person: Person; by: readonly Shown[]; link?: string | undefined },
): Promise<Session> {
  const until = instantOf(door.now() + longestHours(door, o.person) * 3_600_000);
  const address = door.addressOf(request).slice(0, 80) || "unknown";
  const agent = agentOf(request);
  const body = {
    ...{ person: o.person.id, by: o.by, from: address, until },
    ...(agent === undefined ? {} : { agent }),
    ...(o.link === undefined ? {} : { link: o.link }),
  };
  const id = await note(door, "OpenSession", body);
  const { secret, session } = await door.sessions.open(o.person.id, {
    // One click shows nothing of a person's own.
    ...{ id, address, expires: until, shown: !o.by.includes("drill") },
    ...(agent === undefined ? {} : { agent }),
  });
  await door.attempts.signedIn(o.person.id, { session: id, address, by: o.by, agent });
  door.setCookie(request, reply, secret, until);
  // A link proves nothing about the browser, a click in a drill nothing about the person.
  if (!o.by.includes("link") && !o.by.includes("drill"))
    await door.credentials.places.remember(o.person.id, door.markDevice(request, reply));
  reply.header("cache-control", "no-store");
  return session;
}

/** What the browser calls itself, cut and clean enough for a record. */
function agentOf(request: FastifyRequest): string | undefined {
  const text = (request.headers["user-agent"] ?? "")
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, 200);
  return text === "" ? undefined : text;
}

/** Ends a session at once; the fact follows as soon as the journal takes it. */
export async function closeSession(
  door: Door,
  session: Session,
  why: "signedOut" | "revoked" | "disabled" | "expired" | "factorsChanged",
): Promise<void> {
  await door.sessions.end(session.id);
  door.lookAgain(session.person);
  await note(door, "EndSession", { session: session.id, why });
}

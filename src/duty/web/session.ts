import type { Role } from "../role.ts";
import type { Giver } from "../../ground/fact.ts";
import { tagsOf } from "../sight.ts";
import { ask, type Refused } from "../../journal/web/api.ts";

/** Who is signed in, as `GET /api/v1/session` says. */
export interface Session {
  readonly officer: string;
  readonly role: Exclude<Role, "system">;
  readonly station?: string;
  readonly unit?: string;
  readonly department?: string;
  /** Where the person belongs, whatever post that is. */
  readonly part?: string;
  readonly offPost?: true;
  /** The role is held by breaking the glass: which time. */
  readonly glass?: string;
  readonly demo: boolean;
  readonly drill: boolean;
}

export type SignedIn =
  | { readonly kind: "in"; readonly session: Session }
  | { readonly kind: "out"; readonly demo: boolean; readonly refused?: Refused }
  | { readonly kind: "unreachable" };

export async function readSession(): Promise<SignedIn> {
  const reply = await ask<Session>("GET", "/api/v1/session");
  if (reply.kind === "ok") return { kind: "in", session: reply.content };
  if (reply.kind === "unreachable") return { kind: "unreachable" };
  return { kind: "out", demo: reply.refused.details["demo"] === true };
}

export async function signInWithToken(token: string): Promise<SignedIn> {
  return answer(await ask<Session>("POST", "/api/v1/session", { body: { token } }));
}

/** One click, in a drill, from the machine itself. */
export async function signInToDrill(as: { role: string; station?: string; unit?: string }): Promise<SignedIn> {
  return answer(await ask<Session>("POST", "/api/v1/session/demo", { body: as }));
}

export async function signOut(): Promise<void> {
  await ask("DELETE", "/api/v1/session");
}

function answer(reply: Awaited<ReturnType<typeof ask<Session>>>): SignedIn {
  if (reply.kind === "ok") return { kind: "in", session: reply.content };
  if (reply.kind === "unreachable") return { kind: "unreachable" };
  return { kind: "out", demo: reply.refused.details["demo"] === true, refused: reply.refused };
}

/** The session as the giver of an order, for rehearsing rules before the server is asked. */
export function giverOf(session: Session): Giver {
  const { officer, role, station, unit, department, part, offPost, glass } = session;
  return {
    officer,
    role,
    ...(station === undefined ? {} : { station }),
    ...(unit === undefined ? {} : { unit }),
    ...(department === undefined ? {} : { department }),
    ...(part === undefined ? {} : { part }),
    ...(offPost === undefined ? {} : { offPost }),
    ...(glass === undefined ? {} : { glass }),
  };
}

/** The hall sees every call and every incident. */
export function isHall(session: Session): boolean {
  return tagsOf(giverOf(session)).includes("hall");
}

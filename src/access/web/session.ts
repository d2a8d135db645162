import { unnamedDistrict } from "../../district/district.ts";
import { ask, type Refused, type Reply } from "../../journal/web/api.ts";
import type { Power } from "../../ground/role.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { Session } from "../own-session.ts";
import { doorTexts } from "./door-texts.ts";

/** What the sign-in page may offer, known before anybody is signed in. */
export interface Doorway {
  readonly demo: boolean;
  /** What the provider of identities is called, where there is one. */
  readonly provider?: Sentence;
  /** Times are said in the district's zone also to those who are not in yet. */
  readonly zone: string;
}

export type SignedIn =
  | { readonly kind: "in"; readonly session: Session }
  | { readonly kind: "out"; readonly doorway: Doorway }
  | { readonly kind: "unreachable" };

export async function readSession(): Promise<SignedIn> {
  const reply = await ask<Session>("GET", "/api/v1/session");
  if (reply.kind === "ok") return { kind: "in", session: reply.content };
  if (reply.kind === "unreachable") return { kind: "unreachable" };
  return { kind: "out", doorway: doorwayOf(reply.refused) };
}

function doorwayOf({ details }: Refused): Doorway {
  const zone = details["zone"];
  const { providerZh: zh, providerEn: en } = details;
  return {
    demo: details["demo"] === true,
    ...(typeof zh === "string" && typeof en === "string" ? { provider: { zh, en } } : {}),
    zone: typeof zone === "string" ? zone : unnamedDistrict.zone,
  };
}

/** Somebody of a drill's staff whom one can sign in as. */
export interface DrillPerson {
  readonly person: string;
  readonly name: string;
  readonly part: string;
  readonly powers: readonly Power[];
  readonly onPost: boolean;
}

const post = <Content>(path: string, body: object) => ask<Content>("POST", `/api/v1/${path}`, { body });

/** The ways in; each answers the session, or why not. */
export const signIn = {
  withToken: (token: string) => post<Session>("session", { token }),
  withPassword: (given: { person: string; password: string; code?: string }) =>
    post<Session>("session/password", given),
  withPasskey: (response: object) => post<Session>("session/passkey", { response }),
  withLink: (secret: string) => post<Session>("session/link", { secret }),
  /** Where the browser goes to sign in at the provider of identities. */
  atProvider: () => post<{ readonly url: string }>("session/provider", {}),
  /** One click, in a drill, from the machine itself: a seat of a role. */
  toDrill: (seat: { role: string; station?: string }) => post<Session>("session/demo", seat),
  /** One click, as one of the drill's staff. */
  asDrillPerson: (person: string) => post<Session>("session/drill", { person }),
};

export function readDrillPeople(): Promise<Reply<{ people: readonly DrillPerson[] }>> {
  return ask("GET", "/api/v1/session/drill-people");
}

/** The screen of a seat that is left for a while. */
export const seatScreen = {
  lock: () => post<null>("session/lock", {}),
  unlock: (shown: { password: string } | { response: object } | { drill: true }) =>
    post<Session>("session/unlock", shown),
  active: () => post<null>("session/activity", {}),
};

/** Leaves, and the provider of identities too where the session came by it: the browser goes there and comes back. */
export async function signOut(): Promise<void> {
  const reply = await ask<{ readonly leaving?: string } | null>("DELETE", "/api/v1/session");
  const leaving = reply.kind === "ok" ? reply.content?.leaving : undefined;
  if (leaving !== undefined) location.assign(leaving);
}

/** Why a request was not granted: what the server said, or that nobody answered. */
export function troubleOf(reply: Exclude<Reply<unknown>, { kind: "ok" }>): Refused {
  return reply.refused ?? { ...doorTexts.unreachable, code: "Unreachable", status: 0, details: {} };
}

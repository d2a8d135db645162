import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import type { StreamView } from "../ground/room.ts";
import { enabledPersonOf, personOf } from "./asking.ts";
import {
  type AccessFact,
  EntryLinkMade,
  FactorRemoved,
  FactorSet,
  SessionEnded,
  sessionStream,
  SignedIn,
  SignInLocked,
} from "./facts.ts";
import { letInBy } from "./entry-told.ts";
import { personStream } from "./people-facts.ts";
import { theMachine } from "./let-in.ts";
import { everyRole } from "./role.ts";

/** One signing in until its end. Its secret lies beside the journal. */
export interface SessionRecord {
  readonly id: string;
  readonly person: string;
  readonly at: Instant;
  readonly by: readonly string[];
  readonly from: string;
  readonly agent?: string | undefined;
  readonly until: Instant;
  readonly link?: string | undefined;
  /** Who may be behind it: they made the link by which it was opened, or by which its means were set. */
  readonly letIn?: readonly string[] | undefined;
  readonly ended?: { readonly at: Instant; readonly why: string; readonly by: string };
}

const watchers = ["securityAdministrator", "auditAdministrator"];

export const sessionView: StreamView<SessionRecord> = {
  room: "access",
  kind: "session",
  owner: true,
  evolve: (state: SessionRecord | null, told: Fact) => {
    const fact = told as AccessFact;
    if (fact.type === "SignedIn") {
      const { session: id, ...rest } = fact.data;
      return { id, ...rest, at: fact.occurredAt };
    }
    if (state === null || fact.type !== "SessionEnded") return state;
    return { ...state, ended: { at: fact.occurredAt, why: fact.data.why, by: fact.by.officer } };
  },
  seenBy: ({ person }) => [...watchers, `person:${person}`],
  kindSeenBy: () => watchers,
  isCurrent: ({ ended }) => ended === undefined,
};

/*
 * The orders below are the program's own: it has checked a password, a code, a key or a link before it gives them, and
 * none of that is ever in an order.
 */
const internal = { internal: true, roles: ["system"] } as const;

/** Refused: `PersonUnknown`, `PersonIsDisabled`. */
export const OpenSession = defineOrder("OpenSession", {
  ...internal,
  title: { zh: "登录", en: "Sign in" },
  body: SignedIn.shape.omit({ session: true, letIn: true }),
  streams: ({ id, body }) => [personStream(body.person), sessionStream(id)],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, { id, body }) => {
    const person = enabledPersonOf(states, body.person);
    if (isRefusal(person)) return person;
    const letIn = letInBy(person, body.by, body.link);
    // Of an entry by a link the person is told; of one by a provider it is known that they have that way in.
    const told =
      body.by.includes("link") || (body.by.includes("provider") && person.byProvider !== true)
        ? [sessionStream(id), personStream(person.id)]
        : [sessionStream(id)];
    return [SignedIn.draft(told, { ...body, session: id, ...(letIn.length === 0 ? {} : { letIn }) })];
  },
});

/** Ending one that is over records nothing. Refused: `SessionUnknown`. */
export const EndSession = defineOrder("EndSession", {
  ...internal,
  title: { zh: "结束登录", en: "End a session" },
  body: SessionEnded.shape.omit({ person: true }),
  streams: ({ body }) => [sessionStream(body.session)],
  refuses: ["SessionUnknown"],
  decide: (states, { body }) => {
    const session = states(sessionView, sessionStream(body.session));
    if (session === null) return refuse("SessionUnknown");
    if (session.ended !== undefined) return [];
    return [SessionEnded.draft([sessionStream(session.id)], { ...body, person: session.person })];
  },
});

/** Anybody ends sessions of their own, the security administrator everybody's. Refused: `SessionUnknown`, `NotYours`. */
export const RevokeSession = defineOrder("RevokeSession", {
  title: { zh: "吊销登录", en: "Revoke a session" },
  roles: everyRole,
  underGlass: true,
  offPost: true,
  over: ["securityAdministrator"],
  body: z.strictObject({ session: ulidSchema }),
  streams: ({ body }) => [sessionStream(body.session)],
  concerns: (states, { body }) => {
    const session = states(sessionView, sessionStream(body.session));
    return session === null ? undefined : { persons: [session.person] };
  },
  refuses: ["SessionUnknown"],
  decide: (states, { body }) => {
    const session = states(sessionView, sessionStream(body.session));
    if (session === null) return refuse("SessionUnknown");
    if (session.ended !== undefined) return [];
    const data = { person: session.person, session: session.id, why: "revoked" as const };
    return [SessionEnded.draft([sessionStream(session.id)], data)];
  },
});

/** Refused: `PersonUnknown`, `PersonIsDisabled`. */
export const NoteFactorSet = defineOrder("NoteFactorSet", {
  ...internal,
  title: { zh: "设置登录方式", en: "Set a means of signing in" },
  body: FactorSet.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, { body }) => {
    const person = enabledPersonOf(states, body.person);
    return isRefusal(person) ? person : [FactorSet.draft([personStream(person.id)], body)];
  },
});

/** Refused: `PersonUnknown`. */
export const NoteFactorRemoved = defineOrder("NoteFactorRemoved", {
  ...internal,
  title: { zh: "移除登录方式", en: "Remove a means of signing in" },
  body: FactorRemoved.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["PersonUnknown"],
  decide: (states, { body }) => {
    const person = personOf(states, body.person);
    return isRefusal(person) ? person : [FactorRemoved.draft([personStream(person.id)], body)];
  },
});

/** A link of the machine's own, for the first administrator or a lost one. Refused: `PersonUnknown`, `PersonIsDisabled`. */
export const NoteEntryLink = defineOrder("NoteEntryLink", {
  ...internal,
  title: { zh: "由本机生成一次性链接", en: "Make a one-time link at the machine" },
  body: EntryLinkMade.shape.pick({ person: true, until: true }).extend({ why: z.enum(["first", "lost"]) }),
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["PersonIsDisabled", "PersonUnknown"],
  decide: (states, { id, body }) => {
    const person = enabledPersonOf(states, body.person);
    if (isRefusal(person)) return person;
    return [EntryLinkMade.draft([personStream(person.id)], { ...body, maker: theMachine, link: id })];
  },
});

/** Refused: `PersonUnknown`. */
export const NoteSignInLocked = defineOrder("NoteSignInLocked", {
  ...internal,
  title: { zh: "登录锁定", en: "Lock signing in" },
  body: SignInLocked.shape,
  streams: ({ body }) => [personStream(body.person)],
  refuses: ["PersonUnknown"],
  decide: (states, { body }) => {
    const person = personOf(states, body.person);
    return isRefusal(person) ? person : [SignInLocked.draft([personStream(person.id)], body)];
  },
});

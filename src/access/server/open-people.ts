import type pg from "pg";
import { apiTokensOf } from "./api-tokens.ts";
import { credentialsOf } from "./credentials.ts";
import type { Door, Edge } from "./door.ts";
import { note } from "../../journal/server/note.ts";
import { closeSession } from "./opening-sessions.ts";
import type { SignInProvider } from "./sign-in-provider.ts";
import type { Session } from "./session-limits.ts";
import { openSecurityWatch } from "./open-security-watch.ts";
import { ownAttempts, toldToOneself } from "./own-attempts.ts";
import type { SecurityWatch } from "./security-watch.ts";
import type { SecurityLog } from "./security-log.ts";
import { sessionsOf } from "./sessions.ts";
import { streamKey, streamKind } from "../../ground/fact.ts";
import { instantOf } from "../../ground/instant.ts";
import type { Sealed } from "../../ground/sealed.ts";
import type { Commit } from "../../journal/journal.ts";
import type { Submit } from "../../journal/server/order-request.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import { accessNow, type AccessNow, type StreamsNow } from "./access-now.ts";
import { type Belonging, type PassParts, seatIn, standingIn } from "./passes.ts";
import { sessionAnswerOf } from "./session-routes.ts";
import { sessionUpkeep } from "./session-upkeep.ts";

interface Parts {
  readonly pool: pg.Pool;
  /** The installation's key for what people sign in with. */
  readonly key: Buffer;
  readonly board: StreamsNow;
  readonly facts: Rulebook["facts"];
  readonly edge: Edge;
  /** What people belong to by other rooms' streams. */
  readonly belonging: (person: AccessNow["person"]) => Belonging;
  /** Looks again at the live connections of everybody, or of some. */
  readonly look: (people?: ReadonlySet<string>) => void;
  readonly submit: Submit;
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  readonly demo: boolean;
  readonly isDrill: () => boolean;
  readonly provider?: SignInProvider | undefined;
  readonly now: () => number;
  /** While false nobody's session is ended and no row deleted by the clock: what is expired is refused, and that is all. */
  readonly isClockTrusted: () => boolean;
  readonly securityLog: SecurityLog;
  readonly countRefusedEveryMillis?: number | undefined;
  readonly trouble: (error: unknown) => void;
}

/** Everybody who signs in, and what ends that. */
export interface People {
  readonly passes: PassParts;
  readonly door: Door;
  /** Told by the edge what it refuses. */
  readonly watch: SecurityWatch;
  /** Where the browser goes to leave the provider too, if the session came by one. */
  readonly closeSession: (session: Session, back: string) => Promise<string | undefined>;
  /** What a commit changes about who may do what takes effect at once. */
  commit(commit: Commit): void;
  /**
   * Makes the first security administrator of an installation nobody has entered yet, and a one-time link. Undefined
   * once anybody has set up what they sign in with.
   */
  firstEntrance(): Promise<{ readonly path: string; readonly until: string } | undefined>;
  stop(): Promise<void>;
}

/** Who is let in first; the name can be changed, and others be appointed in its place. */
const firstAdministrator = { person: "admin", name: "首任安全管理员" };
const firstLinkHours = 24;

/** Opens sessions, tokens and credentials, and brings them in line with the journal after a stop or a restore. */
export async function openPeople(parts: Parts): Promise<People> {
  const { pool, key, now, board, submit, isClockTrusted, demo, isDrill, look } = parts;
  const state = accessNow(board);
  const belonging = parts.belonging(state.person);
  const credentials = credentialsOf({ pool, now, key });
  const sessions = sessionsOf({ pool, now, isClockTrusted });
  const tokens = apiTokensOf({ pool, now });
  await sessions.load();
  await tokens.load();
  const attempts = ownAttempts(pool, now);
  const watch = openSecurityWatch({
    ...{ submit, now, key, log: parts.securityLog, trouble: parts.trouble },
    facts: parts.facts,
    isPerson: (id) => state.person(id) !== undefined,
    sessionsOf: (person) => sessions.list(person),
    seen: ({ person, event, address }) => {
      if (toldToOneself.includes(event)) attempts.failed(person, event, address);
    },
  });
  const { edge, provider, open } = parts;
  const door: Door = {
    ...edge,
    ...{ now, demo, isDrill, state, credentials, sessions, tokens, attempts, watch, submit, open, provider },
    idTokens: new Map(),
    sessionAnswer: (session) => {
      const giver = standingIn(state, session, now()) ?? { officer: session.person, role: "reader", offPost: true };
      const seat = seatIn(state, session, { demo, now: now() });
      return sessionAnswerOf({ demo, isDrill, security: state.security }, { giver, ...seat });
    },
    lookAgain: (person) => look(new Set([person])),
  };

  const upkeep = sessionUpkeep({ ...parts, door, watch });
  const { inTurn, end } = upkeep;

  return {
    passes: { state, belonging, sessions, tokens, submit, notesMachineTokens: !demo, trouble: parts.trouble },
    door,
    watch,
    closeSession: async (session, back) => {
      const isByProvider = state.session(session.id)?.by.includes("provider") === true;
      const idToken = door.idTokens.get(session.id);
      await closeSession(door, session, "signedOut");
      return isByProvider ? door.provider?.leaving(idToken, back) : undefined;
    },
    commit: (commit) => {
      const { facts, streams } = commit;
      watch.commit(facts);
      const touched = new Set<string>(belonging.commit(commit));
      for (const stream of streams.keys()) {
        if (streamKind(stream) === "person") touched.add(streamKey(stream));
      }
      for (const { type, data } of facts) {
        if (type === "SessionEnded") {
          const { session, person } = data as { session: string; person: string };
          touched.add(person);
          door.idTokens.delete(session);
          if (sessions.byId(session) !== undefined) inTurn(async () => void (await sessions.end(session)));
        }
        if (type === "PersonDisabled") {
          const { person } = data as { person: string };
          for (const session of sessions.list(person)) inTurn(() => end(session, "disabled"));
        }
        if (type === "TokenRevoked") {
          const { token, label } = data as { token: string; label: string };
          touched.add(label);
          inTurn(async () => void (await tokens.revoke(token)));
        }
      }
      if (touched.size > 0) look(touched);
    },
    firstEntrance: async () => {
      if (state.people().some(({ factors }) => factors.length > 0)) return undefined;
      const { person, name } = firstAdministrator;
      await note(door, "AdmitAdministrator", state.person(person) === undefined ? { person, name } : { person });
      const until = instantOf(now() + firstLinkHours * 3_600_000);
      const link = await note(door, "NoteEntryLink", { person, why: "first", until });
      const made = await credentials.links.make(person, { link, why: "first", until });
      return "refused" in made ? undefined : { path: `/enter#${made.secret}`, until };
    },
    stop: upkeep.stop,
  };
}

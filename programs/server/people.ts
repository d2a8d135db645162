import type pg from "pg";
import { apiTokensOf } from "../../src/access/server/api-tokens.ts";
import { credentialsOf } from "../../src/access/server/credentials.ts";
import type { Door } from "../../src/access/server/door.ts";
import { note } from "../../src/journal/server/note.ts";
import { installationKey } from "../../src/access/server/installation-key.ts";
import { closeSession } from "../../src/access/server/opening-sessions.ts";
import type { SignInProvider } from "../../src/access/server/sign-in-provider.ts";
import type { Session } from "../../src/access/server/session-limits.ts";
import { openSecurityWatch } from "../../src/access/server/open-security-watch.ts";
import { ownAttempts, toldToOneself } from "../../src/access/server/own-attempts.ts";
import type { SecurityWatch } from "../../src/access/server/security-watch.ts";
import type { SecurityLog } from "../../src/access/server/security-log.ts";
import { sessionsOf } from "../../src/access/server/sessions.ts";
import { streamKey, streamKind } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import type { Commit } from "../../src/journal/journal.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import type { Submit } from "../../src/journal/server/order-request.ts";
import { belongingOf } from "./belonging.ts";
import { type Devices, devicesOf } from "./devices.ts";
import { doorOf } from "./door.ts";
import { dutyNow } from "./duty-now.ts";
import type { Board } from "./live/board.ts";
import { type Seats, seatsOf } from "./live/seats.ts";
import type { PassParts } from "./passes.ts";
import { rulebook } from "./rooms.ts";
import { sessionUpkeep } from "./session-upkeep.ts";

interface Parts {
  readonly pool: pg.Pool;
  readonly dataFolder: string;
  readonly keyStore: KeyStore;
  readonly board: Board;
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
  readonly seats: Seats;
  /** Told by the edge what it refuses. */
  readonly watch: SecurityWatch;
  readonly devices: Devices;
  /** Where the browser goes to leave the provider too, if the session came by one. */
  readonly closeSession: (session: Session, back: string) => Promise<string | undefined>;
  /** What a commit changes about who may do what takes effect at once. */
  commit(commit: Commit): void;
  /**
   * The way in of a house nobody has entered yet: makes its first security administrator and a one-time link. Nothing
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
  const { pool, now, board, submit, isClockTrusted } = parts;
  const state = dutyNow(board);
  const belonging = belongingOf(board, state.person);
  const seats = seatsOf();
  const key = await installationKey(parts.dataFolder, "credential", parts.keyStore);
  const credentials = credentialsOf({ pool, now, key });
  const sessions = sessionsOf({ pool, now, isClockTrusted });
  const tokens = apiTokensOf({ pool, now });
  await sessions.load();
  await tokens.load();
  const attempts = ownAttempts(pool, now);
  const watch = openSecurityWatch({
    ...{ submit, now, key, log: parts.securityLog, trouble: parts.trouble },
    facts: rulebook.facts,
    isPerson: (id) => state.person(id) !== undefined,
    sessionsOf: (person) => sessions.list(person),
    seen: ({ person, event, address }) => {
      if (toldToOneself.includes(event)) attempts.failed(person, event, address);
    },
  });
  const devices = devicesOf(key);
  const door = doorOf({ ...parts, watch, devices, attempts, state, credentials, sessions, tokens, seats });

  const upkeep = sessionUpkeep({ ...parts, door, watch, seats });
  const { inTurn, end } = upkeep;

  return {
    passes: { state, belonging, sessions, tokens, submit, notesMachineTokens: !parts.demo, trouble: parts.trouble },
    door,
    seats,
    watch,
    devices,
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
      if (touched.size > 0) seats.look(touched);
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

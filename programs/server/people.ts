import type pg from "pg";
import { apiTokensOf } from "../../src/duty/server/api-tokens.ts";
import { credentialsOf } from "../../src/duty/server/credentials.ts";
import { type Door, note, noteIfPossible } from "../../src/duty/server/door.ts";
import { installationKey } from "../../src/duty/server/installation-key.ts";
import { closeSession } from "../../src/duty/server/opening-sessions.ts";
import type { SignInProvider } from "../../src/duty/server/sign-in-provider.ts";
import type { Session } from "../../src/duty/server/session-limits.ts";
import { openSecurityWatch } from "../../src/duty/server/open-security-watch.ts";
import { ownAttempts, toldToOneself } from "../../src/duty/server/own-attempts.ts";
import type { SecurityWatch } from "../../src/duty/server/security-watch.ts";
import type { SecurityLog } from "../../src/duty/server/security-log.ts";
import { sessionsOf } from "../../src/duty/server/sessions.ts";
import { whenIdle } from "../../src/duty/security.ts";
import { standingOf } from "../../src/duty/standing.ts";
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

const sweepMillis = 5_000;
const flushMillis = 60_000;
/** What was refused is recorded so often at the most. */
const countMillis = 60_000;

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

  /** Sessions the journal has open and the table does not: the table is not in a backup, so a restore ends them. */
  async function reconcile(): Promise<void> {
    for (const { stream } of [...board.entries()]) {
      if (streamKind(stream) !== "session" || sessions.byId(streamKey(stream)) !== undefined) continue;
      await noteIfPossible(door, "EndSession", { session: streamKey(stream), why: "expired" });
    }
  }

  async function end(session: Session, why: "expired" | "disabled"): Promise<void> {
    await closeSession(door, session, why);
  }

  /** How long a session may lie idle, by what its person is now. */
  function limitsOf(session: Session) {
    const person = state.person(session.person);
    const standing = person === undefined ? undefined : standingOf(person, instantOf(now()), state.zone());
    const role = (standing?.role ?? "reader") as "reader";
    const { idleMinutes, longestHours } = state.security().policy;
    return {
      idleMinutes: idleMinutes[role] ?? 30,
      absoluteHours: longestHours[role] ?? 12,
      // A visitor who left keeps nobody of the drill's staff from their work.
      onIdle: standing?.offPost === true || isByClick(session) ? ("end" as const) : whenIdle(role),
    };
  }

  function isByClick({ id }: Session): boolean {
    return state.session(id)?.by.includes("drill") === true;
  }

  async function sweep(): Promise<void> {
    const due = sessions.sweep(limitsOf);
    const isTrusted = isClockTrusted();
    if (isTrusted) for (const { session } of due.end) await end(session, "expired");
    // In doubt a screen is locked where its session would end: the clock may be right, and a lock can be undone.
    const locked = isTrusted ? due.lock : [...due.lock, ...due.end.map(({ session }) => session)];
    for (const session of locked.filter(({ lockedAt }) => lockedAt === undefined)) {
      await sessions.lock(session.id);
      seats.look(new Set([session.person]));
    }
    // A power's last day, the end of an hour of broken glass: what comes by the clock alone.
    seats.look();
  }

  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => void (last = last.then(work).catch(parts.trouble));
  const timers = [
    setInterval(() => inTurn(sweep), sweepMillis),
    setInterval(
      () =>
        inTurn(async () => {
          await sessions.flush();
          await tokens.flush();
        }),
      flushMillis,
    ),
    setInterval(() => inTurn(async () => (isClockTrusted() ? credentials.sweep() : undefined)), 3_600_000),
    setInterval(() => inTurn(async () => (isClockTrusted() ? attempts.sweep() : undefined)), 3_600_000),
    setInterval(
      () =>
        inTurn(async () => {
          await watch.flush();
          await attempts.flush();
        }),
      parts.countRefusedEveryMillis ?? countMillis,
    ),
  ];
  for (const timer of timers) timer.unref();
  inTurn(reconcile);

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
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await last;
      await watch.flush();
      await attempts.flush();
      await sessions.flush();
      await tokens.flush();
    },
  };
}

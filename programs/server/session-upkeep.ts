import type { Door } from "../../src/access/server/door.ts";
import { noteIfPossible } from "../../src/journal/server/note.ts";
import type { openSecurityWatch } from "../../src/access/server/open-security-watch.ts";
import { closeSession } from "../../src/access/server/opening-sessions.ts";
import type { Session } from "../../src/access/server/session-limits.ts";
import { whenIdle } from "../../src/access/security.ts";
import { standingOf } from "../../src/access/standing.ts";
import { streamKey, streamKind } from "../../src/ground/fact.ts";
import { instantOf } from "../../src/ground/instant.ts";
import type { Board } from "./live/board.ts";
import type { Seats } from "./live/seats.ts";

interface Parts {
  readonly door: Door;
  readonly board: Board;
  readonly seats: Seats;
  readonly watch: ReturnType<typeof openSecurityWatch>;
  readonly isClockTrusted: () => boolean;
  readonly countRefusedEveryMillis?: number | undefined;
  readonly trouble: (error: unknown) => void;
}

/** The regular work about sessions: each step runs after the one before. */
export interface SessionUpkeep {
  /** Does this after what is under way. */
  inTurn(work: () => Promise<void>): void;
  end(session: Session, why: "expired" | "disabled"): Promise<void>;
  /** Writes down what is not written yet. */
  stop(): Promise<void>;
}

const sweepMillis = 5_000;
const flushMillis = 60_000;
const hourMillis = 3_600_000;
/** The shortest time between two records of what was refused. */
const countMillis = 60_000;

/** Ends and locks sessions when their time is over, and writes down when they were last used and what was refused. */
export function sessionUpkeep(parts: Parts): SessionUpkeep {
  const { door, board, seats, watch, isClockTrusted } = parts;
  const { state, sessions, tokens, credentials, attempts, now } = door;

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

  async function flushUse(): Promise<void> {
    await sessions.flush();
    await tokens.flush();
  }

  async function flushRefused(): Promise<void> {
    await watch.flush();
    await attempts.flush();
  }

  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => void (last = last.then(work).catch(parts.trouble));
  const timers = [
    setInterval(() => inTurn(sweep), sweepMillis),
    setInterval(() => inTurn(flushUse), flushMillis),
    setInterval(() => inTurn(async () => (isClockTrusted() ? credentials.sweep() : undefined)), hourMillis),
    setInterval(() => inTurn(async () => (isClockTrusted() ? attempts.sweep() : undefined)), hourMillis),
    setInterval(() => inTurn(flushRefused), parts.countRefusedEveryMillis ?? countMillis),
  ];
  for (const timer of timers) timer.unref();
  inTurn(reconcile);

  return {
    inTurn,
    end,
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await last;
      await flushRefused();
      await flushUse();
    },
  };
}

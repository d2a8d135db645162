import { type Instant, millis } from "../../ground/instant.ts";
import type { Ulid } from "../../ground/ulid.ts";

/** One browser that is signed in. The object stays the same while the session lives, and its times move on. */
export interface Session {
  readonly id: Ulid;
  readonly person: string;
  readonly address: string;
  readonly agent: string | undefined;
  readonly createdAt: Instant;
  readonly lastActiveAt: Instant;
  readonly expiresAt: Instant;
  /** The screen is locked since then: the person must show who they are again. */
  readonly lockedAt: Instant | undefined;
  /** When the person last showed in it what they sign in with; unlocking is not that. */
  readonly shownAt: Instant | undefined;
  /** False of a session from before everybody who opens sealed values needed two factors: they are asked the next time. */
  readonly asksTwo: boolean;
}

/** How long a session may lie idle and last altogether, by what its person may do. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** A seat in the hall locks its screen: whoever comes back finds the work as it was. */
  readonly onIdle: "end" | "lock";
}

export interface SessionsDue {
  readonly end: readonly { readonly session: Session; readonly why: "idle" | "absolute" }[];
  readonly lock: readonly Session[];
}

/** What is to be ended or locked at a moment (milliseconds since 1970). A locked screen lasts until the absolute limit. */
export function sessionsDue(
  sessions: Iterable<Session>,
  limitsOf: (session: Session) => SessionLimits,
  now: number,
): SessionsDue {
  const end: { session: Session; why: "idle" | "absolute" }[] = [];
  const lock: Session[] = [];
  for (const session of sessions) {
    const limits = limitsOf(session);
    const last = millis(session.createdAt) + limits.absoluteHours * 3_600_000;
    const idle = now - millis(session.lastActiveAt) >= limits.idleMinutes * 60_000;
    // Begun by a clock that was ahead: it would last until then.
    const ahead = millis(session.createdAt) > now + 3_600_000;
    if (ahead || now >= Math.min(last, millis(session.expiresAt))) end.push({ session, why: "absolute" });
    else if (!idle) continue;
    else if (limits.onIdle === "end") end.push({ session, why: "idle" });
    else if (session.lockedAt === undefined) lock.push(session);
  }
  return { end, lock };
}

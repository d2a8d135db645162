/** What is known of the person at the keyboard. Times in milliseconds since 1970, by this machine's clock. */
export interface Idleness {
  /** The last key, movement or touch, in any window of this browser. */
  readonly lastInput: number;
  /** When the server was last told that somebody is there. */
  readonly lastTold: number;
}

export interface IdlePolicy {
  readonly onIdle: "lock" | "end" | null;
  readonly idleMinutes: number | null;
}

export interface IdleAnswer {
  /** Tell the server now that somebody is at the keyboard. */
  readonly tell: boolean;
  /** `soon`: it is said before it happens. `over`: the time is up. */
  readonly phase: "active" | "soon" | "over";
  /** Until the time is up; 0 when it is. */
  readonly leftSeconds: number;
}

const tellEveryMillis = 60_000;
const longestWarningMillis = 120_000;

/**
 * Counts how long nobody was there. The server is told at most once a minute, and only of input it has not been told of.
 * The end is announced two minutes before, or for a quarter of a short time, so that one key is enough to stay.
 */
export function idleAnswer({ lastInput, lastTold }: Idleness, policy: IdlePolicy, now: number): IdleAnswer {
  const tell = lastInput > lastTold && now - lastTold >= tellEveryMillis;
  if (policy.onIdle === null || policy.idleMinutes === null) return { tell, phase: "active", leftSeconds: Infinity };
  const whole = policy.idleMinutes * 60_000;
  const left = Math.max(0, lastInput + whole - now);
  const phase = left === 0 ? "over" : left <= Math.min(longestWarningMillis, whole / 4) ? "soon" : "active";
  return { tell: tell && phase !== "over", phase, leftSeconds: Math.ceil(left / 1000) };
}

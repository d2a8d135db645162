import { setTimeout as pause } from "node:timers/promises";
import { generateSync } from "otplib";

const stepMillis = 30_000;

/** Somebody's app for one-time codes. */
export interface Authenticator {
  /**
   * A code that was not given before and counts for 15 seconds at least, however near the next step is. The server takes
   * the codes of the step before and after too, so two or three can be had at once; for the next this waits.
   */
  code(): Promise<string>;
  /** The code given last. */
  last(): string;
}

export function authenticator(secret: string): Authenticator {
  let given = -Infinity;
  const codeOf = (step: number) => generateSync({ secret, epoch: (step * stepMillis) / 1000 });
  return {
    code: async () => {
      const now = Date.now() / stepMillis;
      given = Math.max(given + 1, Math.floor(now - 0.5));
      const wait = (given - 1) * stepMillis - Date.now();
      if (wait > 0) await pause(wait);
      return codeOf(given);
    },
    last: () => codeOf(given),
  };
}

import { randomBytes } from "node:crypto";

const lifeMillis = 5 * 60_000;
/** Anybody may ask for one before signing in, so there is an end to what is kept; the oldest go first. */
const mostKept = 20_000;

export type ChallengePurpose = "register" | "authenticate";

/** What an authenticator is asked to sign. Kept in memory: a restart costs nobody more than a second press. */
export interface PasskeyChallenges {
  /** Random base64url; bound to a person where one is named. */
  draw(purpose: ChallengePurpose, person?: string): string;
  /** Takes a challenge, once, within five minutes: what was asked for, or undefined. */
  take(challenge: string, purpose: ChallengePurpose): { readonly person: string | undefined } | undefined;
}

export function passkeyChallenges(now: () => number): PasskeyChallenges {
  const kept = new Map<string, { purpose: ChallengePurpose; person: string | undefined; until: number }>();
  return {
    draw: (purpose, person) => {
      const oldest = kept.entries().next().value;
      if (oldest !== undefined && (kept.size >= mostKept || oldest[1].until <= now())) kept.delete(oldest[0]);
      const challenge = randomBytes(32).toString("base64url");
      kept.set(challenge, { purpose, person, until: now() + lifeMillis });
      return challenge;
    },
    take: (challenge, purpose) => {
      const found = kept.get(challenge);
      kept.delete(challenge);
      if (found === undefined || found.purpose !== purpose || found.until <= now()) return undefined;
      return { person: found.person };
    },
  };
}

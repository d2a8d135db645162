import type { Instant } from "../ground/instant.ts";
import { millis } from "../ground/instant.ts";
import type { Person } from "./person.ts";
import { administrators } from "./role.ts";
import type { Security, SecurityPolicy } from "./security.ts";

/** What somebody has to set up before a session may do anything else. */
export type MissingFactor = "password" | "secondFactor" | "passwordOld";

const dayMillis = 86_400_000;

/**
 * The policy as it counts for a session. What nobody has set asks in a drill for what administrators need, and lets a
 * session from before the usual policy asked for more go on: its person is asked at the next sign-in.
 */
export function policyFor(
  security: Security,
  o: { readonly demo: boolean; readonly asksTwo: boolean },
): SecurityPolicy {
  const { policy, setAt } = security;
  if (setAt !== undefined || (o.asksTwo && !o.demo)) return policy;
  return { ...policy, secondFactor: administrators };
}

/** Whether one of the person's powers demands a second factor. */
export function needsSecondFactor({ powers }: Pick<Person, "powers">, policy: SecurityPolicy): boolean {
  return powers.some(({ role }) => policy.secondFactor.includes(role));
}

/**
 * What a person must still set up. A passkey is enough by itself. Without a passkey: a password, not older than the
 * district's policy allows, and one-time codes where a power needs a second factor.
 */
export function missingFactor(person: Person, policy: SecurityPolicy, at: Instant): MissingFactor | undefined {
  const has = (factor: Person["factors"][number]["factor"]) => person.factors.find((one) => one.factor === factor);
  if (has("passkey") !== undefined) return undefined;
  const password = has("password");
  if (password === undefined) return "password";
  if (needsSecondFactor(person, policy) && has("totp") === undefined) return "secondFactor";
  const { passwordDays } = policy;
  const isOld = passwordDays !== null && millis(at) - millis(password.at) > passwordDays * dayMillis;
  return isOld ? "passwordOld" : undefined;
}

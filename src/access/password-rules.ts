import { refuse, type Refusal } from "../ground/refusal.ts";
import { surprisesIn } from "./keyboard-steps.ts";

export const leastPasswordCharacters = 12;
export const mostPasswordCharacters = 256;

/** Fewer than this and a password of twelve characters is two or three runs over the keyboard. */
const leastSurprises = 6;
const leastDistinct = 5;

/** The form in which a password is judged and hashed: the same typing gives the same text on every keyboard (NFKC). */
export function normalPassword(password: string): string {
  return password.normalize("NFKC");
}

export type PasswordRuleCode = "PasswordAboutYou" | "PasswordTooLong" | "PasswordTooShort" | "PasswordTooSimple";

/**
 * Whether a password may be taken, as far as that can be said without a list of common ones. `about`: badge and name of
 * its person, whole. Length as NIST SP 800-63B has it, in code points, and no demands for marks or capitals.
 */
export function judgePassword(password: string, about: readonly string[]): Refusal<PasswordRuleCode> | undefined {
  const normal = normalPassword(password);
  const length = Array.from(normal).length;
  if (length < leastPasswordCharacters) return refuse("PasswordTooShort", { least: leastPasswordCharacters });
  if (length > mostPasswordCharacters) return refuse("PasswordTooLong", { most: mostPasswordCharacters });
  const folded = normal.toLowerCase();
  if (about.flatMap(tellingParts).some((part) => folded.includes(part))) return refuse("PasswordAboutYou");
  if (isRepeated(folded) || new Set(folded).size < leastDistinct || surprisesIn(folded) < leastSurprises)
    return refuse("PasswordTooSimple");
  return undefined;
}

/** The whole and its words; two letters of Latin script or two digits turn up by chance, two Chinese characters do not. */
function tellingParts(text: string): readonly string[] {
  const folded = normalPassword(text).toLowerCase().trim();
  return [folded, ...folded.split(/[\s.,·_-]+/)].filter(
    (part) => Array.from(part).length >= (/\p{Script=Han}/u.test(part) ? 2 : 3),
  );
}

/** A pattern shorter than a password must be, at least twice, the last time perhaps not whole. */
function isRepeated(text: string): boolean {
  const characters = Array.from(text);
  const longest = Math.min(leastPasswordCharacters - 1, Math.floor(characters.length / 2));
  for (let period = 1; period <= longest; period++) {
    if (characters.every((character, index) => index < period || character === characters[index - period])) return true;
  }
  return false;
}

import { fill, type Sentence } from "../../ground/sentence.ts";
import { judgePassword, leastPasswordCharacters, normalPassword } from "../password-rules.ts";
import { signInRefusals } from "../sign-in-refusals.ts";
import { doorTexts } from "./door-texts.ts";

/** What a password being typed is told: nothing yet, how much is missing, what is wrong, or that it will do. */
export interface PasswordDraft {
  readonly tone: "none" | "more" | "wrong" | "fits";
  readonly sentence: Sentence | null;
}

/**
 * Judges a password while it is typed, by the rules the server judges by. Too short is no fault of somebody who is still
 * typing. Whether it is a common one only the server knows. `about`: badge and name of its person.
 */
export function passwordDraft(password: string, about: readonly string[]): PasswordDraft {
  if (password === "") return { tone: "none", sentence: null };
  const missing = leastPasswordCharacters - Array.from(normalPassword(password)).length;
  if (missing > 0) return { tone: "more", sentence: fill(doorTexts.passwordMore, { count: missing }) };
  const refusal = judgePassword(password, about);
  if (refusal === undefined) return { tone: "fits", sentence: doorTexts.passwordFits };
  const entry = (signInRefusals as Readonly<Record<string, Sentence>>)[refusal.refused];
  return { tone: "wrong", sentence: entry === undefined ? null : fill(entry, refusal.details) };
}

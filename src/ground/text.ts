import { z } from "zod";

/** True when PostgreSQL and RFC 8785 can carry the text: no U+0000 and no lone surrogate. */
export function isCarriable(value: string): boolean {
  return !value.includes("\u0000") && !/\p{Surrogate}/u.test(value);
}

/** A text of 1 to `most` characters with something in it besides white space. */
export function text(most: number) {
  return z
    .string()
    .min(1, { error: "must not be empty" })
    .max(most, { error: `must be at most ${most} characters` })
    .refine((value) => value.trim() !== "", { error: "must not be empty" })
    .refine(isCarriable, { error: "must not contain U+0000 or lone surrogates" });
}

/** A short code of a code table or the name of a thing: letters, digits and a few marks, no white space at the ends. */
export const codeSchema = text(80)
  .refine((value) => value.trim() === value, { error: "must not begin or end with white space" })
  .refine((value) => !/\p{Control}/u.test(value), { error: "must not contain control characters" });

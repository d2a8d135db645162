import { z } from "zod";
import { type PersonalKind, personalPlaces } from "./personal-patterns.ts";

/** True when PostgreSQL and RFC 8785 can carry the text: no U+0000 and no lone surrogate. */
export function isCarriable(value: string): boolean {
  return !value.includes("\u0000") && !/\p{Surrogate}/u.test(value);
}

/** What a text is refused for, by what it looks like; the Chinese stands in `journal/wrong-field.ts`. */
export const personalRefused: Readonly<Record<PersonalKind, string>> = {
  identity: "must not contain what looks like an identity number; personal details belong in a sealed field",
  phone: "must not contain what looks like a phone number; personal details belong in a sealed field",
  plate: "must not contain what looks like a number plate; personal details belong in a sealed field",
};

/** A text of 1 to `most` characters with something in it besides white space, for fields that are sealed. */
export function sealedText(most: number) {
  return z
    .string()
    .min(1, { error: "must not be empty" })
    .max(most, { error: `must be at most ${most} characters` })
    .refine((value) => value.trim() !== "", { error: "must not be empty" })
    .refine(isCarriable, { error: "must not contain U+0000 or lone surrogates" });
}

/**
 * A plain text: everybody with the stream in their sight reads it, and the log keeps it for ever. Like `sealedText`,
 * and refused when it holds something that looks personal (SCOPE.md, boundary 7). Shapes of facts say the same; stored
 * facts are never checked again.
 */
export function text(most: number) {
  return sealedText(most).superRefine((value, context) => {
    const first = personalPlaces(value)[0];
    if (first !== undefined) context.addIssue({ code: "custom", message: personalRefused[first.kind] });
  });
}

/** A short code of a code table or the name of a thing: letters, digits and a few marks, no white space at the ends. */
export const codeSchema = text(80)
  .refine((value) => value.trim() === value, { error: "must not begin or end with white space" })
  .refine((value) => !/\p{Control}/u.test(value), { error: "must not contain control characters" });

/** Any value whose texts, at whatever depth, hold nothing that looks personal: what another schema will read later. */
export const plainValue = z.unknown().superRefine((value, context) => {
  const first = textsOf(value).flatMap(personalPlaces)[0];
  if (first !== undefined) context.addIssue({ code: "custom", message: personalRefused[first.kind] });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => [name, ...textsOf(held)]);
}

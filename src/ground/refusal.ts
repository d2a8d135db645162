import type { Details, Sentence } from "./sentence.ts";

/** An order that was not accepted, with its code in the field's words and what the sentence names. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly details: Details;
}

/**
 * What a refusal means to the one who asked: it could not be read, it makes no sense, nobody knows who asks, authority
 * forbids it, the thing does not exist, the state forbids it, or it must wait. `programs/server` maps these to HTTP.
 */
export type RefusalMeaning =
  | "malformed"
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "unknown"
  | "conflict"
  | "tooMany";

export interface RefusalEntry extends Sentence {
  readonly means: RefusalMeaning;
}

export type RefusalCatalogue = Readonly<Record<string, RefusalEntry>>;

export function refuse<Code extends string>(refused: Code, details: Details = {}): Refusal<Code> {
  return { refused, details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}

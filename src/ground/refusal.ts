import type { Details, Sentence } from "./sentence.ts";

/** An order that was not accepted, with its code in the field's words and what the sentence names. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly details: Details;
}

/**
 * What kind of refusal it is. `programs/server` maps each kind to an HTTP status.
 *
 * - `malformed`: the request could not be read.
 * - `invalid`: the request was read and makes no sense.
 * - `unauthenticated`: the server does not know who asks.
 * - `forbidden`: authority does not allow it.
 * - `unknown`: the thing named does not exist.
 * - `conflict`: the present state does not allow it.
 * - `tooMany`: the giver must wait.
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

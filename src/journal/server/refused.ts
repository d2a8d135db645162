import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { Details } from "../../ground/sentence.ts";

/** Thrown to answer with a refusal. A route throws what its `refusing` makes; an order it gives throws the order's own. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Makes what is thrown for a refusal of these codes. Of one that takes more codes it is a part, so helpers ask for theirs. */
export type Refusing<Code extends string> = (refusal: Refusal<Code> | Code, details?: Details) => Refused;

/**
 * Declares what a route refuses of its own: `codes` stand in its `config` as `refuses`, and its handler throws what this
 * makes. A code that is not declared does not compile.
 */
export function refusing<const Code extends string>(
  ...codes: readonly Code[]
): Refusing<Code> & { readonly codes: readonly Code[] } {
  const make: Refusing<Code> = (given, details) =>
    new Refused(typeof given === "string" ? refuse(given, details) : given);
  return Object.assign(make, { codes: [...new Set(codes)] });
}

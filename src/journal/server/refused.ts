import type { Refusal } from "../../ground/refusal.ts";

/** Thrown by a route to answer with a refusal of the rooms' catalogues, as an order would be. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

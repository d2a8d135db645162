import type { Sentence } from "../../ground/sentence.ts";

/** An order as `POST /api/v1/orders` takes it in a list. */
export interface ListedOrder {
  readonly id: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What became of it: null when accepted, else the refusal's code and its sentence. */
export type Ended = { readonly code: string; readonly sentence: Sentence } | null;

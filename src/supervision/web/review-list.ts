import type { ReviewKind } from "../check-facts.ts";
import type { selections } from "../review-facts.ts";

/** An incident that is looked at a second time, as its list shows it. */
export interface ListedReview {
  readonly incident: string;
  readonly number: string;
  readonly kind: ReviewKind;
  readonly selection: (typeof selections)[number];
  readonly receivedAt: string;
  readonly station: string | null;
  readonly doneAt: string | null;
  readonly isInOrder: boolean | null;
}

export interface ReviewsRead {
  readonly month: string;
  readonly sample: { readonly seed: string; readonly at: string } | null;
  readonly reviews: readonly ListedReview[];
}

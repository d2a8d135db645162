import type { ReviewKind } from "../check-facts.ts";
import type { reviewCauses } from "../review-facts.ts";

/** An incident that is looked at a second time, as its list shows it. */
export interface ListedReview {
  readonly incident: string;
  readonly number: string;
  readonly kind: ReviewKind;
  readonly cause: (typeof reviewCauses)[number];
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

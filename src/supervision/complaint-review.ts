import { z } from "zod";
import type { Instant } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import type { Role } from "../ground/role.ts";
import { sealedText } from "../ground/text.ts";
import { judgeHands, streamsOf } from "./complaint-acts.ts";
import { clockStreams, type Law, lawIn, runningOf } from "./complaint-clock.ts";
import type { Complaint } from "./complaint.ts";
import {
  complaintChannels,
  ComplaintReviewAnswered,
  ComplaintReviewAsked,
  complaintReviewOutcomes,
  complaintStream,
  tellings,
} from "./complaint-facts.ts";
import { complaintId, complaintTakers } from "./complaint-orders.ts";
import { complaintView } from "./complaint-view.ts";

/* The review of an answered complaint: whoever complained asks, somebody else than who answered looks at it. */

/** Who takes the request: whoever takes complaints, and whoever answers calls. */
export const reviewTakers: readonly Role[] = [...complaintTakers, "calltaker"];

/** Until when a review can be asked for; null: at any time; undefined: there is nothing to ask a review of. */
export function reviewAskedBy(law: Law, { answered, review }: Complaint): Instant | null | undefined {
  if (answered === undefined || review !== undefined) return undefined;
  return runningOf(law, "complaintReviewAsked", answered.at)?.clock.due ?? null;
}

/**
 * Whoever complained asks for a review, by any way. Its times are those of the law in force then. Refused:
 * `ComplaintUnknown`, `ComplaintNotAnswered`, `ReviewAskedBefore`, `ReviewAskedTooLate`.
 */
export const AskComplaintReview = defineOrder("AskComplaintReview", {
  title: { zh: "登记复查请求", en: "Take a request for a review" },
  roles: reviewTakers,
  underGlass: false,
  body: z.strictObject({ complaintId, channel: z.enum(complaintChannels), words: sealedText(4000).optional() }),
  sealed: ["words"],
  record: ({ body }) => complaintStream(body.complaintId),
  streams: ({ body }, states) => [...streamsOf(states, body.complaintId), ...clockStreams],
  refuses: ["ComplaintNotAnswered", "ComplaintUnknown", "ReviewAskedBefore", "ReviewAskedTooLate"],
  decide: (states, { occurredAt, body: { complaintId: id, channel, words } }) => {
    const complaint = states(complaintView, complaintStream(id));
    if (complaint === null) return refuse("ComplaintUnknown");
    if (complaint.review !== undefined) return refuse("ReviewAskedBefore");
    const law = lawIn(states);
    const until = reviewAskedBy(law, complaint);
    if (until === undefined) return refuse("ComplaintNotAnswered");
    if (until !== null && occurredAt > until) return refuse("ReviewAskedTooLate");
    const review = runningOf(law, "complaintReviewAnswered", occurredAt)?.clock;
    return [
      ComplaintReviewAsked.draft([complaintStream(id)], {
        channel,
        ...(words === undefined ? {} : { words }),
        ...(review === undefined ? {} : { review }),
      }),
    ];
  },
});

/** What the review came to, by whoever it was given to. Refused: `ReviewNotAsked`, `AnswerMissing`. */
export const AnswerComplaintReview = defineOrder("AnswerComplaintReview", {
  title: { zh: "答复复查", en: "Answer a review" },
  roles: ["supervisor", "dutyCommander"],
  underGlass: false,
  body: z.strictObject({
    complaintId,
    outcome: z.enum(complaintReviewOutcomes),
    words: sealedText(4000).optional(),
    told: z.enum(tellings),
  }),
  sealed: ["words"],
  record: ({ body }) => complaintStream(body.complaintId),
  streams: ({ body }, states) => streamsOf(states, body.complaintId),
  refuses: ["AnswerMissing", "ComplaintUnknown", "ComplaintWithoutHandler", "NotYourComplaint", "ReviewNotAsked"],
  decide: (states, { by, body: { complaintId: id, outcome, words, told } }) => {
    const complaint = states(complaintView, complaintStream(id));
    if (complaint === null) return refuse("ComplaintUnknown");
    if (complaint.review === undefined || complaint.review.answered !== undefined) return refuse("ReviewNotAsked");
    const others = judgeHands(complaint, by);
    if (others !== undefined) return others;
    if (outcome !== "withdrawn" && words === undefined) return refuse("AnswerMissing", { field: "words" });
    const data = { outcome, told, ...(words === undefined ? {} : { words }) };
    return [ComplaintReviewAnswered.draft([complaintStream(id)], data)];
  },
});

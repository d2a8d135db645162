import type { Fact } from "../ground/fact.ts";
import { type Retained, retentionKinds } from "../ground/retention.ts";
import type { ComplaintFact } from "./complaint-facts.ts";

/** Three years after its answer: a review can be asked for, and who decided what must be shown. */
export const complaintRetentions = retentionKinds({
  complaint: {
    name: { zh: "投诉（内容、投诉人、答复）", en: "Complaints (words, complainant, answer)" },
    usualDays: 1095,
  },
});

export const complaintRetained: Retained = {
  by: complaintRetentions.complaint,
  named: { zh: "投诉 {id}", en: "Complaint {id}" },
  isOver: (told: Fact) => {
    const { type } = told as ComplaintFact;
    if (type === "ComplaintReceived" || type === "ComplaintReviewAsked") return false;
    return type === "ComplaintAnswered" || type === "ComplaintReviewAnswered" ? true : undefined;
  },
};

import { z } from "zod";
import { districtStream } from "../district/facts.ts";
import { incidentStream } from "../dispatch/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { dayOf } from "../ground/zone.ts";
import { districtOf } from "./check-district.ts";
import { reviewKindOf } from "./check-evaluate.ts";
import { type CheckedIncident, checkedIncidentView } from "./check-known.ts";
import { selectionOf, checklists } from "./review-draw.ts";
import {
  checklistAnswers,
  checklistItems,
  monthSchema,
  ReviewDone,
  reviewStream,
  SamplePublished,
  sampleStream,
  seedSchema,
  sharesSchema,
} from "./review-facts.ts";
import { reviewView, sampleView } from "./review.ts";

/**
 * Publishes what will be drawn in a month that has not begun. By when the order was received, whenever it says it was
 * given. Refused: `SampleMonthBegun`, `SamplePublishedBefore`.
 */
export const PublishSample = defineOrder("PublishSample", {
  title: { zh: "公布抽查种子", en: "Publish the seed of a sample" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({ month: monthSchema, seed: seedSchema, shares: sharesSchema }),
  streams: ({ body }) => [districtStream, sampleStream(body.month)],
  refuses: ["SampleMonthBegun", "SamplePublishedBefore"],
  decide: (states, { receivedAt, body }) => {
    const { month } = body;
    if (dayOf(receivedAt, districtOf(states).zone) >= `${month}-01`) return refuse("SampleMonthBegun", { month });
    if (states(sampleView, sampleStream(month)) !== null) return refuse("SamplePublishedBefore", { month });
    return [SamplePublished.draft([sampleStream(month)], body)];
  },
});

/** The month an incident counts in: the one in which it was received. */
export function monthOf({ receivedAt }: Pick<CheckedIncident, "receivedAt">, zone: string): string {
  return dayOf(receivedAt, zone).slice(0, 7);
}

function incidentOf(states: States, id: string): CheckedIncident | null {
  return states(checkedIncidentView, incidentStream(id));
}

/**
 * The second look at an incident that was drawn, or with a reason at any other. Whoever has done something about it does
 * not review it. Refused: `ReviewOfNoIncident`, `NotOneself`, `ReviewedBefore`, `ReviewTooEarly`, `ReviewNotDrawn`,
 * `ChecklistUnanswered`.
 */
export const ReviewIncident = defineOrder("ReviewIncident", {
  title: { zh: "二次审查警情", en: "Look at an incident a second time" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({
    incidentId: ulidSchema,
    reason: text(500).optional(),
    answers: z
      .array(z.strictObject({ item: z.enum(checklistItems), answer: z.enum(checklistAnswers) }))
      .min(1)
      .max(checklistItems.length),
  }),
  streams: ({ body: { incidentId } }, states) => {
    const incident = incidentOf(states, incidentId);
    return [
      ...[districtStream, incidentStream(incidentId), reviewStream(incidentId)],
      ...(incident === null ? [] : [sampleStream(monthOf(incident, districtOf(states).zone))]),
    ];
  },
  refuses: [
    ...(["ChecklistUnanswered", "ReviewNotDrawn", "NotOneself", "ReviewOfNoIncident"] as const),
    ...(["ReviewTooEarly", "ReviewedBefore"] as const),
  ],
  decide: (states, { by, body: { incidentId, reason, answers } }) => {
    const incident = incidentOf(states, incidentId);
    if (incident === null) return refuse("ReviewOfNoIncident");
    if (incident.by.includes(by.officer)) return refuse("NotOneself");
    if (states(reviewView, reviewStream(incidentId)) !== null) return refuse("ReviewedBefore");
    const kind = reviewKindOf(incident);
    if (kind === "ordinary" && !incident.isOver) return refuse("ReviewTooEarly");
    const month = monthOf(incident, districtOf(states).zone);
    const sample = states(sampleView, sampleStream(month)) ?? undefined;
    const selection = selectionOf(sample, incidentId, kind) ?? (reason === undefined ? undefined : "chosen");
    if (selection === undefined) return refuse("ReviewNotDrawn", { number: incident.number });
    const wanted = checklists[kind];
    const isWhole =
      answers.length === wanted.length && wanted.every((item) => answers.some((one) => one.item === item));
    if (!isWhole) return refuse("ChecklistUnanswered");
    return [
      ReviewDone.draft([reviewStream(incidentId)], {
        ...{ incident: incidentId, number: incident.number, month, kind, selection, answers },
        ...(selection === "chosen" && reason !== undefined ? { reason } : {}),
        isInOrder: answers.every(({ answer }) => answer !== "no"),
      }),
    ];
  },
});

export const reviewOrders = [PublishSample, ReviewIncident];

import { z } from "zod";
import { incidentStream } from "../dispatch/facts.ts";
import { districtStream } from "../district/facts.ts";
import type { States } from "../ground/fold.ts";
import { instantSchema } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { setting } from "../ground/setting.ts";
import { canonical } from "../ground/canonical.ts";
import { codeSchema } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { dayOf } from "../ground/zone.ts";
import { incidentSeenView } from "./about-view.ts";
import { districtOf } from "./district-of.ts";
import { isDrawn, type QualityCall, qualityRuleView, qualityView } from "./quality.ts";
import {
  QualityAnswersGiven,
  QualityCallDrawn,
  QualityCallEnded,
  QualityRuleSet,
  qualityRuleStream,
  qualityStream,
  qualityTotalsStream,
} from "./quality-facts.ts";

/** By which rule incidents are drawn from now on. Published: everybody on the staff reads it. */
export const SetQualityRule = setting(
  defineOrder("SetQualityRule", {
    title: { zh: "设定回访抽取规则", en: "Set the rule of quality calls" },
    roles: ["supervisor"],
    body: QualityRuleSet.shape,
    streams: () => [qualityRuleStream],
    refuses: [],
    decide: (states, { body }) => {
      const before = states(qualityRuleView, qualityRuleStream);
      if (before !== null && canonical(before) === canonical(body)) return [];
      return [QualityRuleSet.draft([qualityRuleStream], body)];
    },
  }),
);

/** By the program, when an incident is filed. Refused where the rule does not draw it: `NotDrawn`; again records nothing. */
export const DrawQualityCall = defineOrder("DrawQualityCall", {
  title: { zh: "抽取回访", en: "Draw a quality call" },
  roles: ["system"],
  internal: true,
  body: z.strictObject({ incidentId: ulidSchema, handledBy: z.array(codeSchema).max(500), until: instantSchema }),
  streams: ({ body }) => [qualityRuleStream, incidentStream(body.incidentId), qualityStream(body.incidentId)],
  refuses: ["NotDrawn"],
  decide: (states, { body: { incidentId, handledBy, until } }) => {
    const rule = states(qualityRuleView, qualityRuleStream);
    const incident = states(incidentSeenView, incidentStream(incidentId));
    if (rule === null || incident === null || !isDrawn(rule, incidentId)) return refuse("NotDrawn");
    if (states(qualityView, qualityStream(incidentId)) !== null) return [];
    const { number } = incident;
    return [
      // The rule's stream has it too: a start goes on from the newest draw.
      QualityCallDrawn.draft([qualityStream(incidentId), qualityRuleStream], {
        incident: incidentId,
        number,
        until,
        handledBy,
      }),
    ];
  },
});

/** The call while nobody made it; refused: `QualityCallUnknown`, `QualityCallOver`. */
function openCallOf(states: States, incident: string): QualityCall | Refusal<"QualityCallOver" | "QualityCallUnknown"> {
  const call = states(qualityView, qualityStream(incident));
  if (call === null) return refuse("QualityCallUnknown");
  return call.ended === undefined ? call : refuse("QualityCallOver");
}

/**
 * Says how a quality call went. The answers stand with the month alone. Refused: `HandledItOneself`, `AnswersMissing`,
 * `AnswersNotAsked` where answers are given of somebody who was not asked.
 */
export const RecordQualityCall = defineOrder("RecordQualityCall", {
  title: { zh: "登记回访", en: "Record a quality call" },
  roles: ["supervisor", "calltaker"],
  underGlass: false,
  body: z.strictObject({
    incidentId: ulidSchema,
    outcome: z.enum(["asked", "declined", "notReached"]),
    answers: QualityAnswersGiven.shape.shape.answers.optional(),
  }),
  streams: ({ body, occurredAt }, states) => [
    districtStream,
    qualityStream(body.incidentId),
    qualityTotalsStream(monthOf(states, occurredAt)),
  ],
  refuses: ["AnswersMissing", "AnswersNotAsked", "HandledItOneself", "QualityCallOver", "QualityCallUnknown"],
  decide: (states, { by, occurredAt, body: { incidentId, outcome, answers } }) => {
    const call = openCallOf(states, incidentId);
    if (isRefusal(call)) return call;
    if (call.handledBy.includes(by.officer)) return refuse("HandledItOneself");
    if (outcome === "asked" && answers === undefined) return refuse("AnswersMissing", { field: "answers" });
    if (outcome !== "asked" && answers !== undefined) return refuse("AnswersNotAsked", { field: "answers" });
    const totals = qualityTotalsStream(monthOf(states, occurredAt));
    return [
      QualityCallEnded.draft([qualityStream(incidentId), totals], { outcome }),
      ...(answers === undefined ? [] : [QualityAnswersGiven.draft([totals], { answers })]),
    ];
  },
});

/** By the clock only: nobody made the call in its time. It stays in the month's figures. */
export const LapseQualityCall = defineOrder("LapseQualityCall", {
  title: { zh: "回访逾期", en: "A quality call lapses" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema }),
  streams: ({ body, occurredAt }, states) => [
    districtStream,
    qualityStream(body.incidentId),
    qualityTotalsStream(monthOf(states, occurredAt)),
  ],
  refuses: ["QualityCallNotDue", "QualityCallOver", "QualityCallUnknown"],
  decide: (states, { occurredAt, body: { incidentId } }) => {
    const call = openCallOf(states, incidentId);
    if (isRefusal(call)) return call;
    if (occurredAt < call.until) return refuse("QualityCallNotDue");
    const streams = [qualityStream(incidentId), qualityTotalsStream(monthOf(states, occurredAt))];
    return [QualityCallEnded.draft(streams, { outcome: "lapsed" })];
  },
});

function monthOf(states: States, at: string): string {
  return dayOf(at, districtOf(states).zone).slice(0, 7);
}

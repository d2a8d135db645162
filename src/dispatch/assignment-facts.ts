import { z } from "zod";
import { clockAt } from "../ground/fact-names.ts";
import { always, defineFact } from "../ground/fact.ts";
import { forceTiers } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { type CodeNames, phrase, type Sentence } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { dispatchRefusals } from "./refusals.ts";
import { statuses } from "./unit-facts.ts";

/* A unit is ordered to an incident, takes its steps, is free again. */

const reason = text(500);
const priority = z.number().int().min(1).max(4);

/** The steps of an assignment, in the order of the field; each keeps its own time. */
export const steps = ["ordered", "acknowledged", "enRoute", "onScene", "handling", "cleared"] as const;

export const assignmentRoles = ["lead", "support"] as const;

/** Why an assignment ended before its crew had done the work. */
export const endings = ["done", "cancelled", "returned", "reassigned", "preempted", "notOnScene"] as const;

/** What was promised when a unit was ordered: force of this tier on scene by `due`. */
export const promiseSchema = z.strictObject({
  tier: z.enum(forceTiers),
  seconds: z.number().int().min(1).max(86_400),
  /** Of the first order to the tier: another crew in its place starts no new clock. */
  due: instantSchema,
  /** The quick-response circle it lies in; absent outside. */
  circle: codeSchema.optional(),
  priority,
});

export const stepNames: CodeNames<typeof steps> = {
  ordered: { zh: "派警", en: "Ordered" },
  acknowledged: { zh: "签收", en: "Acknowledged" },
  enRoute: { zh: "出警", en: "En route" },
  onScene: { zh: "到场", en: "On scene" },
  handling: { zh: "处置", en: "Handling" },
  cleared: { zh: "完毕", en: "Cleared" },
};

export const assignmentRoleNames: CodeNames<typeof assignmentRoles> = {
  lead: { zh: "牵头", en: "Lead" },
  support: { zh: "增援", en: "Support" },
};

export const endingNames: CodeNames<typeof endings> = {
  done: { zh: "处警完毕", en: "Cleared" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  returned: { zh: "已退回", en: "Returned" },
  reassigned: { zh: "已改派", en: "Reassigned" },
  preempted: { zh: "被抢派", en: "Pre-empted" },
  notOnScene: { zh: "未到场结束", en: "Ended before the scene" },
};

const stepsTaken = {
  acknowledged: { zh: "{unit} 已签收", en: "{unit} acknowledged" },
  enRoute: { zh: "{unit} 已出警", en: "{unit} is en route" },
  onScene: { zh: "{unit} 已到场", en: "{unit} is on scene" },
  handling: { zh: "{unit} 开始处置", en: "{unit} began handling" },
} as const satisfies Partial<CodeNames<typeof steps>>;

/** Streams: incident, unit, and the pre-empted assignment's incident comes in its own `AssignmentEnded`. */
export const UnitOrdered = defineFact({
  type: "UnitOrdered",
  version: 1,
  shape: z.strictObject({
    assignment: ulidSchema,
    incident: ulidSchema,
    incidentNumber: z.string(),
    unit: codeSchema,
    callsign: z.string(),
    station: codeSchema.optional(),
    role: z.enum(assignmentRoles),
    /** Until when it must be acknowledged; absent when back-entered, for then nobody is alerted. */
    acknowledgeBy: instantSchema.optional(),
    /** Somebody in the crew is a sworn officer (or the crew is not known here): it may lead enforcement. */
    sworn: z.boolean(),
    /** The station order it answers, when a desk sent its own crew. */
    stationOrder: ulidSchema.optional(),
    /** Where the incident is, so that the unit's own stream can show it. */
    point: pointSchema.optional(),
    promise: promiseSchema.optional(),
    /** The unit that was recommended, when another was taken. */
    insteadOf: codeSchema.optional(),
    reason: reason.optional(),
  }),
  say: ({ callsign: unit, role, stationOrder, insteadOf, reason }) => {
    const parts = { unit, role: assignmentRoleNames[role], insteadOf, reason };
    if (insteadOf !== undefined) {
      return reason === undefined
        ? phrase(
            {
              zh: "派警：{unit}（{role}），未采用推荐的 {insteadOf}",
              en: "{unit} ordered ({role}) instead of {insteadOf}, which was recommended",
            },
            parts,
          )
        : phrase(
            {
              zh: "派警：{unit}（{role}），未采用推荐的 {insteadOf}：{reason}",
              en: "{unit} ordered ({role}) instead of {insteadOf}, which was recommended – {reason}",
            },
            parts,
          );
    }
    return stationOrder === undefined
      ? phrase({ zh: "派警：{unit}（{role}）", en: "{unit} ordered ({role})" }, parts)
      : phrase({ zh: "派出所派出 {unit}（{role}）", en: "The station sent {unit} ({role})" }, parts);
  },
});

const notOrderedSchema = z.strictObject({
  unit: codeSchema,
  callsign: codeSchema,
  refused: codeSchema,
  /** What the refusal's sentence names: the incident the unit is at, its status, the run card. */
  incident: text(120).optional(),
  status: codeSchema.optional(),
  from: instantSchema.optional(),
  card: text(200).optional(),
});
type NotOrdered = z.output<typeof notOrderedSchema>;

/** Why a unit of a group was not ordered, in the words of the refusal. */
export function whyNotOrdered(data: NotOrdered): Sentence {
  const { callsign: unit, refused, incident = "—", status = "", from = "", card = "" } = data;
  const sentence = (dispatchRefusals as Readonly<Record<string, Sentence>>)[refused] ?? { zh: refused, en: refused };
  const known = (statuses as Readonly<Record<string, Sentence>>)[status] ?? status;
  return phrase(sentence, { unit, incident, status: known, from, card });
}

/** One of several units ordered together that could not be ordered, and why (a code of `dispatchRefusals`). Stream: incident. */
export const UnitNotOrdered = defineFact({
  type: "UnitNotOrdered",
  version: 1,
  shape: notOrderedSchema,
  say: (data) =>
    phrase(
      { zh: "未派出 {unit}：{why}", en: "{unit} was not ordered: {why}" },
      { unit: data.callsign, why: whyNotOrdered(data) },
    ),
});

/** A crew at work says when it will be free. Streams: incident, unit. */
export const ClearingExpected = defineFact({
  type: "ClearingExpected",
  version: 1,
  shape: z.strictObject({ assignment: ulidSchema, unit: codeSchema, at: instantSchema }),
  say: ({ unit, at }, names) =>
    phrase({ zh: "{unit} 预计 {at} 完毕", en: "{unit} expects to be free at {at}" }, { unit, at: clockAt(at, names) }),
});

/** A step forward; streams: incident, unit. `cleared` is `AssignmentEnded`. */
export const StepTaken = defineFact({
  type: "StepTaken",
  version: 1,
  shape: z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(["acknowledged", "enRoute", "onScene", "handling"]),
    /** On scene, where the law of that day wants enforcement recorded from here. */
    records: z.literal(true).optional(),
  }),
  say: ({ unit, step }) => phrase(stepsTaken[step], { unit }),
});

/** 处警完毕 or an earlier end; the crew is free from here. Streams: incident, unit. */
export const AssignmentEnded = defineFact({
  type: "AssignmentEnded",
  version: 1,
  shape: z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    ending: z.enum(endings),
    reason: reason.optional(),
    /** When the crew's report falls due; absent when there is nothing to report, or when back-entered. */
    reportBy: instantSchema.optional(),
  }),
  say: ({ unit, ending, reason }) =>
    phrase(
      reason === undefined
        ? { zh: "{unit} {ending}", en: "{unit}: {ending}" }
        : { zh: "{unit} {ending}：{reason}", en: "{unit}: {ending} – {reason}" },
      { unit, ending: endingNames[ending], reason },
    ),
});

/** A wrong tap taken back within ten seconds; streams: incident, unit. */
export const StepUndone = defineFact({
  type: "StepUndone",
  version: 1,
  shape: z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(steps),
    /** The step it is back at, and since when. */
    back: z.enum(steps),
    since: instantSchema,
  }),
  say: ({ unit, step }) =>
    phrase(
      { zh: "{unit} 撤销误操作“{step}”", en: "{unit} took back the wrong tap “{step}”" },
      { unit, step: stepNames[step] },
    ),
});

/** The original stays in the log; `to` counts from now on. Streams: incident, unit. */
export const TimeCorrected = defineFact({
  type: "TimeCorrected",
  version: 1,
  shape: z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(steps),
    from: instantSchema,
    to: instantSchema,
    reason,
  }),
  say: ({ unit, step, from, to, reason }, names) =>
    phrase(
      {
        zh: "{unit} “{step}”时间由 {from} 更正为 {to}：{reason}",
        en: "{unit}: the time of “{step}” corrected from {from} to {to} – {reason}",
      },
      { unit, step: stepNames[step], from: clockAt(from, names), to: clockAt(to, names), reason },
    ),
});

export const LeadChanged = defineFact({
  type: "LeadChanged",
  version: 1,
  shape: z.strictObject({ assignment: ulidSchema }),
  say: always({ zh: "牵头单位变更", en: "The lead changed" }),
});

export const assignmentFacts = [
  UnitOrdered,
  UnitNotOrdered,
  ClearingExpected,
  StepTaken,
  AssignmentEnded,
  StepUndone,
  TimeCorrected,
  LeadChanged,
] as const;

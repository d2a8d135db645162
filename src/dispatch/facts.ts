import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { forceTiers, informedPosts, promiseCauses } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { placeSchema } from "../ground/place-words.ts";
import { pointSchema } from "../ground/point.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { unitFacts } from "./unit-facts.ts";

export const incidentStream = (id: string) => streamOf("incident", id);
export const unitStream = (id: string) => streamOf("unit", id);
/** Counts a day's incidents, so that numbers have no gap: `register/2026-11-23`. */
export const registerStream = (day: string) => streamOf("register", day);

/** The steps of an assignment, in the order of the field; each keeps its own time. */
export const steps = ["ordered", "acknowledged", "enRoute", "onScene", "handling", "cleared"] as const;
export const assignmentRoles = ["lead", "support"] as const;
/** Why an assignment ended before its crew had done the work. */
export const endings = ["done", "cancelled", "returned", "reassigned", "preempted", "notOnScene"] as const;
export const alertedPosts = ["station", "dispatcher", "shiftLeader", "dutyCommander"] as const;
/** 处警结果. */
export const handlingResults = [
  "settledOnScene",
  "mediated",
  "takenToStation",
  "handedOver",
  "noIncidentFound",
  "assistanceGiven",
  "other",
] as const;
/** What a sealed detail is: 身份证件号, 电话, 车牌, 姓名, 其他. */
export const detailKinds = ["identity", "phone", "plate", "name", "other"] as const;
export const voidMarks = ["void", "false", "duplicate", "misdial"] as const;

const reason = text(500);
const priority = z.number().int().min(1).max(4);

/** Which area of each kind a place lies in, as the land was divided when the place was said. */
export const liesInSchema = z.strictObject({
  station: codeSchema.optional(),
  grid: codeSchema.optional(),
  /** 快反圈. */
  circle: codeSchema.optional(),
  /** 防控圈. */
  ring: codeSchema.optional(),
});

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

export const IncidentOpened = defineFact(
  "IncidentOpened",
  1,
  { zh: "登记警情 {number}", en: "Incident {number} registered" },
  z.strictObject({
    /** Short, for the voice: the day's count. */
    number: z.string(),
    /** 接警单编号. */
    fullNumber: z.string(),
    call: ulidSchema.optional(),
    /** When it first rang, or else when it was opened: what intervals count from. */
    receivedAt: instantSchema,
    channel: z.string().optional(),
    type: codeSchema,
    enforcement: z.boolean(),
    priority,
    /** The bounds of waiting as they were then; absent when back-entered, for then nobody is alerted. */
    waitingSeconds: z.array(z.number().int().min(1)).length(4).readonly().optional(),
    place: placeSchema,
    liesIn: liesInSchema.optional(),
    narrative: sealedSchema.optional(),
    /** Still being completed by the call-taker; not waiting for a dispatcher yet. */
    held: z.boolean(),
  }),
);
export const IncidentReleased = defineFact(
  "IncidentReleased",
  1,
  { zh: "提交派警", en: "Passed to dispatch" },
  z.strictObject({}),
);
/** A department that was called in sees the incident and may add to it. */
export const DepartmentJoined = defineFact(
  "DepartmentJoined",
  1,
  { zh: "通知部门协同：{department}", en: "Department {department} called in" },
  z.strictObject({ department: codeSchema, reason: reason.optional() }),
);
/** A further call about the same event; streams: incident, call. */
export const CallJoined = defineFact(
  "CallJoined",
  1,
  { zh: "来电并入本警情", en: "A call joined" },
  z.strictObject({ call: ulidSchema }),
);
export const NarrativeAdded = defineFact(
  "NarrativeAdded",
  1,
  { zh: "补充简要警情", en: "Narrative added" },
  z.strictObject({ text: sealedSchema }),
);
/** A number or name by itself, sealed apart from the words around it and opened apart. */
export const DetailNoted = defineFact(
  "DetailNoted",
  1,
  { zh: "记录单列信息", en: "Detail noted" },
  z.strictObject({ kind: z.enum(detailKinds), detail: sealedSchema }),
);
export const ReportedTypeChanged = defineFact(
  "ReportedTypeChanged",
  1,
  { zh: "更改报警类别", en: "Reported type changed" },
  z.strictObject({ type: codeSchema, enforcement: z.boolean(), reason }),
);
export const HandledTypeSet = defineFact(
  "HandledTypeSet",
  1,
  { zh: "认定处警类别", en: "Handled type set" },
  z.strictObject({ type: codeSchema, reason: reason.optional() }),
);
export const PriorityChanged = defineFact(
  "PriorityChanged",
  1,
  { zh: "更改等级", en: "Priority changed" },
  z.strictObject({ priority, reason }),
);
export const PlaceCorrected = defineFact(
  "PlaceCorrected",
  1,
  { zh: "更正地点", en: "Place corrected" },
  z.strictObject({ place: placeSchema, liesIn: liesInSchema.optional(), reason: reason.optional() }),
);

/** Streams: incident, unit, and the pre-empted assignment's incident comes in its own `AssignmentEnded`. */
export const UnitOrdered = defineFact(
  "UnitOrdered",
  1,
  { zh: "派警 {callsign}", en: "{callsign} ordered" },
  z.strictObject({
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
);
/** One of several units ordered together that could not be ordered, and why (a code of `dispatchRefusals`). Stream: incident. */
export const UnitNotOrdered = defineFact(
  "UnitNotOrdered",
  1,
  { zh: "未能派出 {unit}", en: "{unit} not ordered" },
  z.strictObject({
    unit: codeSchema,
    callsign: codeSchema,
    refused: codeSchema,
    /** What the refusal's sentence names: the incident the unit is at, its status, the run card. */
    incident: text(120).optional(),
    status: codeSchema.optional(),
    from: instantSchema.optional(),
    card: text(200).optional(),
  }),
);
/** A crew at work says when it will be free. Streams: incident, unit. */
export const ClearingExpected = defineFact(
  "ClearingExpected",
  1,
  { zh: "{unit} 预计完毕", en: "{unit} expects to clear" },
  z.strictObject({ assignment: ulidSchema, unit: codeSchema, at: instantSchema }),
);
/** A step forward; streams: incident, unit. `cleared` is `AssignmentEnded`. */
export const StepTaken = defineFact(
  "StepTaken",
  1,
  { zh: "{unit}：{step}", en: "{unit}: {step}" },
  z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(["acknowledged", "enRoute", "onScene", "handling"]),
  }),
);
/** 处警完毕 or an earlier end; the crew is free from here. Streams: incident, unit. */
export const AssignmentEnded = defineFact(
  "AssignmentEnded",
  1,
  { zh: "{unit} 处警完毕", en: "{unit} cleared" },
  z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    ending: z.enum(endings),
    reason: reason.optional(),
    /** When the crew's report falls due; absent when there is nothing to report, or when back-entered. */
    reportBy: instantSchema.optional(),
  }),
);
/** A wrong tap taken back within ten seconds; streams: incident, unit. */
export const StepUndone = defineFact(
  "StepUndone",
  1,
  { zh: "撤回误操作：{step}", en: "Wrong tap undone: {step}" },
  z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(steps),
    /** The step it is back at, and since when. */
    back: z.enum(steps),
    since: instantSchema,
  }),
);
/** The original stays in the log; `to` counts from now on. Streams: incident, unit. */
export const TimeCorrected = defineFact(
  "TimeCorrected",
  1,
  { zh: "更正时间：{step}", en: "Time corrected: {step}" },
  z.strictObject({
    assignment: ulidSchema,
    unit: codeSchema,
    step: z.enum(steps),
    from: instantSchema,
    to: instantSchema,
    reason,
  }),
);
export const LeadChanged = defineFact(
  "LeadChanged",
  1,
  { zh: "变更牵头单位", en: "Lead changed" },
  z.strictObject({ assignment: ulidSchema }),
);

export const StationOrdered = defineFact(
  "StationOrdered",
  1,
  { zh: "指令下达 {station}", en: "Ordered to station {station}" },
  z.strictObject({
    stationOrder: ulidSchema,
    station: codeSchema,
    acknowledgeBy: instantSchema.optional(),
    reason: reason.optional(),
  }),
);
export const StationSigned = defineFact(
  "StationSigned",
  1,
  { zh: "派出所签收", en: "Station signed" },
  z.strictObject({ stationOrder: ulidSchema }),
);
export const StationReturned = defineFact(
  "StationReturned",
  1,
  { zh: "派出所退回", en: "Station returned it" },
  z.strictObject({ stationOrder: ulidSchema, reason }),
);
export const StationOrderCancelled = defineFact(
  "StationOrderCancelled",
  1,
  { zh: "撤回派出所指令", en: "Station order withdrawn" },
  z.strictObject({ stationOrder: ulidSchema, reason }),
);

/** Nobody acknowledged in time. `order` is an assignment or a station order. */
export const AcknowledgementOverdue = defineFact(
  "AcknowledgementOverdue",
  1,
  { zh: "签收超时", en: "Acknowledgement overdue" },
  z.strictObject({
    alert: ulidSchema,
    order: ulidSchema,
    level: z.number().int().min(1),
    alerted: z.enum(alertedPosts),
    nextAt: instantSchema.optional(),
  }),
);
/**
 * Nobody is ordered to the incident, longer than its priority allows; told to the next in line. `since` and `priority` are
 * what it was judged by.
 */
export const WaitingOverdue = defineFact(
  "WaitingOverdue",
  1,
  { zh: "等待派警超时", en: "Waiting too long" },
  z.strictObject({
    alert: ulidSchema,
    level: z.number().int().min(1).max(3),
    alerted: z.enum(alertedPosts),
    since: instantSchema,
    priority,
    seconds: z.number().int().min(1),
  }),
);
export const AlertAcknowledged = defineFact(
  "AlertAcknowledged",
  1,
  { zh: "预警已知悉", en: "Alert acknowledged" },
  z.strictObject({ alert: ulidSchema }),
);

/** What an alarm's level demands is on the run card of that level. */
export const AlarmLevelChanged = defineFact(
  "AlarmLevelChanged",
  1,
  { zh: "警情响应级别 {level}", en: "Alarm level {level}" },
  z.strictObject({ level: z.number().int().min(1).max(5), reason }),
);

/** Somebody the run card names was told. */
export const PostInformed = defineFact(
  "PostInformed",
  1,
  { zh: "已通知", en: "Informed" },
  z.strictObject({ post: z.enum(informedPosts) }),
);

/** By the way still to go, force of this tier will be there after `due`. */
export const PromiseBreachForecast = defineFact(
  "PromiseBreachForecast",
  1,
  { zh: "预计超时到场", en: "Arrival is forecast after the promise" },
  z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, expectedAt: instantSchema }),
);
/** By the way still to go, force of this tier will be there in time after all. */
export const PromiseForecastLifted = defineFact(
  "PromiseForecastLifted",
  1,
  { zh: "预计可按时到场", en: "Arrival is forecast in time again" },
  z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, expectedAt: instantSchema }),
);
/** The time came and nobody of the tier was on scene; `step` is how far the foremost was. */
export const PromiseBroken = defineFact(
  "PromiseBroken",
  1,
  { zh: "到场时限已过", en: "The promise was not kept" },
  z.strictObject({ tier: z.enum(forceTiers), due: instantSchema, step: z.enum(steps) }),
);
export const PromiseCauseStated = defineFact(
  "PromiseCauseStated",
  1,
  { zh: "超时原因", en: "Cause of the broken promise" },
  z.strictObject({ tier: z.enum(forceTiers), cause: z.enum(promiseCauses), note: reason.optional() }),
);

export const HandlingResultRecorded = defineFact(
  "HandlingResultRecorded",
  1,
  { zh: "处警结果", en: "Handling result" },
  z.strictObject({ result: z.enum(handlingResults), note: sealedSchema.optional() }),
);
/** 处警反馈. `generated`: made by a replay or an import, not written by a crew. */
export const ReportGiven = defineFact(
  "ReportGiven",
  1,
  { zh: "处警反馈", en: "Crew's report given" },
  z.strictObject({ text: sealedSchema.optional(), unit: codeSchema.optional(), generated: z.boolean() }),
);
/** The report's clock: due (count 1), then 催办 reminders. */
export const ReportReminded = defineFact(
  "ReportReminded",
  1,
  { zh: "反馈催办", en: "Report reminded" },
  z.strictObject({ count: z.number().int().min(1), nextAt: instantSchema }),
);
/** 退回补正. */
export const ReportReturned = defineFact(
  "ReportReturned",
  1,
  { zh: "退回补正", en: "Report returned" },
  z.strictObject({ reason }),
);
export const CallerTold = defineFact(
  "CallerTold",
  1,
  { zh: "回告报警人", en: "Caller told" },
  z.strictObject({ note: sealedSchema.optional() }),
);
export const IncidentFiled = defineFact("IncidentFiled", 1, { zh: "归档", en: "Filed" }, z.strictObject({}));
export const IncidentReopened = defineFact(
  "IncidentReopened",
  1,
  { zh: "重新启动", en: "Reopened" },
  z.strictObject({ reason }),
);

/** 合并警情: `incident` goes on in `into`. Streams: both. */
export const IncidentMerged = defineFact(
  "IncidentMerged",
  1,
  { zh: "合并警情", en: "Merged" },
  z.strictObject({ incident: ulidSchema, into: ulidSchema, reason }),
);
export const IncidentUnmerged = defineFact(
  "IncidentUnmerged",
  1,
  { zh: "取消合并", en: "Unmerged" },
  z.strictObject({ incident: ulidSchema, from: ulidSchema, reason }),
);
/** 关联警情. Streams: both. */
export const IncidentsLinked = defineFact(
  "IncidentsLinked",
  1,
  { zh: "关联警情", en: "Linked" },
  z.strictObject({ incidents: z.tuple([ulidSchema, ulidSchema]) }),
);
export const IncidentDiverted = defineFact(
  "IncidentDiverted",
  1,
  { zh: "分流", en: "Diverted" },
  z.strictObject({ to: text(120), reason }),
);
export const IncidentHandedOver = defineFact(
  "IncidentHandedOver",
  1,
  { zh: "移交", en: "Handed over" },
  z.strictObject({ to: text(120), reason }),
);
export const IncidentWithdrawn = defineFact(
  "IncidentWithdrawn",
  1,
  { zh: "报警人撤销", en: "Withdrawn" },
  z.strictObject({ reason }),
);
export const IncidentVoided = defineFact(
  "IncidentVoided",
  1,
  { zh: "撤销警情", en: "Voided" },
  z.strictObject({ mark: z.enum(voidMarks), reason }),
);

export const dispatchFacts = [
  IncidentOpened,
  IncidentReleased,
  CallJoined,
  DepartmentJoined,
  NarrativeAdded,
  ReportedTypeChanged,
  HandledTypeSet,
  PriorityChanged,
  PlaceCorrected,
  UnitOrdered,
  UnitNotOrdered,
  ClearingExpected,
  StepTaken,
  AssignmentEnded,
  StepUndone,
  TimeCorrected,
  LeadChanged,
  StationOrdered,
  StationSigned,
  StationReturned,
  StationOrderCancelled,
  AcknowledgementOverdue,
  WaitingOverdue,
  AlertAcknowledged,
  AlarmLevelChanged,
  PostInformed,
  PromiseBreachForecast,
  PromiseForecastLifted,
  PromiseBroken,
  PromiseCauseStated,
  HandlingResultRecorded,
  ReportGiven,
  ReportReminded,
  ReportReturned,
  CallerTold,
  IncidentFiled,
  IncidentReopened,
  IncidentMerged,
  IncidentUnmerged,
  IncidentsLinked,
  IncidentDiverted,
  IncidentHandedOver,
  IncidentWithdrawn,
  IncidentVoided,
  DetailNoted,
  ...unitFacts,
];

export type DispatchFact = FactOf<(typeof dispatchFacts)[number]>;

import { z } from "zod";
import { type Giver, streamKind } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { instantSchema, plusSeconds } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { Role } from "../ground/role.ts";
import { sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { taskStream } from "../tasking/task-facts.ts";
import { findingDays } from "./check-district.ts";
import { statuteStream } from "../statute/facts.ts";
import { checkedIncidentView } from "./check-known.ts";
import { taskSeenView } from "./finding-task-seen.ts";
import {
  AppealDecided,
  FindingAnswered,
  FindingAppealed,
  FindingDecided,
  FindingLate,
  FindingMended,
  findingSteps,
  findingStream,
  FindingVerified,
  MendingOrdered,
} from "./finding-facts.ts";
import { OpenFinding } from "./finding-opening.ts";
import {
  appealBy,
  type Finding,
  findingDue,
  findingStage,
  type FindingStage,
  findingView,
  speaksForAgainst,
} from "./finding.ts";

/** Who may have findings against their part, and answers them. */
export const answeringRoles: readonly Role[] = [
  ...(["dispatcher", "shiftLeader", "dutyCommander", "department", "station", "unit"] as const),
];

const findingId = ulidSchema;
const reason = text(500);
const ofFinding = ({ body }: { readonly body: { readonly findingId: string } }) => [findingStream(body.findingId)];
const sealedIn = ({ body }: { readonly body: { readonly findingId: string } }) => findingStream(body.findingId);

/** With the streams whose facts are in question, so that nobody closes what is about facts of their own. */
function withEvidence({ body }: { readonly body: { readonly findingId: string } }, states: States): readonly string[] {
  const finding = states(findingView, findingStream(body.findingId));
  return [
    findingStream(body.findingId),
    statuteStream,
    ...(finding === null ? [] : finding.evidence.map(({ stream }) => stream)),
  ];
}

/** Whether somebody gave facts of an incident that is evidence. */
function gaveFacts(states: States, { officer }: Giver, { evidence }: Finding): boolean {
  return evidence
    .filter(({ stream }) => streamKind(stream) === "incident")
    .some(({ stream }) => states(checkedIncidentView, stream)?.by.includes(officer) === true);
}

function findingOf(states: States, id: string): Finding | Refusal<"FindingUnknown"> {
  return states(findingView, findingStream(id)) ?? refuse("FindingUnknown");
}

function judgeStage(finding: Finding, ...wanted: readonly FindingStage[]): Refusal<"FindingNotAtStage"> | undefined {
  const stage = findingStage(finding);
  return wanted.includes(stage) ? undefined : refuse("FindingNotAtStage", { findingStage: stage });
}

/** The part says whether it accepts the finding, and why. */
export const AnswerFinding = defineOrder("AnswerFinding", {
  title: { zh: "答复监督问题", en: "Answer a finding" },
  roles: answeringRoles,
  underGlass: false,
  body: z.strictObject({ findingId, accepts: z.boolean(), words: sealedText(4000).optional() }),
  sealed: ["words"],
  record: sealedIn,
  streams: ofFinding,
  refuses: ["FindingNotAtStage", "FindingUnknown", "NotYourFinding"],
  decide: (states, { by, body: { findingId: id, accepts, words } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    if (!speaksForAgainst(by, finding.against)) return refuse("NotYourFinding");
    const said = words === undefined ? {} : { words };
    return judgeStage(finding, "open") ?? [FindingAnswered.draft([findingStream(id)], { accepts, ...said })];
  },
});

const deciding = z.strictObject({ findingId, upheld: z.boolean(), reason, mendBy: instantSchema.optional() });

/** Until when it is to be mended: as said, or the district's usual time; nothing where it is dropped. */
function mending(
  states: States,
  upheld: boolean,
  mendBy: string | undefined,
  at: string,
): { readonly mendBy?: string } {
  return upheld ? { mendBy: mendBy ?? plusSeconds(at, findingDays(states).mend * 86_400) } : {};
}

/**
 * Upholds a finding or drops it, once the part has answered or its time is over. Who gave the facts in question does not
 * close it. Refused: `FindingUnknown`, `FindingNotAtStage`, `AnswerNotDue`, `NotOneself`, `FindingDueInPast`.
 */
export const DecideFinding = defineOrder("DecideFinding", {
  title: { zh: "认定监督问题", en: "Decide on a finding" },
  roles: ["supervisor"],
  underGlass: false,
  body: deciding,
  streams: withEvidence,
  refuses: ["AnswerNotDue", "FindingDueInPast", "FindingNotAtStage", "FindingUnknown", "NotOneself"],
  decide: (states, { by, occurredAt, receivedAt, body: { findingId: id, upheld, reason: why, mendBy } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    const notNow = judgeStage(finding, "open", "answered");
    if (notNow !== undefined) return notNow;
    if (finding.answered === undefined && receivedAt < finding.answerBy) return refuse("AnswerNotDue");
    if (gaveFacts(states, by, finding)) return refuse("NotOneself");
    if (mendBy !== undefined && mendBy < occurredAt) return refuse("FindingDueInPast", { field: "mendBy" });
    const appealable = upheld ? { appealBy: plusSeconds(occurredAt, findingDays(states).appeal * 86_400) } : {};
    const data = { upheld, reason: why, ...mending(states, upheld, mendBy, occurredAt), ...appealable };
    return [FindingDecided.draft([findingStream(id)], data)];
  },
});

/** The part asks for another decision. Refused: `AppealTooLate`, `NotYourFinding`, and where it cannot be appealed. */
export const AppealFinding = defineOrder("AppealFinding", {
  title: { zh: "申请复核", en: "Appeal against a finding" },
  roles: answeringRoles,
  underGlass: false,
  body: z.strictObject({ findingId, words: sealedText(4000) }),
  sealed: ["words"],
  record: sealedIn,
  streams: ofFinding,
  refuses: ["AppealTooLate", "FindingNotAtStage", "FindingUnknown", "NotYourFinding"],
  decide: (states, { by, receivedAt, body: { findingId: id, words } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    if (!speaksForAgainst(by, finding.against)) return refuse("NotYourFinding");
    const notNow = judgeStage(finding, "upheld");
    if (notNow !== undefined) return notNow;
    const until = appealBy(finding);
    if (until === undefined || receivedAt > until) return refuse("AppealTooLate");
    return [FindingAppealed.draft([findingStream(id)], { words })];
  },
});

/** Decides on an appeal: somebody else than who opened it and who decided before, and none of who gave the facts. */
export const DecideAppeal = defineOrder("DecideAppeal", {
  title: { zh: "复核监督问题", en: "Decide on an appeal" },
  roles: ["supervisor", "dutyCommander"],
  underGlass: false,
  body: deciding,
  streams: withEvidence,
  refuses: ["FindingDueInPast", "FindingNotAtStage", "FindingUnknown", "NotOneself"],
  decide: (states, { by, occurredAt, body: { findingId: id, upheld, reason: why, mendBy } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    const notNow = judgeStage(finding, "appealed");
    if (notNow !== undefined) return notNow;
    const own = [finding.opened.by, finding.decided?.by, finding.appealed?.by].includes(by.officer);
    // The commander speaks for the hall, and does not judge what is against it.
    const isParty = by.role !== "supervisor" && speaksForAgainst(by, finding.against);
    if (own || isParty || gaveFacts(states, by, finding)) return refuse("NotOneself");
    if (mendBy !== undefined && mendBy < occurredAt) return refuse("FindingDueInPast", { field: "mendBy" });
    const data = { upheld, reason: why, ...mending(states, upheld, mendBy, occurredAt) };
    return [AppealDecided.draft([findingStream(id)], data)];
  },
});

/** Links the corrective task that mends it. Refused: `MendingTaskUnknown`, and where there is nothing to mend. */
export const OrderMending = defineOrder("OrderMending", {
  title: { zh: "登记整改任务", en: "Link a corrective task to a finding" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({ findingId, taskId: ulidSchema }),
  streams: ({ body }) => [findingStream(body.findingId), taskStream(body.taskId)],
  refuses: ["FindingNotAtStage", "FindingUnknown", "MendingTaskUnknown"],
  decide: (states, { body: { findingId: id, taskId } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    if (states(taskSeenView, taskStream(taskId))?.isCorrective !== true) return refuse("MendingTaskUnknown");
    return judgeStage(finding, "upheld", "mended") ?? [MendingOrdered.draft([findingStream(id)], { task: taskId })];
  },
});

/** The part says what it mended. */
export const SayMended = defineOrder("SayMended", {
  title: { zh: "报告已整改", en: "Say that a finding is mended" },
  roles: answeringRoles,
  underGlass: false,
  body: z.strictObject({ findingId, words: sealedText(4000) }),
  sealed: ["words"],
  record: sealedIn,
  streams: ofFinding,
  refuses: ["FindingNotAtStage", "FindingUnknown", "NotYourFinding"],
  decide: (states, { by, body: { findingId: id, words } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    if (!speaksForAgainst(by, finding.against)) return refuse("NotYourFinding");
    return judgeStage(finding, "upheld") ?? [FindingMended.draft([findingStream(id)], { words })];
  },
});

/** Whether it is mended indeed: somebody else than who opened it looks. */
export const VerifyFinding = defineOrder("VerifyFinding", {
  title: { zh: "复查整改", en: "Verify that a finding is mended" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({ findingId, isMended: z.boolean(), reason }),
  streams: withEvidence,
  refuses: ["FindingNotAtStage", "FindingUnknown", "NotOneself"],
  decide: (states, { by, body: { findingId: id, isMended, reason: why } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    const notNow = judgeStage(finding, "mended");
    if (notNow !== undefined) return notNow;
    const own = [finding.opened.by, finding.mended?.by].includes(by.officer);
    if (own || gaveFacts(states, by, finding)) return refuse("NotOneself");
    return [FindingVerified.draft([findingStream(id)], { isMended, reason: why })];
  },
});

/** By the clock only. Refused when it was done meanwhile: `FindingNotLate`. */
export const NoteFindingLate = defineOrder("NoteFindingLate", {
  title: { zh: "监督问题逾期", en: "Note that a finding is late" },
  roles: ["system"],
  body: z.strictObject({ findingId, step: z.enum(findingSteps) }),
  streams: ofFinding,
  refuses: ["FindingNotLate", "FindingUnknown"],
  decide: (states, { occurredAt, body: { findingId: id, step } }) => {
    const finding = findingOf(states, id);
    if (isRefusal(finding)) return finding;
    const due = findingDue(finding);
    const isLate = due?.step === step && occurredAt >= due.at && !finding.late.includes(step);
    return isLate ? [FindingLate.draft([findingStream(id)], { step })] : refuse("FindingNotLate");
  },
});

export const findingOrders = [
  ...[OpenFinding, AnswerFinding, DecideFinding, AppealFinding, DecideAppeal],
  ...[OrderMending, SayMended, VerifyFinding, NoteFindingLate],
];

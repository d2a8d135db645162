import { z } from "zod";
import { callStream } from "../intake/facts.ts";
import type { States } from "../ground/fold.ts";
import type { Giver } from "../ground/fact.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { clockStreams, extendedClock, lawIn } from "./complaint-clock.ts";
import { type Complaint, nextReminder, wantsAttending } from "./complaint.ts";
import {
  ComplaintAcknowledged,
  ComplaintAnswered,
  ComplaintAssigned,
  ComplaintAttended,
  ComplaintExtended,
  complaintOutcomes,
  ComplaintReminded,
  complaintSteps,
  complaintStream,
  tellings,
} from "./complaint-facts.ts";
import { handlerStreams, judgeHandler } from "./complaint-handler.ts";
import { badgeSchema, complaintId, openComplaintOf, runningComplaintOf } from "./complaint-orders.ts";
import { complaintView } from "./complaint-view.ts";

/* What supervision does with a complaint. */

const roles = ["supervisor", "dutyCommander"] as const;

/** The complaint with its call: whoever may not see that does not handle it. */
export function streamsOf(states: States, id: string): readonly string[] {
  const complaint = states(complaintView, complaintStream(id));
  return [complaintStream(id), ...(complaint?.call === undefined ? [] : [callStream(complaint.call)])];
}

/** `ComplaintWithoutHandler`, `NotYourComplaint`: it is for whoever it was given to. */
export function judgeHands(
  { handler }: Complaint,
  { officer }: Giver,
): Refusal<"ComplaintWithoutHandler" | "NotYourComplaint"> | undefined {
  if (handler === undefined) return refuse("ComplaintWithoutHandler");
  return handler === officer ? undefined : refuse("NotYourComplaint", { handler });
}

/**
 * Gives it to somebody, or to somebody else; a review never to who answered. Refused: `HandlerUnknown`,
 * `HandlerComplainedOf`, `HandlerBehindIt`, `HandlerAnsweredIt`.
 */
export const AssignComplaint = defineOrder("AssignComplaint", {
  title: { zh: "确定投诉承办人", en: "Give a complaint to somebody" },
  roles,
  underGlass: false,
  body: z.strictObject({ complaintId, handler: badgeSchema }),
  streams: ({ body }, states) => {
    const complaint = states(complaintView, complaintStream(body.complaintId));
    return [
      ...streamsOf(states, body.complaintId),
      ...(complaint === null ? [] : handlerStreams(complaint, body.handler)),
    ];
  },
  refuses: [
    ...(["ComplaintOver", "ComplaintUnknown", "HandlerAnsweredIt", "HandlerBehindIt"] as const),
    ...(["HandlerComplainedOf", "HandlerUnknown"] as const),
  ],
  decide: (states, { body: { complaintId: id, handler }, receivedAt }) => {
    const complaint = runningComplaintOf(states, id);
    if (isRefusal(complaint)) return complaint;
    if (complaint.answered?.by === handler) return refuse("HandlerAnsweredIt", { handler });
    const unfit = judgeHandler(states, complaint, handler, receivedAt);
    if (unfit !== undefined) return unfit;
    return complaint.handler === handler ? [] : [ComplaintAssigned.draft([complaintStream(id)], { handler })];
  },
});

/** The complainant was told that it is taken, or left no way to be told. Refused: `ComplaintAcknowledgedAlready`. */
export const AcknowledgeComplaint = defineOrder("AcknowledgeComplaint", {
  title: { zh: "投诉受理告知", en: "Tell that a complaint was taken" },
  roles,
  underGlass: false,
  body: z.strictObject({ complaintId, told: z.enum(tellings) }),
  streams: ({ body }, states) => streamsOf(states, body.complaintId),
  refuses: ["ComplaintAcknowledgedAlready", "ComplaintOver", "ComplaintUnknown"],
  decide: (states, { body: { complaintId: id, told } }) => {
    const complaint = openComplaintOf(states, id);
    if (isRefusal(complaint)) return complaint;
    if (complaint.acknowledged !== undefined) return refuse("ComplaintAcknowledgedAlready");
    return [ComplaintAcknowledged.draft([complaintStream(id)], { told })];
  },
});

/** Of what is happening now: somebody of supervision is there (督察条例 9). Refused: `NothingToAttend`. */
export const AttendComplaint = defineOrder("AttendComplaint", {
  title: { zh: "督察到场", en: "Supervision went out for a complaint" },
  roles,
  underGlass: false,
  body: z.strictObject({ complaintId }),
  streams: ({ body }, states) => streamsOf(states, body.complaintId),
  refuses: ["ComplaintOver", "ComplaintUnknown", "NothingToAttend"],
  decide: (states, { body: { complaintId: id } }) => {
    const complaint = openComplaintOf(states, id);
    if (isRefusal(complaint)) return complaint;
    if (!wantsAttending(complaint)) return refuse("NothingToAttend");
    return [ComplaintAttended.draft([complaintStream(id)], {})];
  },
});

/** A rung of the limit's ladder, by the office that may grant it. Refused as `judgeExtension` says, and `NoSuchLimit`. */
export const ExtendComplaint = defineOrder("ExtendComplaint", {
  title: { zh: "延长投诉办理期限", en: "Extend the time for a complaint" },
  roles,
  underGlass: false,
  body: z.strictObject({ complaintId, rung: codeSchema, office: codeSchema, reason: text(500) }),
  streams: ({ body }, states) => [...streamsOf(states, body.complaintId), ...clockStreams],
  refuses: [
    ...(["AskedAfterEnd", "ComplaintOver", "ComplaintUnknown", "ComplaintWithoutHandler", "NoSuchLimit"] as const),
    ...(["NotWhoMay", "NotYourComplaint", "RungSkipped", "RungTaken", "RungUnknown"] as const),
  ],
  decide: (states, { by, occurredAt, body: { complaintId: id, rung, office, reason } }) => {
    const complaint = openComplaintOf(states, id);
    if (isRefusal(complaint)) return complaint;
    const others = judgeHands(complaint, by);
    if (others !== undefined) return others;
    const before = complaint.extensions.map((one) => ({ rung: one.rung, at: one.at, by: one.office }));
    const wanted = { rung, at: occurredAt, by: office };
    const answer = extendedClock(lawIn(states), "complaintDone", complaint.receivedAt, before, wanted);
    if (answer === undefined) return refuse("NoSuchLimit");
    if (isRefusal(answer)) return answer;
    return [ComplaintExtended.draft([complaintStream(id)], { rung, office, reason, answer })];
  },
});

/**
 * What it came to. Words are asked for unless it was withdrawn. Refused: `AnswerMissing`.
 */
export const AnswerComplaint = defineOrder("AnswerComplaint", {
  title: { zh: "答复投诉", en: "Answer a complaint" },
  roles,
  underGlass: false,
  body: z.strictObject({
    complaintId,
    outcome: z.enum(complaintOutcomes),
    words: sealedText(4000).optional(),
    told: z.enum(tellings),
  }),
  sealed: ["words"],
  record: ({ body }) => complaintStream(body.complaintId),
  streams: ({ body }, states) => streamsOf(states, body.complaintId),
  refuses: [
    ...(["AnswerMissing", "ComplaintOver", "ComplaintUnknown", "ComplaintWithoutHandler"] as const),
    ...(["NotYourComplaint"] as const),
  ],
  decide: (states, { by, body: { complaintId: id, outcome, words, told } }) => {
    const complaint = openComplaintOf(states, id);
    if (isRefusal(complaint)) return complaint;
    const others = judgeHands(complaint, by);
    if (others !== undefined) return others;
    if (outcome !== "withdrawn" && words === undefined) return refuse("AnswerMissing", { field: "words" });
    return [
      ComplaintAnswered.draft([complaintStream(id)], {
        ...{ outcome, told },
        ...(words === undefined ? {} : { words }),
      }),
    ];
  },
});

/** By the clock only. Refused when it was done meanwhile: `ComplaintReminderNotDue`. */
export const RemindComplaint = defineOrder("RemindComplaint", {
  title: { zh: "投诉期限提醒", en: "Remind of the time for a complaint" },
  roles: ["system"],
  body: z.strictObject({ complaintId, step: z.enum(complaintSteps), minutes: z.number().int().min(0) }),
  streams: ({ body }, states) => streamsOf(states, body.complaintId),
  refuses: ["ComplaintUnknown", "ComplaintReminderNotDue"],
  decide: (states, { occurredAt, body: { complaintId: id, step, minutes } }) => {
    const complaint = states(complaintView, complaintStream(id));
    if (complaint === null) return refuse("ComplaintUnknown");
    const next = nextReminder(complaint);
    const isThis = next?.step === step && next.minutes === minutes && next.at <= occurredAt;
    return isThis
      ? [ComplaintReminded.draft([complaintStream(id)], { step, minutes })]
      : refuse("ComplaintReminderNotDue");
  },
});

import { z } from "zod";
import { clockAt } from "../ground/fact-names.ts";
import { always, defineFact } from "../ground/fact.ts";
import { informedPostNames, informedPosts } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** Facts about overdue times, the alarm level, and who was informed. */

const reason = text(500);
const priority = z.number().int().min(1).max(4);

export const alertedPosts = ["station", "dispatcher", "shiftLeader", "dutyCommander"] as const;

export const alertedPostNames: CodeNames<typeof alertedPosts> = {
  station: { zh: "派出所综合指挥室", en: "the station desk" },
  dispatcher: { zh: "派警员", en: "the dispatcher" },
  shiftLeader: { zh: "值班长", en: "the shift leader" },
  dutyCommander: { zh: "指挥长", en: "the duty commander" },
};

/** Nobody acknowledged in time. `order` is an assignment or a station order. */
export const AcknowledgementOverdue = defineFact({
  type: "AcknowledgementOverdue",
  version: 1,
  shape: z.strictObject({
    alert: ulidSchema,
    order: ulidSchema,
    level: z.number().int().min(1),
    alerted: z.enum(alertedPosts),
    nextAt: instantSchema.optional(),
  }),
  say: ({ alerted }) =>
    phrase(
      { zh: "签收超时，预警{post}", en: "Acknowledgement overdue; {post} alerted" },
      { post: alertedPostNames[alerted] },
    ),
});

/**
 * Nobody is ordered to the incident, longer than its priority allows; told to the next in line. `since` and `priority` are
 * what it was judged by.
 */
export const WaitingOverdue = defineFact({
  type: "WaitingOverdue",
  version: 1,
  shape: z.strictObject({
    alert: ulidSchema,
    level: z.number().int().min(1).max(3),
    alerted: z.enum(alertedPosts),
    since: instantSchema,
    priority,
    seconds: z.number().int().min(1),
  }),
  say: ({ priority, since, seconds, alerted }, names) =>
    phrase(
      {
        zh: "{priority} 级警情自 {since} 起无人受派，超过 {seconds} 秒，预警{post}",
        en: "Priority {priority}, nobody ordered since {since}, longer than {seconds} s; {post} alerted",
      },
      { priority, since: clockAt(since, names), seconds, post: alertedPostNames[alerted] },
    ),
});

export const AlertAcknowledged = defineFact({
  type: "AlertAcknowledged",
  version: 1,
  shape: z.strictObject({ alert: ulidSchema }),
  say: always({ zh: "预警已知悉", en: "The alert was acknowledged" }),
});

/** What an alarm's level demands is on the run card of that level. */
export const AlarmLevelChanged = defineFact({
  type: "AlarmLevelChanged",
  version: 1,
  shape: z.strictObject({ level: z.number().int().min(1).max(5), reason }),
  say: ({ level, reason }) =>
    phrase(
      { zh: "响应级别改为 {level} 级：{reason}", en: "Alarm level changed to {level} – {reason}" },
      { level, reason },
    ),
});

/** Somebody the run card names was told. */
export const PostInformed = defineFact({
  type: "PostInformed",
  version: 1,
  shape: z.strictObject({ post: z.enum(informedPosts) }),
  say: ({ post }) => phrase({ zh: "已通知{post}", en: "Informed: {post}" }, { post: informedPostNames[post] }),
});

export const alarmFacts = [
  AcknowledgementOverdue,
  WaitingOverdue,
  AlertAcknowledged,
  AlarmLevelChanged,
  PostInformed,
] as const;

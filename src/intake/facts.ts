import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { codeSchema, text } from "../ground/text.ts";

/** How a contact reached the hall. */
export const channels = ["voice", "text", "app", "walkIn", "alarm", "transfer", "patrol"] as const;
/** 报警, 求助, 投诉. */
export const callKinds = ["emergency", "help", "complaint"] as const;
/** Marks belong to this call only and never change the next one's priority. */
export const callMarks = ["misdial", "false", "test", "prank", "abandoned", "nonPolice"] as const;

export const callStream = (id: string) => streamOf("call", id);

export const CallRang = defineFact(
  "CallRang",
  1,
  { zh: "来电振铃", en: "Call ringing" },
  z.strictObject({
    channel: z.enum(channels),
    kind: z.enum(callKinds),
    number: sealedSchema.optional(),
    line: codeSchema.optional(),
    recordingNumber: codeSchema.optional(),
  }),
);

/** The first to claim a waiting call has it: `by` of the fact. */
export const CallAnswered = defineFact("CallAnswered", 1, { zh: "接听", en: "Call answered" }, z.strictObject({}));

/** What became known during the call; each is kept, the latest of number, name and kind shows. */
export const CallNoted = defineFact(
  "CallNoted",
  1,
  { zh: "记录通话内容", en: "Call noted" },
  z.strictObject({
    said: sealedSchema.optional(),
    number: sealedSchema.optional(),
    name: sealedSchema.optional(),
    kind: z.enum(callKinds).optional(),
    recordingNumber: codeSchema.optional(),
    /** A complaint names whom it is about: they do not see the call, whatever seat they sit on. */
    aboutUnit: codeSchema.optional(),
    aboutStation: codeSchema.optional(),
    aboutDepartment: codeSchema.optional(),
    /** A badge number. */
    aboutOfficer: codeSchema.optional(),
    /** Badges of the unit's crew when it was noted: they stay hidden from it when they ride elsewhere. */
    aboutCrew: z.array(codeSchema).max(40).readonly().optional(),
  }),
);

export const CallEnded = defineFact("CallEnded", 1, { zh: "通话结束", en: "Call ended" }, z.strictObject({}));

export const CallMarked = defineFact(
  "CallMarked",
  1,
  { zh: "标注来电：{mark}", en: "Call marked {mark}" },
  z.strictObject({ mark: z.enum(callMarks), reason: text(500) }),
);

/** The call-taker on the live call looked for calls from the same number within 72 hours (SCOPE.md 7). */
export const EarlierCallsSought = defineFact(
  "EarlierCallsSought",
  1,
  { zh: "查询 72 小时内同号来电：{found} 个", en: "Calls from the same number within 72 h sought: {found}" },
  z.strictObject({ found: z.number().int().min(0) }),
);

export const intakeFacts = [CallRang, CallAnswered, CallNoted, CallEnded, CallMarked, EarlierCallsSought];

export type IntakeFact =
  | FactOf<typeof CallRang>
  | FactOf<typeof CallAnswered>
  | FactOf<typeof CallNoted>
  | FactOf<typeof CallEnded>
  | FactOf<typeof CallMarked>
  | FactOf<typeof EarlierCallsSought>;

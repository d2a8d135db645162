import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { because, type CodeNames, phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";

/** How a contact reached the hall. */
export const channels = ["voice", "text", "app", "walkIn", "alarm", "transfer", "patrol"] as const;
/** 报警, 求助, 投诉. */
export const callKinds = ["emergency", "help", "complaint"] as const;
/** Marks belong to this call only and never change the next one's priority. */
export const callMarks = ["misdial", "false", "test", "prank", "abandoned", "nonPolice"] as const;

export const channelNames: CodeNames<typeof channels> = {
  voice: { zh: "110 电话", en: "110 voice" },
  text: { zh: "短信", en: "Text" },
  app: { zh: "应用", en: "App" },
  walkIn: { zh: "上门", en: "Walk-in" },
  alarm: { zh: "报警装置", en: "Alarm" },
  transfer: { zh: "转接", en: "Transfer" },
  patrol: { zh: "巡逻发现", en: "Patrol" },
};

export const callKindNames: CodeNames<typeof callKinds> = {
  emergency: { zh: "报警", en: "Emergency" },
  help: { zh: "求助", en: "Help" },
  complaint: { zh: "投诉", en: "Complaint" },
};

export const callMarkNames: CodeNames<typeof callMarks> = {
  misdial: { zh: "误拨", en: "Misdial" },
  false: { zh: "虚假", en: "False" },
  test: { zh: "测试", en: "Test" },
  prank: { zh: "骚扰", en: "Prank" },
  abandoned: { zh: "未接通挂断", en: "Abandoned" },
  nonPolice: { zh: "非警务", en: "Not for police" },
};

export const callStream = (id: string) => streamOf("call", id);

export const CallRang = defineFact({
  type: "CallRang",
  version: 1,
  shape: z.strictObject({
    channel: z.enum(channels),
    kind: z.enum(callKinds),
    number: sealedSchema.optional(),
    line: codeSchema.optional(),
    recordingNumber: codeSchema.optional(),
  }),
  say: always({ zh: "来电振铃", en: "The call rang" }),
});

/** The first to claim a waiting call has it: `by` of the fact. */
export const CallAnswered = defineFact({
  type: "CallAnswered",
  version: 1,
  shape: z.strictObject({}),
  say: (_, names, by) => phrase({ zh: "接听：{by}", en: "Answered by {by}" }, { by: names.officer(by.officer) }),
});

/** What became known during the call; each is kept, the latest of number, name and kind shows. */
export const CallNoted = defineFact({
  type: "CallNoted",
  version: 1,
  shape: z.strictObject({
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
  say: ({ kind, aboutUnit, aboutStation, aboutDepartment, aboutOfficer }, names) => {
    const about = [
      ...(aboutOfficer === undefined ? [] : [names.officer(aboutOfficer)]),
      ...(aboutUnit === undefined ? [] : [{ zh: aboutUnit, en: aboutUnit }]),
      ...[aboutStation, aboutDepartment].flatMap((part) => (part === undefined ? [] : [names.part(part)])),
    ];
    if (about.length > 0) {
      const who = { zh: about.map(({ zh }) => zh).join("、"), en: about.map(({ en }) => en).join(", ") };
      return phrase({ zh: "记为投诉，对象：{who}", en: "Noted as a complaint about {who}" }, { who });
    }
    return kind === "complaint"
      ? { zh: "记为投诉", en: "Noted as a complaint" }
      : { zh: "记录通话内容", en: "Noted what was said" };
  },
});

export const CallEnded = defineFact({
  type: "CallEnded",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "通话结束", en: "The call ended" }),
});

export const CallMarked = defineFact({
  type: "CallMarked",
  version: 1,
  shape: z.strictObject({ mark: z.enum(callMarks), reason: text(500) }),
  say: ({ mark, reason }) =>
    because(phrase({ zh: "标注来电：{mark}", en: "Call marked {mark}" }, { mark: callMarkNames[mark] }), reason),
});

/** The call-taker on the live call looked for calls from the same number within 72 hours (SCOPE.md 7). */
export const EarlierCallsSought = defineFact({
  type: "EarlierCallsSought",
  version: 1,
  shape: z.strictObject({ found: z.number().int().min(0) }),
  say: ({ found }) =>
    phrase(
      { zh: "查询 72 小时内同号来电：{found} 个", en: "Calls from the same number within 72 h sought: {found}" },
      { found },
    ),
});

export const intakeFacts = [CallRang, CallAnswered, CallNoted, CallEnded, CallMarked, EarlierCallsSought];

export type IntakeFact =
  | FactOf<typeof CallRang>
  | FactOf<typeof CallAnswered>
  | FactOf<typeof CallNoted>
  | FactOf<typeof CallEnded>
  | FactOf<typeof CallMarked>
  | FactOf<typeof EarlierCallsSought>;

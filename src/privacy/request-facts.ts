import { z } from "zod";
import { momentAt } from "../ground/fact-names.ts";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import type { RecordCorrected } from "./facts.ts";

/** What one person asked for about themself. */
export function requestStream(request: string): string {
  return streamOf("request", request);
}

/** 查阅复制, 更正补充, 删除 (PIPL art. 45-47). */
export const personRequestKinds = ["access", "correction", "erasure"] as const;
export const identitiesShown = ["identityCard", "passport", "representative", "other"] as const;
export const personRequestOutcomes = ["granted", "partly", "refused"] as const;

export const requestKindNames: CodeNames<typeof personRequestKinds> = {
  access: { zh: "查阅、复制", en: "Access" },
  correction: { zh: "更正、补充", en: "Correction" },
  erasure: { zh: "删除", en: "Erasure" },
};

export const outcomeNames: CodeNames<typeof personRequestOutcomes> = {
  granted: { zh: "同意", en: "Granted" },
  partly: { zh: "部分同意", en: "Partly granted" },
  refused: { zh: "不予同意", en: "Refused" },
};

/** A record as people name it, by its stream: for a hold, an erasure, a request. The states say whether there is one. */
export const recordSchema = text(120).regex(/^[a-z][A-Za-z]*\/[0-7][0-9A-HJKMNP-TV-Z]{25}$/, {
  error: "must name a record, as incident/01J…",
});

export const PersonRequestReceived = defineFact({
  type: "PersonRequestReceived",
  version: 1,
  group: "erasing",
  shape: z.strictObject({
    kind: z.enum(personRequestKinds),
    applicant: sealedSchema,
    contact: sealedSchema,
    identityShown: z.enum(identitiesShown),
    concerns: z.array(recordSchema).max(50).readonly(),
    words: sealedSchema.optional(),
    dueBy: instantSchema,
  }),
  say: ({ kind, dueBy }, names) =>
    phrase(
      {
        zh: "受理个人信息请求：{kind}，{due} 前答复",
        en: "A person's request received: {kind}, to be answered by {due}",
      },
      { kind: requestKindNames[kind], due: momentAt(dueBy, names) },
    ),
});

export const RequestRecordAdded = defineFact({
  type: "RequestRecordAdded",
  version: 1,
  shape: z.strictObject({ stream: recordSchema }),
  say: ({ stream }) => phrase({ zh: "加入相关记录 {stream}", en: "{stream} added to the request" }, { stream }),
});

export const RequestRecordDropped = defineFact({
  type: "RequestRecordDropped",
  version: 1,
  shape: z.strictObject({ stream: recordSchema }),
  say: ({ stream }) => phrase({ zh: "移出相关记录 {stream}", en: "{stream} dropped from the request" }, { stream }),
});

export const PersonRequestAnswered = defineFact({
  type: "PersonRequestAnswered",
  version: 1,
  group: "erasing",
  shape: z.strictObject({ outcome: z.enum(personRequestOutcomes), words: sealedSchema.optional() }),
  say: ({ outcome }) =>
    phrase(
      { zh: "答复个人信息请求：{outcome}", en: "A person's request answered: {outcome}" },
      { outcome: outcomeNames[outcome] },
    ),
});

export const requestFacts = [
  PersonRequestReceived,
  RequestRecordAdded,
  RequestRecordDropped,
  PersonRequestAnswered,
] as const;

export type RequestFact = FactOf<(typeof requestFacts)[number] | typeof RecordCorrected>;

import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { sealedSchema } from "../ground/sealed.ts";
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

/** A record somebody's request can be about. */
export const recordSchema = text(120).regex(/^(incident|call)\/[0-7][0-9A-HJKMNP-TV-Z]{25}$/, {
  error: "must name an incident or a call",
});

export const PersonRequestReceived = defineFact(
  "PersonRequestReceived",
  1,
  { zh: "受理个人信息请求", en: "A person's request received" },
  z.strictObject({
    kind: z.enum(personRequestKinds),
    applicant: sealedSchema,
    contact: sealedSchema,
    identityShown: z.enum(identitiesShown),
    concerns: z.array(recordSchema).max(50).readonly(),
    words: sealedSchema.optional(),
    dueBy: instantSchema,
  }),
);

export const RequestRecordAdded = defineFact(
  "RequestRecordAdded",
  1,
  { zh: "加入相关记录 {stream}", en: "{stream} added to the request" },
  z.strictObject({ stream: recordSchema }),
);

export const RequestRecordDropped = defineFact(
  "RequestRecordDropped",
  1,
  { zh: "移出相关记录 {stream}", en: "{stream} dropped from the request" },
  z.strictObject({ stream: recordSchema }),
);

export const PersonRequestAnswered = defineFact(
  "PersonRequestAnswered",
  1,
  { zh: "答复个人信息请求：{outcome}", en: "A person's request answered: {outcome}" },
  z.strictObject({ outcome: z.enum(personRequestOutcomes), words: sealedSchema.optional() }),
);

export const requestFacts = [
  PersonRequestReceived,
  RequestRecordAdded,
  RequestRecordDropped,
  PersonRequestAnswered,
] as const;

export type RequestFact = FactOf<(typeof requestFacts)[number] | typeof RecordCorrected>;

import { z } from "zod";
import { defineFact, type FactOf } from "../ground/fact.ts";
import { roleSchema } from "../ground/role.ts";
import { type CodeNames, phrase, sentenceSchema } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { daySchema } from "../ground/zone.ts";
import { partySchema } from "./party-facts.ts";
import { answerKinds } from "./task-facts.ts";

/** The one menu of what parts of the house can ask of each other. */
export const servicesStream = "services/home";

/** What an answer can be. */
export const serviceReturns = ["text", "file", "map", "people"] as const;

export const serviceReturnNames: CodeNames<typeof serviceReturns> = {
  text: { zh: "文字", en: "words" },
  file: { zh: "文件", en: "a file" },
  map: { zh: "地图", en: "a map" },
  people: { zh: "派人", en: "people sent" },
};

const minutes = z.number().int().min(1).max(100_000);

/** Minutes by priority, the most urgent first. */
const byPriority = z.tuple([minutes, minutes, minutes]);

/**
 * Days of the week (1: Monday) on which it begins to be answered, and from which minute of the local day to which; 1,440
 * is its end. A `to` before `from` is on the day after.
 */
export const serviceHoursSchema = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1),
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(1440),
  /** True where it is answered on holidays too. */
  holidays: z.boolean(),
});

/** An item of the service menu: what can be asked, who answers it when, and what is promised. */
export const ServiceDefined = defineFact({
  type: "ServiceDefined",
  version: 1,
  shape: z.strictObject({
    service: codeSchema,
    name: sentenceSchema,
    about: sentenceSchema.optional(),
    /** What whoever asks must say. */
    gives: z
      .array(
        z.strictObject({
          field: codeSchema,
          label: sentenceSchema,
          kind: z.enum(answerKinds),
          required: z.boolean(),
        }),
      )
      .max(12),
    /** The first leads; the others answer along. */
    answeredBy: z.array(partySchema).max(8),
    /** Day and night where absent. */
    hours: serviceHoursSchema.optional(),
    /** Who answers outside these hours. */
    coveredBy: partySchema.optional(),
    /** Minutes until it is signed for, from the first asking. */
    sign: byPriority,
    /** Minutes until it is answered, from the first asking. */
    answer: byPriority,
    /** Who may ask; everybody who gives work to others where empty. */
    askers: z.array(roleSchema).max(10),
    returns: z.array(z.enum(serviceReturns)).max(serviceReturns.length),
    /** Another authority does it: when it was sent and answered is recorded, never the result (SCOPE.md, boundary 9). */
    referral: z.boolean(),
    /** Certificates that a crew sent as the answer must have, each by one of its members. */
    certificates: z.array(codeSchema).max(10).optional(),
    /** Where its times are from. */
    source: text(80).optional(),
    from: daySchema.optional(),
    until: daySchema.optional(),
  }),
  say: ({ name }) => phrase({ zh: "服务清单：{zh}", en: "Service menu: {en}" }, { zh: name.zh, en: name.en }),
});

export const ServiceWithdrawn = defineFact({
  type: "ServiceWithdrawn",
  version: 1,
  shape: z.strictObject({ service: codeSchema }),
  say: ({ service }) =>
    phrase({ zh: "服务清单不再有 {service}", en: "The service menu no longer has {service}" }, { service }),
});

export const serviceFacts = [ServiceDefined, ServiceWithdrawn] as const;

export type ServiceFact = FactOf<(typeof serviceFacts)[number]>;

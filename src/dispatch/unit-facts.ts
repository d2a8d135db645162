import { z } from "zod";
import { defineFact } from "../ground/fact.ts";
import { capabilities, unitKinds } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { phrase, type Sentence } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";

/** Facts about a unit alone. Facts about a unit and an incident are in assignment-facts.ts. */

/** Statuses an officer may set; the others follow from the unit's assignment. */
export const restingStatuses = [
  "standby",
  "patrol",
  "returning",
  "engaged",
  "outOfService",
  "noContact",
  "offDuty",
] as const;

/** What a unit can be doing, with the field's words. */
export const statuses = {
  standby: { zh: "备勤", en: "Standby" },
  patrol: { zh: "巡逻", en: "On patrol" },
  returning: { zh: "返程", en: "Returning" },
  awaitingAcknowledgement: { zh: "待签收", en: "Awaiting acknowledgement" },
  acknowledged: { zh: "已签收", en: "Acknowledged" },
  enRoute: { zh: "出警途中", en: "En route" },
  onScene: { zh: "已到场", en: "On scene" },
  handling: { zh: "处置中", en: "Handling" },
  engaged: { zh: "办案 / 押送", en: "Engaged" },
  outOfService: { zh: "暂停", en: "Out of service" },
  noContact: { zh: "失联", en: "No contact" },
  offDuty: { zh: "下勤", en: "Off duty" },
} as const satisfies Record<string, Sentence>;

const reason = text(500);

export const crewMemberSchema = z.strictObject({
  /** A badge number; names belong to the duty roster, not to an append-only log. */
  badge: codeSchema,
  sworn: z.boolean(),
  post: z.enum(["leader", "member", "driver"]).default("member"),
});

export const UnitRegistered = defineFact({
  type: "UnitRegistered",
  version: 1,
  shape: z.strictObject({
    unit: codeSchema,
    callsign: codeSchema,
    kind: z.enum(unitKinds),
    /** Null: it is taken from the station it was of; absent: what was said before stays. */
    station: codeSchema.nullable().optional(),
    crew: z.array(crewMemberSchema).max(40),
    capabilities: z.array(z.enum(capabilities)).max(20),
    /** Where it stands by; null and absent as with the station. */
    point: pointSchema.nullable().optional(),
    /** Known to an import only by its name; crew and authority are not recorded. */
    imported: z.boolean().default(false),
    /** It no longer exists as a unit: it is on no board and is ordered no more. */
    retired: z.literal(true).optional(),
  }),
  say: ({ callsign: unit, retired }) =>
    phrase(
      retired === true
        ? { zh: "撤销处警单元 {unit}", en: "Unit {unit} retired" }
        : { zh: "登记处警单元 {unit}", en: "Unit {unit} registered" },
      { unit },
    ),
});

export const CrewChanged = defineFact({
  type: "CrewChanged",
  version: 1,
  shape: z.strictObject({ unit: codeSchema, crew: z.array(crewMemberSchema).max(40) }),
  say: ({ unit }) => phrase({ zh: "{unit} 更换班组成员", en: "The crew of {unit} changed" }, { unit }),
});

export const UnitStatusSet = defineFact({
  type: "UnitStatusSet",
  version: 1,
  shape: z.strictObject({
    unit: codeSchema,
    status: z.enum(restingStatuses),
    /** When the crew's shift ends, as far as it said. */
    shiftEndsAt: instantSchema.optional(),
    reason: reason.optional(),
  }),
  say: ({ unit, status }) =>
    phrase({ zh: "{unit} 转为{status}", en: "{unit} is now: {status}" }, { unit, status: statuses[status] }),
});

export const unitFacts = [UnitRegistered, CrewChanged, UnitStatusSet] as const;

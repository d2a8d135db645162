import { z } from "zod";
import { defineFact } from "../ground/fact.ts";
import { capabilities, unitKinds } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { pointSchema } from "../ground/point.ts";
import { codeSchema, text } from "../ground/text.ts";

/*
 * What is told of a unit by itself; what it is told together with an incident stands in facts.ts, which lists these too, so
 * that whoever reads dispatch's facts reads one file.
 */

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

const reason = text(500);

export const crewMemberSchema = z.strictObject({
  /** A badge number; names belong to the duty roster, not to an append-only log. */
  badge: codeSchema,
  sworn: z.boolean(),
  post: z.enum(["leader", "member", "driver"]).default("member"),
});
export const UnitRegistered = defineFact(
  "UnitRegistered",
  1,
  { zh: "登记处警单元 {callsign}", en: "Unit {callsign} registered" },
  z.strictObject({
    unit: codeSchema,
    callsign: codeSchema,
    kind: z.enum(unitKinds),
    station: codeSchema.optional(),
    crew: z.array(crewMemberSchema).max(40),
    capabilities: z.array(z.enum(capabilities)).max(20),
    point: pointSchema.optional(),
    /** Known to an import only by its name; crew and authority are not recorded. */
    imported: z.boolean().default(false),
  }),
);
export const CrewChanged = defineFact(
  "CrewChanged",
  1,
  { zh: "更换班组成员", en: "Crew changed" },
  z.strictObject({ unit: codeSchema, crew: z.array(crewMemberSchema).max(40) }),
);
export const UnitStatusSet = defineFact(
  "UnitStatusSet",
  1,
  { zh: "{unit} 状态：{status}", en: "{unit} is now {status}" },
  z.strictObject({
    unit: codeSchema,
    status: z.enum(restingStatuses),
    /** When the crew's shift ends, as far as it said. */
    shiftEndsAt: instantSchema.optional(),
    reason: reason.optional(),
  }),
);

export const unitFacts = [UnitRegistered, CrewChanged, UnitStatusSet] as const;

import { z } from "zod";
import { instantSchema } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { canonical, type Json } from "../ground/canonical.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import type { Concern } from "../ground/rule.ts";
import type { States } from "../ground/fold.ts";
import { districtStream } from "../district/facts.ts";
import { districtOf, concernOfUnit, unitOf } from "./asking.ts";
import { unitStream } from "./facts.ts";
import { CrewChanged, crewMemberSchema, restingStatuses, UnitRegistered, UnitStatusSet } from "./unit-facts.ts";
import { unitView } from "./unit-view.ts";

/** Registers a unit, or changes what is known of it; saying the same again records nothing. Refused: `StationUnknown`. */
export const RegisterUnit = setting(
  defineOrder("RegisterUnit", {
    title: { zh: "登记处警单元", en: "Register a unit" },
    roles: ["systemAdministrator", "importer"],
    body: UnitRegistered.shape,
    streams: ({ body }) => [districtStream, unitStream(body.unit)],
    refuses: ["StationUnknown"],
    decide: (states, { body }) => {
      const { station } = body;
      if (station !== undefined && districtOf(states).stations[station] === undefined) {
        return refuse("StationUnknown", { station });
      }
      const known = states(unitView, unitStream(body.unit));
      const { unit: id, ...rest } = body;
      const isSame =
        known !== null &&
        Object.entries({ id, ...rest }).every(
          ([key, value]) =>
            canonical(value as Json) === canonical((known as unknown as Record<string, Json>)[key] ?? null),
        );
      return isSame ? [] : [UnitRegistered.draft([unitStream(body.unit)], body)];
    },
  }),
);

/** Whose the named unit is. */
function concernOfNamed(states: States, { body }: { readonly body: { readonly unitId: string } }): Concern | undefined {
  const unit = unitOf(states, body.unitId);
  return isRefusal(unit) ? undefined : concernOfUnit({ unit: unit.id, station: unit.station });
}

/** Refused: `UnitUnknown`, `NotYourStation`. */
export const ChangeCrew = defineOrder("ChangeCrew", {
  title: { zh: "更换班组成员", en: "Change the crew" },
  roles: ["importer", "dispatcher", "station"],
  body: z.strictObject({ unitId: codeSchema, crew: z.array(crewMemberSchema).max(40) }),
  concerns: concernOfNamed,
  streams: ({ body }) => [unitStream(body.unitId)],
  refuses: ["UnitUnknown"],
  decide: (states, { body }) => {
    const unit = unitOf(states, body.unitId);
    if (isRefusal(unit)) return unit;
    return [CrewChanged.draft([unitStream(unit.id)], { unit: unit.id, crew: body.crew })];
  },
});

/**
 * Sets what a unit is doing when it has no assignment. `UnitAlreadyCommitted` while it has one: its steps say what it is
 * doing then. Refused further: `NotYourUnit`, `NotYourStation`.
 */
export const SetUnitStatus = defineOrder("SetUnitStatus", {
  title: { zh: "设置单元状态", en: "Set a unit's status" },
  roles: ["importer", "dispatcher", "station", "unit"],
  body: z.strictObject({
    unitId: codeSchema,
    status: z.enum(restingStatuses),
    shiftEndsAt: instantSchema.optional(),
    reason: text(500).optional(),
  }),
  concerns: concernOfNamed,
  streams: ({ body }) => [unitStream(body.unitId)],
  refuses: ["UnitAlreadyCommitted", "UnitUnknown"],
  decide: (states, { body }) => {
    const unit = unitOf(states, body.unitId);
    if (isRefusal(unit)) return unit;
    const { active } = unit;
    if (active !== undefined) {
      return refuse("UnitAlreadyCommitted", { unit: unit.callsign, incident: active.incidentNumber });
    }
    const { unitId: __, ...said } = body;
    const isSame = unit.status === said.status && (said.shiftEndsAt ?? unit.shiftEndsAt) === unit.shiftEndsAt;
    if (isSame && said.reason === undefined) return [];
    const data = { unit: unit.id, ...said };
    return [UnitStatusSet.draft([unitStream(unit.id)], data)];
  },
});

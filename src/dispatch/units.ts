import { z } from "zod";
import { instantSchema } from "../ground/instant.ts";
import type { FactDraft } from "../ground/fact.ts";
import { isRefusal, type Refusal, refuse } from "../ground/refusal.ts";
import type { Unit } from "./unit.ts";
import { codeSchema, text } from "../ground/text.ts";
import { canonical } from "../ground/canonical.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import type { Concern } from "../ground/rule.ts";
import type { States } from "../ground/fold.ts";
import { districtStream } from "../district/facts.ts";
import { districtOf, concernOfUnit, unitOf } from "./asking.ts";
import { unitStream } from "./facts.ts";
import { CrewChanged, crewMemberSchema, restingStatuses, UnitRegistered, UnitStatusSet } from "./unit-facts.ts";
import { unitView } from "./unit-view.ts";

type Registered = z.output<typeof UnitRegistered.shape>;

/** What registering a unit records: nothing where it is so already. */
function registered(states: States, body: Registered): readonly FactDraft[] | Refusal<RegisterCode> {
  const { station } = body;
  if (station !== undefined && station !== null && districtOf(states).stations[station] === undefined) {
    return refuse("StationUnknown", { station });
  }
  const known = states(unitView, unitStream(body.unit));
  const active = known?.active;
  if (body.retired === true && active !== undefined) {
    return refuse("UnitAlreadyCommitted", { unit: body.callsign, incident: active.incidentNumber });
  }
  const said = withoutNothing(known, body);
  if (known !== null) {
    // A station and a point that are not said stay.
    const { station: before, point } = known;
    const becomes = {
      ...(before === undefined ? {} : { station: before }),
      ...(point === undefined ? {} : { point }),
      ...said,
    };
    if (canonical(registrationOf(known)) === canonical(becomes)) return [];
  }
  return [UnitRegistered.draft([unitStream(body.unit)], said)];
}

/** Without what takes a unit from no station or no place. */
function withoutNothing(known: Unit | null, { station, point, ...rest }: Registered): Registered {
  return {
    ...rest,
    ...(station === undefined || (station === null && known?.station === undefined) ? {} : { station }),
    ...(point === undefined || (point === null && known?.point === undefined) ? {} : { point }),
  };
}

type RegisterCode = "StationUnknown" | "UnitAlreadyCommitted";

/** What is registered of a unit, without what it is doing; nothing in it is null. */
export function registrationOf(unit: Unit): Registered {
  const { id, callsign, kind, station, crew, capabilities: able, point, imported, retired } = unit;
  return {
    ...{ unit: id, callsign, kind, crew: [...crew], capabilities: [...able], imported },
    ...(station === undefined ? {} : { station }),
    ...(point === undefined ? {} : { point }),
    ...(retired === undefined ? {} : { retired }),
  };
}

/**
 * Registers a unit, changes what is known of it, or retires it; saying the same again records nothing. Refused:
 * `StationUnknown`, `UnitAlreadyCommitted` (one that is to be retired).
 */
export const RegisterUnit = setting(
  defineOrder("RegisterUnit", {
    title: { zh: "登记处警单元", en: "Register a unit" },
    roles: ["systemAdministrator", "importer"],
    body: UnitRegistered.shape,
    streams: ({ body }) => [districtStream, unitStream(body.unit)],
    refuses: ["StationUnknown", "UnitAlreadyCommitted"],
    decide: (states, { body }) => registered(states, body),
  }),
);

/** Registers many units at once, all or none. Refused as `RegisterUnit`. */
export const RegisterUnits = setting(
  defineOrder("RegisterUnits", {
    title: { zh: "批量登记处警单元", en: "Register many units" },
    roles: ["systemAdministrator"],
    underGlass: false,
    body: z.strictObject({ units: z.array(UnitRegistered.shape).min(1).max(300) }),
    streams: ({ body }) => [districtStream, ...new Set(body.units.map(({ unit }) => unitStream(unit)))],
    refuses: ["StationUnknown", "UnitAlreadyCommitted"],
    decide: (states, { body }) => {
      const drafts: FactDraft[] = [];
      for (const unit of body.units) {
        const said = registered(states, unit);
        if (isRefusal(said)) return said;
        drafts.push(...said);
      }
      return drafts;
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

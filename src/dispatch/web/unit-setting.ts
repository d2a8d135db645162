import { type Capability, capabilityNames, type UnitKind, unitKindNames, unitKinds } from "../../ground/force.ts";
import type { Point } from "../../ground/point.ts";
import { listed, same, type Sentence } from "../../ground/sentence.ts";
import { line, pointIn, pointText } from "../../district/web/setting-words.ts";
import type { PasteInto } from "../../journal/web/paste-form.tsx";
import type { Setting } from "../../journal/web/setting.ts";
import type { registrationOf } from "../units.ts";
import { unitStream } from "../facts.ts";
import { unitSettingTexts as texts } from "./unit-setting-texts.ts";

export type Registered = ReturnType<typeof registrationOf>;

/** What is registered of a unit; of one unit the history is read from its own stream. */
export function unitSetting(unit = ""): Setting<Registered> {
  return {
    order: "RegisterUnit",
    stream: unitStream(unit),
    facts: ["UnitRegistered"],
    valueOf: ({ data }) => data as Registered,
    lines: ({ unit: id, callsign, kind, station, capabilities, point, crew, retired }, names) => [
      ...line("unit", texts.unit, same(id)),
      ...line("callsign", texts.callsign, same(callsign)),
      ...line("kind", texts.kind, unitKindNames[kind]),
      ...line("station", texts.station, station === undefined || station === null ? undefined : names.part(station)),
      ...line(
        "capabilities",
        texts.able,
        capabilities.length === 0 ? undefined : listed(capabilities.map((one) => capabilityNames[one])),
      ),
      ...line("point", texts.point, point === undefined || point === null ? undefined : same(pointText(point))),
      ...line("crew", texts.crew, crew.length === 0 ? undefined : same(String(crew.length))),
      ...line("retired", texts.state, retired === true ? texts.retired : undefined),
    ],
  };
}

export interface UnitDraft {
  readonly unit: string;
  readonly callsign: string;
  readonly kind: UnitKind;
  /** The empty text: of no station. */
  readonly station: string;
  readonly capabilities: readonly Capability[];
  readonly point: string;
  /** Who rides with it, which the roster says: kept as it is. */
  readonly crew: Registered["crew"];
  readonly imported: boolean;
}

export function unitDraft(unit: Registered | undefined): UnitDraft {
  if (unit === undefined) {
    const empty = { unit: "", callsign: "", station: "", capabilities: [], point: "", crew: [], imported: false };
    return { ...empty, kind: "quickResponse" };
  }
  const { unit: id, callsign, kind, station, capabilities, point, crew, imported } = unit;
  return {
    ...{ unit: id, callsign, kind, capabilities, crew, imported },
    ...{ station: station ?? "", point: pointText(point ?? undefined) },
  };
}

/** The place of a draft; null where what is typed is none. */
export function placeOf({ point }: Pick<UnitDraft, "point">): Point | undefined | null {
  return point.trim() === "" ? undefined : (pointIn(point) ?? null);
}

/**
 * What the form says; without an id of its own a unit is known by its callsign. Null without either. A station or a place
 * that is left empty is taken from the unit.
 */
export function unitOf(draft: UnitDraft): Registered | null {
  const point = placeOf(draft);
  const callsign = draft.callsign.trim();
  if (callsign === "" || point === null) return null;
  const { kind, station, capabilities, crew, imported } = draft;
  return {
    ...{ unit: draft.unit.trim() === "" ? callsign : draft.unit.trim(), callsign, kind, crew, imported },
    capabilities: [...capabilities],
    station: station === "" ? null : station,
    point: point ?? null,
  };
}

/** One of our codes by its name in either language or by itself; what is none stays, for the schema to refuse. */
function coded<Code extends string>(codes: Readonly<Record<Code, Sentence>>, word: string): Code {
  const found = (Object.entries(codes) as [Code, Sentence][]).find(([code, { zh, en }]) =>
    [code, zh, en].some((name) => name.toLowerCase() === word.trim().toLowerCase()),
  );
  return found?.[0] ?? (word.trim() as Code);
}

/** A table of units. Units that are there already keep their crews. */
export function unitPaste(known: readonly Registered[], stationOf: (word: string) => string): PasteInto<Registered> {
  return {
    columns: [
      { key: "callsign", name: texts.callsign },
      { key: "kind", name: texts.kind },
      { key: "station", name: texts.station },
      { key: "capabilities", name: texts.able },
      { key: "point", name: texts.point },
      { key: "unit", name: texts.unit },
    ],
    keyOf: ({ unit }) => unit,
    valueOf: ({ callsign = "", kind = unitKinds[0], station, capabilities = "", point = "", unit = callsign }) => {
      const before = known.find((one) => one.unit === unit);
      const place = pointIn(point);
      return {
        ...{ unit, callsign, kind: coded(unitKindNames, kind) },
        ...{ crew: before?.crew ?? [], imported: before?.imported ?? false },
        capabilities: capabilities
          .split(/[、;；/]/)
          .filter((word) => word.trim() !== "")
          .map((word) => coded(capabilityNames, word)),
        ...(station === undefined ? {} : { station: stationOf(station) }),
        // What is no place is left as it was typed: the schema says so with the line.
        ...(point === "" ? {} : { point: place ?? (point as unknown as Point) }),
      };
    },
    one: "RegisterUnit",
    many: { order: "RegisterUnits", field: "units" },
    alone: true,
  };
}

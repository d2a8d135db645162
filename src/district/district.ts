import type { z } from "zod";
import { byField, type Configured } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Point } from "../ground/point.ts";
import { needsOf } from "../ground/part-need.ts";
import type { Sentence } from "../ground/sentence.ts";
import type { StreamView } from "../ground/room.ts";
import type {
  DepartmentRegistered,
  DistrictFact,
  IncidentTypeDefined,
  settingsSchema,
  StationRegistered,
} from "./facts.ts";

export type Settings = z.output<typeof settingsSchema>;
export type Department = z.output<(typeof DepartmentRegistered)["shape"]>;
export type Station = z.output<(typeof StationRegistered)["shape"]>;
export type IncidentType = z.output<(typeof IncidentTypeDefined)["shape"]>;

/** The organisation, the land and the code tables as they stand. */
export interface District {
  readonly name: Sentence;
  readonly code: string;
  readonly zone: string;
  readonly centre: Point;
  readonly drill: boolean;
  readonly departments: Readonly<Record<string, Department>>;
  readonly stations: Readonly<Record<string, Station>>;
  readonly types: Readonly<Record<string, IncidentType>>;
  readonly settings: Settings;
  /** Departments and stations that are no longer in use: nothing may name them, and what has named them shows their name. */
  readonly retired?: Pick<District, "departments" | "stations">;
}

/** A district nobody has named yet: China's zone, and the clocks WORDS.md gives. */
export const unnamedDistrict: District = {
  name: { zh: "未命名辖区", en: "Unnamed district" },
  code: "000000",
  zone: "Asia/Shanghai",
  centre: [0, 0],
  drill: false,
  departments: {},
  stations: {},
  types: {},
  settings: { acknowledgeSeconds: 30, reportMinutes: 30, reminderMinutes: 30, waitingSeconds: [60, 180, 600, 1800] },
};

/** The settings with what was said of them; what was not said stays. */
function mended(settings: Settings, said: Partial<{ [Key in keyof Settings]: Settings[Key] | undefined }>): Settings {
  return {
    acknowledgeSeconds: said.acknowledgeSeconds ?? settings.acknowledgeSeconds,
    reportMinutes: said.reportMinutes ?? settings.reportMinutes,
    reminderMinutes: said.reminderMinutes ?? settings.reminderMinutes,
    waitingSeconds: said.waitingSeconds ?? settings.waitingSeconds,
  };
}

const noneRetired: Required<District>["retired"] = { departments: {}, stations: {} };

/** With a part in use, also one that was retired. */
function registered<Of extends "departments" | "stations">(
  district: District,
  of: Of,
  part: District[Of][string],
): District {
  const now = { ...district, [of]: { ...district[of], [part.id]: part } };
  const { retired: before } = district;
  if (before === undefined || !Object.hasOwn(before[of], part.id)) return now;
  const { [part.id]: _, ...others } = before[of] as District[Of];
  return { ...now, retired: { ...before, [of]: others } };
}

function retired(district: District, of: "departments" | "stations", id: string): District {
  const { [id]: part, ...others } = district[of];
  if (part === undefined) return district;
  const before = district.retired ?? noneRetired;
  return { ...district, [of]: others, retired: { ...before, [of]: { ...before[of], [id]: part } } };
}

function evolve(state: District | null, told: Fact): District {
  const district = state ?? unnamedDistrict;
  const fact = told as DistrictFact;
  switch (fact.type) {
    case "DistrictNamed":
      return { ...district, ...fact.data };
    case "DepartmentRegistered":
      return registered(district, "departments", fact.data);
    case "StationRegistered":
      return registered(district, "stations", fact.data);
    case "DepartmentRetired":
      return retired(district, "departments", fact.data.id);
    case "StationRetired":
      return retired(district, "stations", fact.data.id);
    case "IncidentTypeDefined":
      return { ...district, types: { ...district.types, [fact.data.code]: fact.data } };
    case "SettingsChanged":
      return { ...district, settings: mended(district.settings, fact.data) };
    default:
      return district;
  }
}

const districtConfigured: readonly Configured<District>[] = [
  {
    order: "NameDistrict",
    own: { drill: false },
    bodies: ({ name, code, zone, centre, drill }) =>
      code === unnamedDistrict.code ? [] : [{ name, code, zone, centre, drill }],
  },
  {
    order: "RegisterDepartment",
    key: byField("id"),
    above: ({ parent }) => (typeof parent === "string" ? parent : undefined),
    bodies: ({ departments }) => Object.values(departments),
  },
  { order: "RegisterStation", key: byField("id"), bodies: ({ stations }) => Object.values(stations) },
  {
    order: "DefineIncidentType",
    key: byField("code"),
    above: ({ parent }) => (typeof parent === "string" ? parent : undefined),
    bodies: ({ types }) => Object.values(types),
  },
  { order: "ChangeSettings", bodies: ({ settings }) => [settings] },
];

/** The district's fold: any room's rules may ask `states(districtView, districtStream) ?? unnamedDistrict`. */
export const districtView: StreamView<District> = {
  room: "district",
  kind: "district",
  owner: true,
  settings: [
    "DistrictNamed",
    "DepartmentRegistered",
    "StationRegistered",
    "IncidentTypeDefined",
    "SettingsChanged",
    "DepartmentRetired",
    "StationRetired",
  ],
  configured: districtConfigured,
  evolve,
  seenBy: () => ["everyone"],
  needsParts: ({ departments, stations }) =>
    [...Object.values(departments), ...Object.values(stations)].flatMap(({ name, parent }) =>
      needsOf("part", name, [parent]),
    ),
};

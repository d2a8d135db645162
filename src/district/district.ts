import type { z } from "zod";
import { byField, type Configured } from "../ground/configured.ts";
import type { Fact } from "../ground/fact.ts";
import type { Point } from "../ground/point.ts";
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

function evolve(state: District | null, told: Fact): District {
  const district = state ?? unnamedDistrict;
  const fact = told as DistrictFact;
  switch (fact.type) {
    case "DistrictNamed":
      return { ...district, ...fact.data };
    case "DepartmentRegistered":
      return { ...district, departments: { ...district.departments, [fact.data.id]: fact.data } };
    case "StationRegistered":
      return { ...district, stations: { ...district.stations, [fact.data.id]: fact.data } };
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
  settings: ["DistrictNamed", "DepartmentRegistered", "StationRegistered", "IncidentTypeDefined", "SettingsChanged"],
  configured: districtConfigured,
  evolve,
  seenBy: () => ["everyone"],
};

import { refuse, type Refusal } from "../ground/refusal.ts";
import type { District } from "../district/district.ts";
import type { Power, PowerRole } from "../ground/role.ts";
import type { staffKinds } from "./people-facts.ts";
import { administrators } from "./role.ts";

export type StaffKind = (typeof staffKinds)[number];

/** What those who are not sworn may be: never lead the hall, never send anybody. */
const auxiliaryRoles: readonly PowerRole[] = ["calltaker", "station", "unit", "department", "support", "reader"];
const civilianRoles: readonly PowerRole[] = [
  ...auxiliaryRoles.filter((role) => role !== "unit"),
  ...administrators,
  "supervisor",
];

/** Whether somebody of this kind of staff may be given the role at all. */
export function mayHold(kind: StaffKind, role: PowerRole): boolean {
  switch (kind) {
    case "officer":
      return role !== "partner";
    case "auxiliary":
      return auxiliaryRoles.includes(role);
    case "civilian":
      return civilianRoles.includes(role);
    case "partner":
      return role === "partner";
  }
}

/** Whether a part of the organisation exists; `bureau` is the whole. */
export function isPart(district: District, part: string): boolean {
  return part === "bureau" || part in district.departments || part in district.stations;
}

/** What is wrong with where a power counts. Refused: `PowerPlaceMissing`, `PowerPlaceNotItsOwn`, `PowerPlaceUnknown`. */
export function judgePlace(
  power: Power,
  district: District,
): Refusal<"PowerPlaceMissing" | "PowerPlaceNotItsOwn" | "PowerPlaceUnknown"> | undefined {
  for (const place of ["station", "unit", "department"] as const) {
    const id = power[place];
    if (power.role === place && id === undefined) return refuse("PowerPlaceMissing", { place, role: power.role });
    if (power.role !== place && id !== undefined) return refuse("PowerPlaceNotItsOwn", { place, role: power.role });
  }
  const { station, department } = power;
  if (station !== undefined && district.stations[station] === undefined)
    return refuse("PowerPlaceUnknown", { place: station });
  if (department !== undefined && district.departments[department] === undefined)
    return refuse("PowerPlaceUnknown", { place: department });
  return undefined;
}

/** The three administrators are three people. Refused: `AdministratorsApart`. */
export function judgeApart(person: string, powers: readonly Power[]): Refusal<"AdministratorsApart"> | undefined {
  const held = new Set(powers.map(({ role }) => role).filter((role) => administrators.includes(role)));
  return held.size > 1 ? refuse("AdministratorsApart", { person }) : undefined;
}

/** Whether a power still counts on a day of the district's calendar. */
export function countsOn(power: Power, day: string): boolean {
  return power.until === undefined || day <= power.until;
}

import { type District, districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { dayOf, instantOn } from "../../ground/zone.ts";
import type { House } from "../../journal/server/room-server.ts";
import { statuteStream } from "../../statute/facts.ts";
import { noStatute, statuteView } from "../../statute/statute.ts";
import type { LawOfDay } from "../check-evaluate.ts";
import type { Role } from "../../ground/role.ts";

/** Who reads what the checks found. */
export const checkReaders: readonly Role[] = ["supervisor", "dutyCommander"];

export async function districtOf(house: House): Promise<District> {
  return (await house.state(districtView, districtStream)) ?? unnamedDistrict;
}

/** By which it is decided what had to be recorded. */
export async function lawOf(house: House): Promise<LawOfDay> {
  const [{ zone, types }, statute = noStatute] = await Promise.all([
    districtOf(house),
    house.state(statuteView, statuteStream),
  ]);
  return { statute, zone, isEnforcement: (type) => types[type]?.enforcement };
}

/** The month it is now in the district. */
export function monthNow(house: House, zone: string): string {
  return dayOf(instantOf(house.now().getTime()), zone).slice(0, 7);
}

/** When a month begins in the district and when the next one does. */
export function spanOf(month: string, zone: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return { from: instantOn(`${month}-01`, 0, zone), to: instantOn(`${next}-01`, 0, zone) };
}

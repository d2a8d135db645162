import type { District } from "../../district/district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { roleNames } from "../role-names.ts";
import type { Role } from "../role.ts";

interface Placed {
  readonly role: Role;
  readonly station?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
}

/** What a power is called with where it counts: `派警员`, `城关派出所 派出所`, `处警单元 KC-01`. */
export function powerWords(power: Placed, district: Pick<District, "stations" | "departments">): Sentence {
  const role = roleNames[power.role];
  const { station, unit, department } = power;
  const place =
    station !== undefined
      ? (district.stations[station]?.name ?? same(station))
      : department !== undefined
        ? (district.departments[department]?.name ?? same(department))
        : unit === undefined
          ? undefined
          : same(unit);
  return place === undefined ? role : { zh: `${role.zh} ${place.zh}`, en: `${role.en}, ${place.en}` };
}

/** What a part of the organisation is called; its id when nobody has named it. */
export function partWords(part: string, district: Pick<District, "name" | "stations" | "departments">): Sentence {
  if (part === "bureau") return district.name;
  return district.stations[part]?.name ?? district.departments[part]?.name ?? same(part);
}

function same(text: string): Sentence {
  return { zh: text, en: text };
}

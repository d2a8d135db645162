import { useMemo } from "react";
import type { Instant } from "../../ground/instant.ts";
import { type Language, useLanguage } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { type District, unnamedDistrict } from "../district.ts";
import { districtStream } from "../facts.ts";
import { dayOf, momentShown, shownAt } from "../../ground/zone.ts";

export function useDistrict(): District {
  return useStream<District>(districtStream) ?? unnamedDistrict;
}

/** `14:05:09` of a moment in the district's zone. */
export function timeOfDay(instant: Instant | number, zone: string): string {
  return shownAt(instant, zone).slice(11, 19);
}

/** `2026-11-24 14:05:09` in the district's zone. */
export function dayAndTime(instant: Instant, zone: string): string {
  return `${dayOf(instant, zone)} ${timeOfDay(instant, zone)}`;
}

/** The moment that `2026-11-24 14:05:09` means in the district's zone, or null when it is none. */
export function instantFrom(text: string, zone: string): Instant | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second ?? 0);
  if (Number.isNaN(shown)) return null;
  const instant = momentShown(shown, zone);
  // A day or hour that does not exist rolls over to another; then the text does not come back.
  const same = dayOf(instant, zone) === `${found[1]}-${found[2]}-${found[3]}`;
  return same && (hour ?? 0) < 24 ? instant : null;
}

/** The names of this district's stations and incident types in the language of the screen; the code when unnamed. */
export interface Names {
  station(id: string): string;
  type(code: string): string;
}

export function useNames(): Names {
  const district = useDistrict();
  const language = useLanguage();
  return useMemo(() => namesOf(district, language), [district, language]);
}

function namesOf(district: District, language: Language): Names {
  return {
    station: (id) => (district.stations[id] ?? district.retired?.stations[id])?.name[language] ?? id,
    type: (code) => district.types[code]?.name[language] ?? code,
  };
}

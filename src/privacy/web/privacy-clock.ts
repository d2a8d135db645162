import { type Instant, millis } from "../../ground/instant.ts";
import { instantFrom } from "../../district/web/use-district.ts";
import { instantOn } from "../../ground/zone.ts";

const dayMillis = 86_400_000;

/** Holds that end within this many days are marked. */
const soonDays = 14;

/** The first moment of a day of the district, `2026-11-25`; null when it is none. */
export function dayStart(day: string, zone: string): Instant | null {
  return instantFrom(`${day} 00:00:00`, zone);
}

/** The first moment after a day of the district. */
export function dayEnd(day: string, zone: string): Instant | null {
  return dayStart(day, zone) === null ? null : instantOn(day, 1440, zone);
}

const minuteMillis = 60_000;

/** Whole days until a moment, begun ones counted, from the beginning of a minute; 0 or less when it is past. */
export function daysUntil(moment: Instant, now: Instant): number {
  return Math.ceil((millis(moment) - millis(now) - minuteMillis) / dayMillis);
}

export function endsSoon(until: Instant, now: Instant): boolean {
  return daysUntil(until, now) <= soonDays;
}

/**
 * The record of one of these kinds that a text names: `incident/01J…`, or an address of the console with
 * `?incident=01J…`; null when none. There is no search for it by who it is about.
 */
export function recordIn(text: string, kinds: readonly string[]): string | null {
  const [, named = "", key = ""] = /(?:^|[/?&])(\w+)[/=]([0-7][0-9A-HJKMNP-TV-Z]{25})$/i.exec(text.trim()) ?? [];
  const kind = kinds.find((each) => each.toLowerCase() === named.toLowerCase());
  return kind === undefined ? null : `${kind}/${key.toUpperCase()}`;
}

import { z } from "zod";
import { type Instant, instantOf, millis } from "./instant.ts";

/*
 * The district's clock. A zone is an IANA name (`Asia/Shanghai`, `America/New_York`): its clocks may be put forward and
 * back, so that a day has 23 or 25 hours. The rules of the zones come with the runtime (ICU); what an order decided by them
 * stands in its facts, so that folding facts again never asks for them.
 */

/** An IANA time zone the runtime knows. */
export const zoneSchema = z
  .string()
  .max(60)
  .refine(isZone, { error: "must be an IANA time zone such as Asia/Shanghai" });

/** A day of the district's calendar. */
export const daySchema = z.iso.date({ error: "must be a day such as 2026-11-24" });

function isZone(zone: string): boolean {
  try {
    // An offset such as +08:00 is a zone to the runtime, but none with a name.
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

const minuteMillis = 60_000;
const dayMillis = 86_400_000;
/** Clocks are changed at quarters of an hour at most, so an offset holds until the next quarter. */
const quarterMillis = 15 * minuteMillis;
const mostHeld = 5_000;

const formats = new Map<string, Intl.DateTimeFormat>();
let held = new Map<string, number>();

/** How far the zone's clocks are ahead of UTC at a moment (milliseconds since 1970), in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const quarter = Math.floor(moment / quarterMillis);
  const key = `${zone} ${quarter}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
    formats.set(zone, format);
  }
  const at = quarter * quarterMillis;
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - at;
  if (held.size >= mostHeld) held = new Map();
  held.set(key, offset);
  return offset;
}

/** The local date and time of a zone at a moment, written as if it were UTC. */
export function shownAt(instant: Instant | number, zone: string): Instant {
  const moment = typeof instant === "number" ? instant : millis(instant);
  return instantOf(moment + offsetAt(moment, zone));
}

let asked = { instant: "", zone: "", day: "" };

/** The calendar day `YYYY-MM-DD` of an instant in a zone. Many are asked what they may do at one instant: it is kept. */
export function dayOf(instant: Instant, zone: string): string {
  if (asked.instant !== instant || asked.zone !== zone) {
    asked = { instant, zone, day: shownAt(instant, zone).slice(0, 10) };
  }
  return asked.day;
}

/** Minutes of the local day, 0 to 1439. */
export function minuteOfDay(instant: Instant | number, zone: string): number {
  const shown = shownAt(instant, zone);
  return Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16));
}

/**
 * The moment at which the zone's clocks show `minutes` after the midnight that begins a day (`YYYY-MM-DD`); 1,440 and more
 * lie on later days. In the hour that comes twice the first; an hour that clocks skip is counted on from before it.
 */
export function instantOn(day: string, minutes: number, zone: string): Instant {
  return momentShown(Date.parse(`${day}T00:00:00Z`) + minutes * minuteMillis, zone);
}

/** The moment at which the zone's clocks show this (milliseconds, as if it were UTC). */
export function momentShown(shown: number, zone: string): Instant {
  const offsets = [offsetAt(shown - dayMillis, zone), offsetAt(shown + dayMillis, zone)];
  const moments = offsets.map((offset) => shown - offset).filter((moment) => moment + offsetAt(moment, zone) === shown);
  return instantOf(moments.length > 0 ? Math.min(...moments) : shown - (offsets[0] ?? 0));
}

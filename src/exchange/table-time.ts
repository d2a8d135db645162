import { instantOf, type Instant } from "../ground/instant.ts";

interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/;
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i;
const timeOfDay = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?([AP])M)?$/i;

/**
 * A time of a table as an instant, or null when it is none: ISO 8601, `M/D/YYYY h:mm:ss AM`, `YYYY-MM-DD H:mm:ss`, or the
 * pattern `format`. Without an offset it is meant in `zone`. Of two texts the first is the date, whatever time it says,
 * and the second the time of day.
 */
export function tableTime(texts: readonly string[], zone: string, format?: string): Instant | null {
  const [first = "", second] = texts.map((text) => text.trim());
  if (second === undefined && withOffset.test(first)) return checked(Date.parse(first));
  const clock =
    format === undefined ? known(first) : byFormat(second === undefined ? first : `${first} ${second}`, format);
  if (clock === null) return null;
  if (second === undefined || format !== undefined) return inZone(clock, zone);
  const match = timeOfDay.exec(second);
  if (match === null) return null;
  const [, hour = "", minute = "", rest = "0", half] = match;
  return inZone({ ...clock, hour: hourOf(hour, half), minute: Number(minute), second: Number(rest) }, zone);
}

function known(text: string): Clock | null {
  const match = iso.exec(text);
  if (match !== null) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = match.map(Number);
    return clockOf(year, month, day, hour, minute, second);
  }
  const other = american.exec(text);
  if (other === null) return null;
  const [, month, day, year, hour = "0", minute = "0", second = "0", half] = other;
  return clockOf(Number(year), Number(month), Number(day), hourOf(hour, half), Number(minute), Number(second));
}

/** NaN of what a pattern left out counts as nothing. */
function clockOf(year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0): Clock {
  const whole = (number: number) => (Number.isNaN(number) ? 0 : number);
  return { year, month, day, hour: whole(hour), minute: whole(minute), second: whole(second) };
}

function hourOf(hour: string, half: string | undefined): number {
  if (half === undefined) return Number(hour);
  const twelve = Number(hour) % 12;
  return half.toUpperCase() === "P" ? twelve + 12 : twelve;
}

const parts: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d\\d)",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d\\d)",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d\\d)",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<hour>\\d\\d)",
  h: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d\\d)",
  ss: "(?<second>\\d\\d)",
  A: "(?<half>[AaPp])[Mm]",
};

function byFormat(text: string, format: string): Clock | null {
  const pattern = format
    .split(/(YYYY|MM?|DD?|HH?|hh?|mm|ss|A)/)
    .map((part) => parts[part] ?? part.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("");
  const found = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (found === undefined) return null;
  const { year, month, day, hour = "0", minute, second, half } = found;
  return clockOf(
    Number(year),
    Number(month),
    Number(day),
    hourOf(hour, half),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a zone's clocks show at a moment, as if it were UTC. */
function shown(milliseconds: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The moment at which a zone's clocks show this; of two (clocks put back) the earlier, and an hour that clocks skipped is
 * counted on from before it.
 */
function inZone({ year, month, day, hour, minute, second }: Clock, zone: string): Instant | null {
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wanted);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 60)
    return null;
  if (zone === "UTC") return checked(wanted);
  const offsets = [wanted - 86_400_000, wanted, wanted + 86_400_000].map((near) => shown(near, zone) - near);
  const fitting = offsets.map((offset) => wanted - offset).filter((moment) => shown(moment, zone) === wanted);
  return checked(fitting.length > 0 ? Math.min(...fitting) : wanted - (offsets[0] ?? 0));
}

function checked(milliseconds: number): Instant | null {
  const isSane = milliseconds >= Date.UTC(2000, 0, 1) && milliseconds < Date.UTC(2200, 0, 1);
  return isSane ? instantOf(milliseconds) : null;
}

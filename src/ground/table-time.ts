import { type Clock, clockByFormat, type CountFormat, hourOf, isCount, monthOf } from "./table-format.ts";

/** How the times of one table are read. */
export interface TimeReading {
  /** An IANA zone in which times without an offset are meant. */
  readonly zone: string;
  /** The table's own pattern. */
  readonly format?: string | undefined;
  /** In `13/02/2026` the day stands first: the whole table writes so. */
  readonly dayFirst?: boolean;
  /** Nothing in the table says which of the two it is, nor does its zone: the month is taken to be first, and that is told. */
  readonly isOrderAssumed?: boolean;
}

const withOffset =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)$/i;
const yearFirst =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?([AP])\.?M\.?)?)?$/i;
const compact = /^(20\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?$/i;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2})[:时](\d\d)(?:[:分](\d\d)?秒?)?)?$/;
const yearLast =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?([AP])\.?M\.?)?)?$/i;
const monthNamed =
  /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4})(?:[ ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?)?$/i;
const monthBefore =
  /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:[ ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])\.?M\.?)?)?$/i;
const timeOfDay = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?([AP])\.?M\.?)?$/i;
/** Military: 2350, 000610. */
const digitsOfDay = /^(\d\d)(\d\d)(\d\d)?$/;
/** The day that databases and spreadsheets give to a time of day that has none. */
const noDay = /^(?:12\/30\/1899|30[./]12[./]1899|1899-12-30|1900-01-0[01]|1970-01-01)[T ]/;
const dayName = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /i;

/** One kind of space, half-width digits and marks, no name of the weekday, and 上午 and 下午 as AM and PM. */
function plainly(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(dayName, "")
    .replace(
      /([上下])午 ?(\d{1,2}:\d\d(?::\d\d)?)$/u,
      (_, half: string, clock: string) => `${clock} ${half === "上" ? "AM" : "PM"}`,
    );
}

/** A time of a table before it has a place in time: either a moment, or what a clock showed. */
export type Shown = { readonly moment: number } | { readonly clock: Clock };

/**
 * Reads a time, or null when the texts match none of these forms:
 *
 * - RFC 3339; `YYYY-MM-DD H:mm:ss`; `YYYY/M/D H:mm`; `20260105080500`; `2026年1月5日 8:05`
 * - `M/D/YYYY h:mm:ss AM`, or day before month when `dayFirst`; `5.1.2026 8:05`
 * - `5 Jan 2026 8:05`; `January 5, 2026 8:05 AM`
 * - the pattern `format`. In a pattern, `X` is seconds since 1970, `x` milliseconds since 1970, `serial` the days of a spreadsheet.
 *
 * Given two texts, the date is read from the first and the time of day from the second; a time in the first is ignored.
 */
export function shownTime(texts: readonly string[], { format, dayFirst = false }: TimeReading): Shown | null {
  const [first = "", second] = texts.map(plainly);
  if (format !== undefined) {
    if (isCount(format)) return second === undefined ? countedTime(first, format) : null;
    const clock = clockByFormat(second === undefined ? first : `${first} ${second}`, format);
    return isClock(clock) ? { clock } : null;
  }
  if (second === undefined) {
    const moment = momentOf(first);
    if (moment !== null) return { moment };
  }
  const date = known(first, dayFirst);
  if (date === null || !isClock(date)) return null;
  if (second === undefined) return { clock: date };
  const ofDay = second.replace(noDay, "");
  const match = timeOfDay.exec(ofDay) ?? digitsOfDay.exec(ofDay);
  if (match === null) return null;
  const [, hour = "", minute = "", rest = "0", half] = match;
  const clock = { ...date, hour: hourOf(hour, half), minute: Number(minute), second: Number(rest) };
  return isClock(clock) ? { clock } : null;
}

/** RFC 3339, also with a space or small letters as its section 5.6 allows, and an offset of hours alone. */
function momentOf(text: string): number | null {
  const match = withOffset.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", , sign, hours = "0", minutes = "0"] = match;
  const numbers = { year: Number(year), month: Number(month), day: Number(day) };
  const clock = { ...numbers, hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (!isClock(clock) || Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  return utcOf(clock) - offset;
}

function known(text: string, dayFirst: boolean): Clock | null {
  const time = (hour = "0", minute = "0", second = "0", half?: string) => ({
    ...{ hour: hourOf(hour, half), minute: Number(minute), second: Number(second) },
  });
  let match = yearFirst.exec(text);
  if (match !== null) {
    const [, year, , month, day, ...rest] = match;
    return { year: Number(year), month: Number(month), day: Number(day), ...time(...rest) };
  }
  match = chinese.exec(text);
  if (match !== null) {
    const [, year, month, day, ...rest] = match;
    return { year: Number(year), month: Number(month), day: Number(day), ...time(...rest) };
  }
  match = compact.exec(text);
  if (match !== null) {
    const [, year, month, day, ...rest] = match;
    return { year: Number(year), month: Number(month), day: Number(day), ...time(...rest) };
  }
  match = monthNamed.exec(text);
  if (match !== null) {
    const [, day, month = "", year, ...rest] = match;
    return { year: Number(year), month: monthOf(month), day: Number(day), ...time(...rest) };
  }
  match = monthBefore.exec(text);
  if (match !== null) {
    const [, month = "", day, year, ...rest] = match;
    return { year: Number(year), month: monthOf(month), day: Number(day), ...time(...rest) };
  }
  match = yearLast.exec(text);
  if (match === null) return null;
  const [, one, mark, other, year, ...rest] = match;
  // With points the day is always first.
  const [month, day] = dayFirst || mark === "." ? [other, one] : [one, other];
  return { year: Number(year), month: Number(month), day: Number(day), ...time(...rest) };
}

/** True of a date without a time of day. */
export function isDateAlone(text: string): boolean {
  const plain = plainly(text);
  return (
    /^[\d./年月日-]{6,11}$/u.test(plain) ||
    (/^[\dA-Za-z ,.-]+$/.test(plain) && /\d{4}$/.test(plain) && /[A-Za-z]{3}/.test(plain))
  );
}

/**
 * Which of a date's two first numbers can only be the day: 1, 2, or `either`. Undefined when it does not matter: another
 * form, or the two are the same.
 */
export function dayPlace(text: string): 1 | 2 | "either" | undefined {
  const match = yearLast.exec(plainly(text));
  // 30.12.1899 is the day that databases give to a time of day without one.
  if (match === null || match[2] === "." || Number(match[4]) < 2000) return undefined;
  const [one, other] = [Number(match[1]), Number(match[3])];
  if (one > 12) return 1;
  if (other > 12) return 2;
  return one === other ? undefined : "either";
}

/** The zones of the United States, where the month is written first. */
const monthFirstZones =
  /^(?:US\/|Pacific\/Honolulu$|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Juneau|Sitka|Nome|Adak|Metlakatla|Yakutat|Menominee|Puerto_Rico|Indiana\/|Kentucky\/|North_Dakota\/))/;

export function isMonthFirstZone(zone: string): boolean {
  return monthFirstZones.test(zone);
}

/** Seconds or milliseconds since 1970, or days of a spreadsheet since 1899-12-30 as its clock showed them. */
function countedTime(text: string, format: CountFormat): Shown | null {
  const count = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (format !== "serial") {
    const moment = Math.floor(format === "X" ? count * 1000 : count);
    return Number.isNaN(moment) ? null : { moment };
  }
  const shown = new Date(Date.UTC(1899, 11, 30) + Math.round(count * 86_400) * 1000);
  if (Number.isNaN(shown.getTime())) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = shown
    .toISOString()
    .split(/[^\d]/)
    .map(Number);
  return { clock: { year, month, day, hour, minute, second } };
}

function isClock(clock: Clock | null): clock is Clock {
  if (clock === null) return false;
  const { year, month, day, hour, minute, second } = clock;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || minute > 59 || second > 60) return false;
  // ISO 8601:2004 calls the end of a day 24:00:00.
  return hour <= 23 || (hour === 24 && minute === 0 && second === 0);
}

function utcOf({ year, month, day, hour, minute, second }: Clock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a zone's clocks show at a moment, as if it were UTC. */
function shownIn(zone: string, milliseconds: number): number {
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
 * The moments at which a zone's clocks show this, `days` days later, the earliest first: two in the hour that comes twice
 * when clocks are put back. An hour that clocks skipped is counted on from before it. Empty outside 2000 to 2199.
 */
export function momentsIn(zone: string, clock: Clock, days = 0): readonly number[] {
  const wanted = utcOf({ ...clock, day: clock.day + days });
  if (zone === "UTC") return [wanted].filter(isSane);
  const offsets = [wanted - 86_400_000, wanted, wanted + 86_400_000].map((near) => shownIn(zone, near) - near);
  const fitting = new Set(
    offsets.map((offset) => wanted - offset).filter((moment) => shownIn(zone, moment) === wanted),
  );
  const moments = fitting.size > 0 ? [...fitting] : [wanted - (offsets[0] ?? 0)];
  return moments.filter(isSane).toSorted((a, b) => a - b);
}

export function isSane(milliseconds: number): boolean {
  return milliseconds >= Date.UTC(2000, 0, 1) && milliseconds < Date.UTC(2200, 0, 1);
}

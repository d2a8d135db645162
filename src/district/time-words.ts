import type { Instant } from "../ground/instant.ts";
import type { TimeFormat } from "../ground/preferences.ts";
import { fill, type Sentence } from "../ground/sentence.ts";
import { dayOf, shownAt } from "../ground/zone.ts";

interface TimeReading {
  readonly format: TimeFormat;
  /** The district's zone. */
  readonly zone: string;
  /** Milliseconds since 1970; only `relative` looks at it, to the minute. */
  readonly now: number;
}

const dayMillis = 86_400_000;

const ago = {
  now: { zh: "刚刚", en: "just now" },
  minutes: { zh: "{n} 分钟前", en: "{n} min ago" },
  hours: { zh: "{n} 小时前", en: "{n} h ago" },
} as const satisfies Record<string, Sentence>;

/** How long ago it was, where that is less than a day; undefined: what is older or still to come has its time. */
function agoWords(instant: Instant | number, now: number): Sentence | undefined {
  const since = now - (typeof instant === "number" ? instant : Date.parse(instant));
  if (!(since > -60_000 && since < dayMillis)) return undefined;
  const minutes = Math.floor(since / 60_000);
  if (minutes < 1) return ago.now;
  return minutes < 60 ? fill(ago.minutes, { n: minutes }) : fill(ago.hours, { n: Math.floor(minutes / 60) });
}

function clockOf(instant: Instant | number, { format, zone }: TimeReading): string {
  return shownAt(instant, zone).slice(11, format === "seconds" ? 19 : 16);
}

/** A moment of today as its reader wants it: `14:05:09`, `14:05`, `12 分钟前`. */
export function timeWords(instant: Instant | number, reading: TimeReading): Sentence {
  const relative = reading.format === "relative" ? agoWords(instant, reading.now) : undefined;
  const clock = clockOf(instant, reading);
  return relative ?? { zh: clock, en: clock };
}

/** The same of any day: `2026-11-24 14:05:09`. */
export function dayAndTimeWords(instant: Instant, reading: TimeReading): Sentence {
  const relative = reading.format === "relative" ? agoWords(instant, reading.now) : undefined;
  const clock = `${dayOf(instant, reading.zone)} ${clockOf(instant, reading)}`;
  return relative ?? { zh: clock, en: clock };
}

import { instantOf, type Instant } from "../ground/instant.ts";
import { type Mapping, type TimeName, timeNames } from "./mapping.ts";
import { isSane, momentsIn, type Shown, shownTime, type TimeReading } from "../ground/table-time.ts";

/** A row's times, and the texts of those that could not be read. */
export interface RowTimes {
  readonly times: Readonly<Partial<Record<TimeName, Instant>>>;
  readonly unread: readonly { readonly name: TimeName; readonly text: string }[];
  /** In the hour that comes twice: the times by the other reading of the time received, where that runs forward as well. */
  readonly other?: Readonly<Partial<Record<TimeName, Instant>>>;
}

/**
 * A date column shared by several times of day holds the day of the first. A time this much earlier than the one before
 * it belongs to the next day.
 */
const turnSeconds = 12 * 3600;
/** A step back this small is a clock that runs a little late, not another reading of the hour that comes twice. */
const slackMillis = 300_000;

/**
 * Reads the times of a row in the order of the work. A time of day earlier than the one before it, under one date column,
 * belongs to the next day. Of the two readings of the hour that comes twice those are taken with which the row runs forward.
 */
export function rowTimes(cell: (column: string) => string, mapping: Mapping, reading: TimeReading): RowTimes {
  const read: { name: TimeName; moments: readonly number[] }[] = [];
  const unread: { name: TimeName; text: string }[] = [];
  const days = new Map<string, { seconds: number; days: number }>();
  for (const name of timeNames) {
    const columns = mapping.times[name];
    if (columns === undefined) continue;
    const texts = (typeof columns === "string" ? [columns] : columns).map(cell);
    // Rows share their date column; without a time of day there is nothing to read.
    if (texts.every((text) => text === "") || texts[1] === "") continue;
    const shown = texts.includes("") ? null : shownTime(texts, reading);
    const moments = shown === null ? [] : momentsOf(shown, typeof columns === "string" ? undefined : columns[0]);
    if (moments.length === 0) unread.push({ name, text: texts.join(" ") });
    else read.push({ name, moments });
  }
  const lists = read.map(({ moments }) => moments);
  const best = forward(lists);
  const timesOf = (chosen: readonly number[]) =>
    Object.fromEntries(read.map(({ name }, at) => [name, instantOf(chosen[at] ?? 0)]));
  const [received = [], ...rest] = lists;
  const another = read[0]?.name === "received" ? received.find((moment) => moment !== best.chosen[0]) : undefined;
  const other = another === undefined ? undefined : forward([[another], ...rest]);
  const isAsGood = other !== undefined && other.back <= best.back;
  return { times: timesOf(best.chosen), unread, ...(isAsGood ? { other: timesOf(other.chosen) } : {}) };

  function momentsOf(shown: Shown, dateColumn: string | undefined): readonly number[] {
    if ("moment" in shown) return isSane(shown.moment) ? [shown.moment] : [];
    const { clock } = shown;
    if (dateColumn === undefined) return momentsIn(reading.zone, clock);
    const seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second;
    const before = days.get(dateColumn);
    const turned = before !== undefined && before.seconds - seconds >= turnSeconds ? 1 : 0;
    const on = (before?.days ?? 0) + turned;
    days.set(dateColumn, { seconds, days: on });
    return momentsIn(reading.zone, clock, on);
  }
}

interface Chosen {
  /** Milliseconds by which times step back, all steps together. */
  readonly back: number;
  readonly span: number;
  readonly chosen: readonly number[];
}

/** One of each list, so that the whole steps back least, and among those is over soonest; the earliest wins a tie. */
function forward(lists: readonly (readonly number[])[]): Chosen {
  let best: Chosen | undefined;
  const choose = (at: number, chosen: readonly number[], back: number): void => {
    if (best !== undefined && back > best.back) return;
    const list = lists[at];
    if (list === undefined) {
      const span = Math.max(...chosen) - Math.min(...chosen);
      if (best === undefined || back < best.back || span < best.span) best = { back, span, chosen };
      return;
    }
    for (const moment of list) {
      const step = (chosen.at(-1) ?? moment) - moment;
      choose(at + 1, [...chosen, moment], back + (step > slackMillis ? step : 0));
    }
  };
  choose(0, [], 0);
  return best ?? { back: 0, span: 0, chosen: [] };
}

import { anheSeed, type OrderBody } from "../../../src/district/anhe/anhe.ts";
import type { Address } from "../../../src/district/anhe/addresses.ts";
import type { CrewOrder } from "../../../src/district/anhe/units.ts";
import type { Station } from "../../../src/district/district.ts";
import { drawsFrom, pick } from "../../../src/district/anhe/draws.ts";
import { isInside } from "../../../src/district/ring.ts";
import { standardTypes } from "../../../src/district/standard-types.ts";
import { callAt, callersPlace, hourOf } from "../calls-by-hour.ts";
import { rang } from "../opening.ts";
import { eventsBy, type PastEvent } from "./past-event.ts";
import { pastForce } from "./past-force.ts";
import { writeLife } from "./past-life.ts";
import { writeWork } from "./past-work.ts";
import { writeOversight } from "./past-oversight.ts";
import { inOrder, pastRoster } from "./past-roster.ts";

/** Of calls in an hour beside the others of the day, from midnight on: fewest before dawn, most in the evening. */
const byHour = [5, 4, 3, 2, 2, 2, 3, 6, 8, 9, 9, 8, 7, 7, 8, 8, 9, 10, 11, 11, 10, 9, 8, 6];
/** Calls on a usual day. */
const callsADay = 92;

const hourMillis = 3_600_000;

interface Asked {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly addresses: readonly Address[];
  /** The orders that made the district. */
  readonly district: readonly OrderBody[];
  readonly isWorkingDay: (day: string) => boolean;
}

/** Everything that happened between two moments, as orders in their order. The same moments give the same orders. */
export function pastBetween({ from, to, addresses, district, isWorkingDay }: Asked): readonly PastEvent[] {
  const draw = drawsFrom(anheSeed + Math.floor(from / 1000));
  const events: PastEvent[] = [];
  const keep = (event: PastEvent) => void (event.at < to && events.push(event));
  const write = eventsBy(draw, keep);
  // Tasks draw by themselves, so that the lives of incidents stay what they are.
  const writeTask = eventsBy(drawsFrom(anheSeed + Math.floor(from / 1000) + 1), keep);
  // Lives that begin before the end go on beyond it: their crews must be known until then.
  const roster = pastRoster(from, to + 24 * hourMillis, isWorkingDay);
  const bodies = <Body>(name: string) => district.flatMap((order) => (order.name === name ? [order.body as Body] : []));
  const force = pastForce(roster, bodies<CrewOrder>("RegisterUnit"));
  const stations = bodies<Station>("RegisterStation");
  const parts = {
    ...{ write, writeTask, draw, roster, force },
    stationOf: ({ point }: Pick<Address, "point">) =>
      stations.find(({ area }) => area !== undefined && isInside(point, area))?.id,
    priorityOf: (type: string) => standardTypes.find(({ code }) => code === type)?.priority ?? 3,
  };
  const within = addresses.filter((address) => parts.stationOf(address) !== undefined);
  for (const [index, rang] of ringsBetween(from, to, draw).entries()) {
    const hour = hourOf(rang);
    const what = callAt(hour, draw());
    const address = callersPlace(what, within, draw) ?? pick(draw, within);
    writeLife(parts, { rang, what, address, key: `${from} ${index}` });
  }
  writeWork(
    { write: writeTask, roster },
    { from, to },
    stations.map(({ id }) => id),
  );
  // Their own draw again: what went before stays what it is.
  const writeOwn = eventsBy(drawsFrom(anheSeed + Math.floor(from / 1000) + 2), keep);
  writeOversight({ write: writeOwn, roster, stationOf: parts.stationOf }, events.toSorted(byMoment), { from, to });
  roster.write(write, { from, to }, force.freeFrom);
  return inOrder(events);
}

const byMoment = (one: PastEvent, other: PastEvent) => one.at - other.at;

/** Moments at which calls ring. The first crews come on post before. */
function ringsBetween(from: number, to: number, draw: () => number): readonly number[] {
  const all = byHour.reduce((sum, weight) => sum + weight, 0);
  const rings: number[] = [];
  for (let hour = from + hourMillis / 4; hour < to; hour += hourMillis) {
    const usual = (callsADay * (byHour[hourOf(hour)] ?? 0)) / all;
    const count = Math.floor(usual * (0.6 + 0.8 * draw()) + draw());
    for (let call = 0; call < count; call++) rings.push(hour + draw() * hourMillis);
  }
  // Its end is the board that a newcomer sees: as many incidents at work as where a drill opens without a past.
  const latest = rang.map((minutes) => to - minutes * 60_000);
  return [...rings.filter((at) => at < to), ...latest].toSorted((a, b) => a - b);
}

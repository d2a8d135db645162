import type { Address } from "../../../src/district/anhe/addresses.ts";
import type { OrderBody } from "../../../src/district/anhe/anhe.ts";
import { calendarView, isWorkingDay, noCalendar } from "../../../src/district/calendar.ts";
import { calendarStream, districtStream } from "../../../src/district/facts.ts";
import { readIn } from "../../../src/ground/fold.ts";
import { millis } from "../../../src/ground/instant.ts";
import type { Journal } from "../../../src/journal/journal.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { roadsStream } from "../../../src/streets/facts.ts";
import { noRoads, roadsView } from "../../../src/streets/roads.ts";
import { givePast } from "./give-past.ts";
import { pastBetween } from "./past-week.ts";

const dayMillis = 86_400_000;

/**
 * When the district of a demo was founded, if its past is still to be made: as many days ago as it is to have, or when it
 * was founded by a start that was killed half-way. Undefined: it has its past, or is to have none.
 */
export async function foundedAt(
  journal: Pick<Journal, "states" | "factsOf">,
  now: Date,
  pastDays: number,
): Promise<Date | undefined> {
  if (pastDays === 0) return undefined;
  const { adopted } = readIn(await journal.states([roadsStream]))(roadsView, roadsStream) ?? noRoads;
  if (adopted !== undefined) return undefined;
  const [first] = await journal.factsOf(districtStream);
  if (first === undefined) return new Date(now.getTime() - pastDays * dayMillis);
  const founded = millis(first.recordedAt);
  return now.getTime() - founded > (pastDays + 1) * dayMillis ? undefined : new Date(founded);
}

interface Parts {
  readonly journal: Pick<Journal, "states" | "factsOf" | "listen">;
  readonly submitBy: (now: () => Date) => Submit;
  readonly now: () => Date;
  readonly district: readonly OrderBody[];
  readonly addresses: readonly Address[];
  log(line: string): void;
}

/** Everything that happened in the district from its founding until now. */
export async function makePast(
  { journal, submitBy, now, district, addresses, log }: Parts,
  founded: Date,
): Promise<void> {
  const calendar = readIn(await journal.states([calendarStream]))(calendarView, calendarStream) ?? noCalendar;
  const events = pastBetween({
    ...{ from: founded.getTime(), to: now().getTime(), addresses, district },
    isWorkingDay: (day) => isWorkingDay(calendar, day),
  });
  const began = performance.now();
  const refused = await givePast({ journal, submitBy }, events);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const turned = [...refused.values()].reduce((sum, count) => sum + count, 0);
  log(`the drill's past: ${events.length - turned} orders in ${seconds} s`);
}

import { readIn } from "../../ground/fold.ts";
import type { Journal } from "../../journal/journal.ts";
import { anheOrders, emptyOrders, type OrderBody } from "../anhe/anhe.ts";
import { calendarView, noCalendar } from "../calendar.ts";
import { districtView, unnamedDistrict } from "../district.ts";
import { calendarStream, districtStream, streetPlanStream } from "../facts.ts";
import { chineseHolidays } from "./chinese-holidays.ts";
import { giveOne, type DistrictMaker } from "./district-orders.ts";
import { dayOf } from "../../ground/zone.ts";

interface Parts extends DistrictMaker {
  readonly journal: Pick<Journal, "states" | "head">;
  readonly kind: "demo" | "empty";
  /** The orders that make a drill's district, where it is not Anhe as it was drawn. */
  readonly drillOrders?: readonly OrderBody[];
}

/** China's zone: Anhe's, and that of a district nobody has named yet. Elsewhere other days are holidays. */
const chineseZone = "Asia/Shanghai";

/**
 * Makes the district of a new store: the drill's, or a code table to begin with, and the announced holidays of this and
 * the next year. Orders that repeat what is already so record nothing; therefore the next start completes a start that
 * was killed half-way. An existing district is left alone, except that a drill's calendar goes on with the years. A
 * store for real work is left alone once anything has happened in it.
 */
export async function makeDistrict({ journal, kind, drillOrders, ...making }: Parts): Promise<void> {
  const states = await journal.states([districtStream, streetPlanStream, calendarStream]);
  const read = readIn(states);
  const district = read(districtView, districtStream);
  const calendar = read(calendarView, calendarStream) ?? noCalendar;
  const holidays = holidayOrders(making.now()).filter(({ year }) => calendar.years[year] === undefined);
  const orders = kind === "demo" ? (drillOrders ?? anheOrders()) : emptyOrders();
  const isMade =
    kind === "demo"
      ? Object.keys(states.get(streetPlanStream) ?? {}).length > 0
      : Object.keys(district?.types ?? {}).length >= orders.length;
  const isInUse = kind === "empty" && journal.head() > orders.length + Object.keys(calendar.years).length;
  if (isInUse) return;
  const isChinese = (district ?? unnamedDistrict).zone === chineseZone;
  for (const order of [...(isMade ? [] : orders), ...(isChinese ? holidays : [])]) await giveOne(making, order);
}

function holidayOrders(now: Date): readonly (OrderBody & { readonly year: number })[] {
  const year = Number(dayOf(now.toISOString(), chineseZone).slice(0, 4));
  return [year, year + 1].flatMap((one) => {
    const body = chineseHolidays(one);
    return body === undefined ? [] : [{ name: "AdoptHolidays", body, year: one }];
  });
}

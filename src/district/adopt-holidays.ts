import { canonical } from "../ground/canonical.ts";
import { refuse } from "../ground/refusal.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { setting } from "../ground/setting.ts";
import { calendarView, noCalendar } from "./calendar.ts";
import { calendarStream, HolidaysAdopted } from "./facts.ts";

function inOrder(days: readonly string[]): readonly string[] {
  return [...new Set(days)].toSorted();
}

/**
 * Says which days of a year rest and which weekends are worked, in place of what was said of that year before; saying the
 * same again records nothing. Refused: `HolidayOutsideYear`, `HolidayIsMakeUpDay`.
 */
export const AdoptHolidays = setting(
  defineOrder("AdoptHolidays", {
    title: { zh: "启用节假日安排", en: "Take the holidays of a year into use" },
    roles: ["systemAdministrator"],
    body: HolidaysAdopted.shape,
    streams: () => [calendarStream],
    refuses: ["HolidayIsMakeUpDay", "HolidayOutsideYear"],
    decide: (states, { body }) => {
      const holidays = inOrder(body.holidays);
      const makeUpDays = inOrder(body.makeUpDays);
      const stray = [...holidays, ...makeUpDays].find((day) => Number(day.slice(0, 4)) !== body.year);
      if (stray !== undefined) return refuse("HolidayOutsideYear", { day: stray, year: body.year });
      const both = holidays.find((day) => makeUpDays.includes(day));
      if (both !== undefined) return refuse("HolidayIsMakeUpDay", { day: both });
      const said = { ...body, holidays, makeUpDays };
      const before = (states(calendarView, calendarStream) ?? noCalendar).years[body.year];
      if (before !== undefined && canonical(before) === canonical(said)) return [];
      return [HolidaysAdopted.draft([calendarStream], said)];
    },
  }),
);

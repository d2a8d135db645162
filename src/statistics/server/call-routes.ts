import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { districtStream } from "../../district/facts.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { instantOf } from "../../ground/instant.ts";
import { dayOf, instantOn, minuteOfDay } from "../../ground/zone.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { callReaders } from "../steps.ts";
import { beside, daysBefore, pastDays, soFar } from "../usual.ts";

const nothing = z.strictObject({});
const whole = z.number().int();
const usual = z.strictObject({ median: whole, low: whole, high: whole }).nullable();

const callsAnswer = z.strictObject({
  day: z.string(),
  hours: z.array(z.strictObject({ hour: whole, today: whole.nullable(), usual })),
  /** From midnight to the beginning of this hour. */
  soFar: z.strictObject({ today: whole, usual }),
  /** The past days of the same weekday that were recorded whole. */
  days: z.array(z.string()),
  drill: z.boolean(),
});

interface Row {
  readonly day: string;
  readonly hour: number;
  readonly count: number;
}

const counts = `
  select to_char(rang_at at time zone $1, 'YYYY-MM-DD') as day,
    extract(hour from rang_at at time zone $1)::integer as hour, count(*)::integer as count
  from statistics.call_times
  where rang_at >= $2 and to_char(rang_at at time zone $1, 'YYYY-MM-DD') = any($3::text[])
  group by 1, 2`;

const first = "select to_char(min(rang_at) at time zone $1, 'YYYY-MM-DD') as day from statistics.call_times";

/** How many called today, hour by hour, beside the same weekday of the weeks before. */
export function callRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/statistics/calls-today",
    {
      config: {
        scope: "statistics",
        unrecorded: "figures",
        roles: callReaders,
        title: {
          zh: "今日来电数，按小时，与以往各周同一天比较",
          en: "Calls of today by hour, beside the same weekday of past weeks",
        },
        query: nothing,
        answer: callsAnswer,
      },
    },
    async (request) => {
      queryOf(nothing, request.query);
      const { zone, drill } = (await house.state(districtView, districtStream)) ?? unnamedDistrict;
      const now = instantOf(house.now().getTime());
      const day = dayOf(now, zone);
      const wanted = [day, ...daysBefore(day, pastDays)];
      const oldest = instantOn(wanted.at(-1) ?? day, 0, zone);
      const [{ rows }, began] = await Promise.all([
        house.pool.query<Row>(counts, [zone, oldest, wanted]),
        house.pool.query<{ day: string | null }>(first, [zone]),
      ]);
      const hourNow = Math.floor(minuteOfDay(now, zone) / 60);
      const { hours, days } = beside(day, rows, { since: began.rows[0]?.day ?? null, hourNow });
      return { day, hours, soFar: soFar(day, rows, days, hourNow), days, drill };
    },
  );
}

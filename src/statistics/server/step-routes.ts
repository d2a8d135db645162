import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { z } from "zod";
import { districtStream } from "../../district/facts.ts";
import { districtView, unnamedDistrict } from "../../district/district.ts";
import { instantSchema } from "../../ground/instant.ts";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { partings } from "../facts.ts";
import {
  fewestCases,
  figureReaders,
  type Parting,
  type StepAnswer,
  type StepFigures,
  type StepName,
  stepNames,
} from "../steps.ts";

const stepsQuery = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  by: z.enum(partings).default("none"),
});

const whole = z.number().int();
const figures = {
  n: whole,
  /** The end is not recorded, or not yet. */
  missing: whole,
  /** The end is recorded before the beginning. */
  excluded: whole,
  /** Null below five cases. */
  p50: whole.nullable(),
  p90: whole.nullable(),
};

const stepsAnswer = z.strictObject({
  /** Seconds; nearest rank. */
  steps: z.array(
    z.strictObject({
      step: z.enum(Object.keys(stepNames) as [StepName, ...StepName[]]),
      whole: z.strictObject(figures),
      groups: z.array(z.strictObject({ group: z.string().nullable(), ...figures })),
    }),
  ),
  /** Days and hours are those of this zone. */
  zone: z.string(),
  /** Everything here is of a drill. */
  drill: z.boolean(),
});

interface Source {
  readonly from: string;
  readonly begin: string;
  readonly end: string;
  /** When the case came in: by this it belongs to a period, a day and an hour. */
  readonly at: string;
}

const ofIncident = "statistics.incident_times i";
const ofCrew = "statistics.assignment_times a join statistics.incident_times i on i.incident = a.incident";

const sources: Readonly<Record<StepName, Source>> = {
  pickUp: {
    from: "statistics.call_times c left join statistics.incident_times i on i.call = c.call",
    ...{ begin: "c.rang_at", end: "c.answered_at", at: "c.rang_at" },
  },
  pickUpToOrdered: {
    from: `${ofIncident} join statistics.call_times c on c.call = i.call`,
    ...{ begin: "c.answered_at", end: "i.first_ordered_at", at: "i.received_at" },
  },
  orderedToAcknowledged: {
    from: ofCrew,
    ...{ begin: "a.ordered_at", end: "a.acknowledged_at", at: "i.received_at" },
  },
  orderedToEnRoute: { from: ofCrew, ...{ begin: "a.ordered_at", end: "a.en_route_at", at: "i.received_at" } },
  orderedToOnScene: {
    from: ofIncident,
    ...{ begin: "i.first_ordered_at", end: "i.first_on_scene_at", at: "i.received_at" },
  },
  onSceneToCleared: { from: ofCrew, ...{ begin: "a.on_scene_at", end: "a.cleared_at", at: "i.received_at" } },
  ringToOnScene: {
    from: ofIncident,
    ...{ begin: "i.received_at", end: "i.first_on_scene_at", at: "i.received_at" },
  },
};

function groupOf(by: Parting, at: string): string {
  switch (by) {
    case "none":
      return "null::text";
    case "day":
      return `to_char(${at} at time zone $3, 'YYYY-MM-DD')`;
    case "hour":
      return `to_char(${at} at time zone $3, 'HH24')`;
    case "station":
      return "i.station";
    case "type":
      return "i.type";
    case "priority":
      return "i.priority::text";
  }
}

/*
 * `percentile_disc` is the nearest rank: a number of seconds that a case took. The whole comes from the same rows as its
 * parts. What a crew met itself is left out: nobody rang, and it says nothing of how soon somebody comes.
 */
function statement({ from, begin, end, at }: Source, by: Parting): string {
  return `
    with spans as (
      select ${groupOf(by, at)} as part, trunc(extract(epoch from ${end} - ${begin}))::integer as seconds,
        ${end} is null as missing, coalesce(${end} < ${begin}, false) as negative
      from ${from}
      where ${begin} is not null and i.by_crew is distinct from true and $3::text is not null
        and ($1::timestamptz is null or ${at} >= $1) and ($2::timestamptz is null or ${at} < $2)
    )
    select part, grouping(part) = 1 as whole,
      (count(*) filter (where not missing and not negative))::integer as n,
      (count(*) filter (where missing))::integer as missing, (count(*) filter (where negative))::integer as excluded,
      percentile_disc(array[0.5, 0.9]) within group (order by seconds)
        filter (where not missing and not negative) as percentiles
    from spans group by grouping sets ((), (part)) order by part nulls last`;
}

interface Row {
  readonly part: string | null;
  readonly whole: boolean;
  readonly n: number;
  readonly missing: number;
  readonly excluded: number;
  readonly percentiles: readonly number[] | null;
}

function figuresOf({ n, missing, excluded, percentiles }: Row): StepFigures {
  const [p50 = null, p90 = null] = n < fewestCases ? [] : (percentiles ?? []);
  return { n, missing, excluded, p50, p90 };
}

const nothing: StepFigures = { n: 0, missing: 0, excluded: 0, p50: null, p90: null };

async function timesOf(
  pool: pg.Pool,
  step: StepName,
  by: Parting,
  values: readonly (string | null)[],
  own: string | undefined,
): Promise<StepAnswer> {
  const { rows } = await pool.query<Row>(statement(sources[step], by), [...values]);
  const all = rows.find((row) => row.whole);
  const groups = by === "none" ? [] : rows.filter((row) => !row.whole && (own === undefined || row.part === own));
  return {
    step,
    whole: all === undefined ? nothing : figuresOf(all),
    groups: groups.map((row) => ({ group: row.part, ...figuresOf(row) })),
  };
}

/** How long each stretch of the work took, of the whole period and parted. */
export function stepRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/statistics/steps",
    {
      config: {
        scope: "statistics",
        unrecorded: "figures",
        roles: figureReaders,
        title: {
          zh: "各环节用时，可按日、时段、派出所、类别、等级分组",
          en: "How long each stretch took, by day, hour, station, type or priority",
        },
        query: stepsQuery,
        answer: stepsAnswer,
      },
    },
    async (request) => {
      const { from, to, by } = queryOf(stepsQuery, request.query);
      const { zone, drill } = (await house.state(districtView, districtStream)) ?? unnamedDistrict;
      const { role, station } = house.giverOf(request);
      // A station's desk sees its own beside the whole; the others' are not in its sight.
      const own = role === "station" && by === "station" ? station : undefined;
      const values = [from ?? null, to ?? null, zone];
      const names = Object.keys(stepNames) as StepName[];
      const steps = await Promise.all(names.map((step) => timesOf(house.pool, step, by, values, own)));
      return { steps, zone, drill };
    },
  );
}

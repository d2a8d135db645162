import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { queryOf } from "../../journal/server/query.ts";
import type { House } from "../../journal/server/room-server.ts";
import { isTooGood } from "../check-evaluate.ts";
import { reviewKinds } from "../check-facts.ts";
import { checkReads } from "../check-read-kinds.ts";
import { checkRules } from "../check-rules.ts";
import { monthSchema } from "../review-facts.ts";
import { checkReaders, districtOf, lawOf, monthNow, spanOf } from "./check-district.ts";
import { type HitRow, hitsSql, isHit } from "./check-routes.ts";
import { drawnIn } from "./review-routes.ts";

const whole = z.number().int();

const monthQuery = z.strictObject({ month: monthSchema.optional() });

const answer = z.strictObject({
  month: z.string(),
  incidents: whole,
  /** What each rule found; a rule that found nothing is there with 0. */
  rules: z.array(z.strictObject({ rule: z.string(), found: whole })),
  /** `of`: how many there were to draw from; then those that were drawn, looked at, and not in order. */
  reviews: z.array(
    z.strictObject({ kind: z.enum(reviewKinds), of: whole, drawn: whole, done: whole, notInOrder: whole }),
  ),
  seed: z.string().nullable(),
  /** Of the findings that were opened in the month. */
  findings: z.strictObject({
    opened: whole,
    dropped: whole,
    appealed: whole,
    verified: whole,
    open: whole,
    late: whole,
  }),
  /** Of the force that was used in the month. */
  forces: z.strictObject({ used: whole, hurt: whole, reportedInTime: whole, reviewed: whole, notInOrder: whole }),
  /** By station, in the order of their ids: never a ranking. */
  stations: z.array(
    z.strictObject({
      station: z.string(),
      /** Deadlines that were decided, and those met. */
      timed: whole,
      met: whole,
      steps: whole,
      bulk: whole,
      backEntered: whole,
      isTooGood: z.boolean(),
    }),
  ),
});

const stationsSql = `
  SELECT station, sum(timed)::integer AS timed, sum(met)::integer AS met, sum(steps)::integer AS steps,
    sum(bulk)::integer AS bulk, sum(back_entered)::integer AS "backEntered"
  FROM supervision.check_share WHERE received_at >= $1 AND received_at < $2 GROUP BY station ORDER BY station`;

interface StationRow {
  readonly station: string;
  readonly timed: number;
  readonly met: number;
  readonly steps: number;
  readonly bulk: number;
  readonly backEntered: number;
}

const findingsSql = `
  SELECT count(*)::integer AS opened, count(*) FILTER (WHERE stage = 'dropped')::integer AS dropped,
    count(*) FILTER (WHERE appealed)::integer AS appealed, count(*) FILTER (WHERE stage = 'verified')::integer AS verified,
    count(*) FILTER (WHERE current)::integer AS open,
    count(*) FILTER (WHERE current AND due_at < $3)::integer AS late
  FROM supervision.finding WHERE opened_at >= $1 AND opened_at < $2`;

const forcesSql = `
  SELECT count(*)::integer AS used, count(*) FILTER (WHERE injured)::integer AS hurt,
    count(*) FILTER (WHERE reported_at <= due_at)::integer AS "reportedInTime",
    count(*) FILTER (WHERE stage = 'reviewed')::integer AS reviewed,
    count(*) FILTER (WHERE in_order = false)::integer AS "notInOrder"
  FROM supervision.force WHERE at >= $1 AND at < $2`;

type Answer = z.output<typeof answer>;

/** What the office of supervision checked in a month, what it found, what was mended and what is still open. */
export function monthRoutes(app: FastifyInstance, house: House): void {
  app.get(
    "/supervision/month",
    {
      config: {
        scope: "oversight",
        roles: checkReaders,
        title: { zh: "监督月报", en: "A month of supervision in figures" },
        recorded: checkReads.supervisionMonth,
        query: monthQuery,
        answer,
      },
    },
    async (request): Promise<Answer> => {
      const query = queryOf(monthQuery, request.query);
      const { zone } = await districtOf(house);
      const month = query.month ?? monthNow(house, zone);
      const { from, to } = spanOf(month, zone);
      const span = [from, to];
      const { pool } = house;
      const counted = "SELECT count(*)::integer AS n FROM supervision.check_incident";
      const received = "WHERE received_at >= $1 AND received_at < $2";
      const [incidents, hits, law, looks, stations, findings, forces] = await Promise.all([
        pool.query<{ n: number }>(`${counted} ${received}`, span),
        pool.query<HitRow>(hitsSql, span),
        lawOf(house),
        drawnIn(house, month, zone),
        pool.query<StationRow>(stationsSql, span),
        pool.query<Answer["findings"]>(findingsSql, [...span, house.now().toISOString()]),
        pool.query<Answer["forces"]>(forcesSql, span),
      ]);
      const found = hits.rows.filter((row) => isHit(row, law));
      const measured = stations.rows.map((row) => ({ ...row, isTooGood: isTooGood(row) }));
      const tooGood = measured.filter((one) => one.isTooGood).length;
      return {
        month,
        incidents: incidents.rows[0]?.n ?? 0,
        rules: checkRules
          .filter(({ moment }) => moment !== "before")
          .map(({ code }) => ({
            rule: code,
            found: code === "tooGood" ? tooGood : found.filter(({ rule }) => rule === code).length,
          })),
        reviews: reviewKinds.map((kind) => {
          const drawn = looks.drawn.filter((one) => one.kind === kind);
          return {
            ...{ kind, of: looks.of.get(kind) ?? 0, drawn: drawn.length },
            done: drawn.filter(({ doneAt }) => doneAt !== null).length,
            notInOrder: drawn.filter(({ isInOrder }) => isInOrder === false).length,
          };
        }),
        seed: looks.sample?.seed ?? null,
        findings: findings.rows[0] ?? { opened: 0, dropped: 0, appealed: 0, verified: 0, open: 0, late: 0 },
        forces: forces.rows[0] ?? { used: 0, hurt: 0, reportedInTime: 0, reviewed: 0, notInOrder: 0 },
        stations: measured,
      };
    },
  );
}

import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { z } from "zod";
import { PromisesSet, promisesStream } from "../../district/facts.ts";
import { type OrderedCase, promiseEffect } from "../../district/promise-effect.ts";
import { promiseTablesView, tableAt } from "../../district/promise-table.ts";
import { unitStream } from "../../dispatch/facts.ts";
import { forceTiers, type UnitKind } from "../../ground/force.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { bodyOf } from "../../journal/server/body.ts";
import type { BoardNow } from "../../journal/server/house-parts.ts";
import type { House } from "../../journal/server/room-server.ts";

const days = 30;
const dayMillis = 86_400_000;
/** Orders to units read at a time; between two pages others are served. */
const onPage = 2000;

const body = PromisesSet.shape.omit({ from: true });

const whole = z.number().int();
const counts = z.array(
  z.strictObject({
    circle: z.string().nullable(),
    tier: z.enum(forceTiers),
    kept: whole,
    missed: whole,
    unmeasured: whole,
    unpromised: whole,
  }),
);

const answer = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Incidents nobody was ordered to: no promise was given for them. How many there were in all is no figure by itself (boundary 13). */
  unsent: whole,
  /** What crews met themselves is left out: nobody waited for them. */
  byCrew: whole,
  /** Orders to units that are registered no more: of which kind they were is not known. */
  unknownUnits: whole,
  /** By what is in force; null where nothing is promised. */
  inForce: counts.nullable(),
  /** By what is asked about. */
  asked: counts,
});

interface Row {
  readonly assignment: string;
  readonly incident: string;
  readonly unit: string;
  readonly circle: string | null;
  readonly priority: number;
  readonly receivedAt: Date;
  readonly orderedAt: Date;
  readonly onSceneAt: Date | null;
}

const page = `
  select a.assignment, a.incident, a.unit, a.circle, a.priority, a.received_at as "receivedAt",
    a.ordered_at as "orderedAt", a.on_scene_at as "onSceneAt"
  from statistics.assignment_times a join statistics.incident_times i on i.incident = a.incident
  where a.received_at >= $1 and a.received_at < $2 and not i.by_crew and a.unit is not null
    and (a.received_at, a.assignment) > ($3::timestamptz, $4::text)
  order by a.received_at, a.assignment
  limit ${onPage}`;

const totals = `
  select count(*) filter (where not by_crew and first_ordered_at is null)::integer as unsent,
    count(*) filter (where by_crew)::integer as "byCrew"
  from statistics.incident_times
  where received_at >= $1 and received_at < $2`;

/** Every order to a unit in a period, page by page. */
async function ordersIn(pool: pg.Pool, from: Instant, to: Instant): Promise<readonly Row[]> {
  const all: Row[] = [];
  let after: readonly [Date | string, string] = [from, ""];
  for (;;) {
    const { rows } = await pool.query<Row>(page, [from, to, ...after]);
    all.push(...rows);
    const last = rows.at(-1);
    if (rows.length < onPage || last === undefined) return all;
    after = [last.receivedAt, last.assignment];
  }
}

function casesOf(rows: readonly Row[], board: BoardNow): readonly OrderedCase[] {
  const kinds = new Map<string, UnitKind | undefined>();
  const kindOf = (unit: string) => {
    if (!kinds.has(unit)) kinds.set(unit, board.reporting(unitStream(unit))?.kind as UnitKind | undefined);
    return kinds.get(unit);
  };
  return rows.map(({ incident, unit, circle, priority, receivedAt, orderedAt, onSceneAt }) => ({
    ...{ incident, circle, priority, kind: kindOf(unit) },
    receivedAt: receivedAt.getTime(),
    orderedAt: orderedAt.getTime(),
    onSceneAt: onSceneAt?.getTime() ?? null,
  }));
}

/** How the last thirty days would have met a table of promises, beside the one in force. Nothing is changed. */
export function effectRoutes(app: FastifyInstance, house: House, board: BoardNow): void {
  app.post(
    "/statistics/promises/effect",
    {
      config: {
        scope: "administration",
        unrecorded: "figures",
        roles: ["systemAdministrator"],
        title: {
          zh: "近 30 日警情按某套到场时限会怎样：与现行时限并列；不更改任何设置",
          en: "How the last 30 days would have met a table of promises, beside the one in force; nothing is changed",
        },
        body,
        answer,
      },
    },
    async (request): Promise<z.output<typeof answer>> => {
      const asked = bodyOf(body, request.body);
      const at = house.now().getTime();
      const [from, to] = [instantOf(at - days * dayMillis), instantOf(at)];
      const [rows, counted, tables] = await Promise.all([
        ordersIn(house.pool, from, to),
        house.pool.query<{ unsent: number; byCrew: number }>(totals, [from, to]),
        house.state(promiseTablesView, promisesStream),
      ]);
      const cases = casesOf(rows, board);
      const inForce = tables === undefined ? undefined : tableAt(tables, to);
      return {
        ...{ from, to, ...(counted.rows[0] ?? { unsent: 0, byCrew: 0 }) },
        unknownUnits: cases.filter(({ kind }) => kind === undefined).length,
        inForce: inForce === undefined ? null : [...promiseEffect(inForce, cases)],
        asked: [...promiseEffect(asked, cases)],
      };
    },
  );
}

import type { Fact, FactOf } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import type { StreamView } from "../ground/room.ts";
import type { DistrictFact, PromisesSet } from "./facts.ts";

export type PromiseTable = FactOf<typeof PromisesSet>["data"];

/** What is promised, each table from its moment on; ascending. */
export interface PromiseTables {
  readonly tables: readonly PromiseTable[];
}

export const promiseTablesView: StreamView<PromiseTables> = {
  room: "district",
  kind: "promises",
  owner: true,
  settings: ["PromisesSet"],
  configured: [
    {
      order: "SetPromises",
      // Where it is taken it counts from then on.
      bodies: (state, at) => [tableAt(state, at)].flatMap((table) => (table === undefined ? [] : [withoutFrom(table)])),
    },
  ],
  evolve: (state: PromiseTables | null, told: Fact) => {
    const fact = told as DistrictFact;
    if (fact.type !== "PromisesSet") return state;
    const others = (state?.tables ?? []).filter(({ from }) => from !== fact.data.from);
    return { tables: [...others, fact.data].toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
  },
  seenBy: () => ["everyone"],
};

function withoutFrom(table: PromiseTable): Omit<PromiseTable, "from"> {
  const { from: _, ...rest } = table;
  return rest;
}

/** The table in force at a moment; undefined before the first. */
export function tableAt({ tables }: PromiseTables, at: Instant): PromiseTable | undefined {
  return tables.findLast(({ from }) => from <= at);
}

/** What decides which row of a table applies. */
export interface PromisedCase {
  readonly priority: number;
  /** The quick-response circle the place lies in. */
  readonly circle?: string | undefined;
}

/** Seconds promised to each tier: the first row that applies; none where no row does. */
export function secondsPromised(
  table: Pick<PromiseTable, "rows">,
  { priority, circle }: PromisedCase,
): PromiseTable["rows"][number]["seconds"] {
  const row = table.rows.find(
    ({ where, circles, priorities }) =>
      (where === "anywhere" || (where === "circle") === (circle !== undefined)) &&
      (circles === undefined || (circle !== undefined && circles.includes(circle))) &&
      (priorities === undefined || priorities.includes(priority)),
  );
  return row?.seconds ?? {};
}

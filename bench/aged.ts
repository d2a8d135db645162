import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { withDatabase } from "../programs/cli/open-database.ts";
import { newDataFolder } from "../scenarios/running-callsign.ts";
import { incidentsBy } from "../src/dispatch/server/incident-routes.ts";
import { callsBy } from "../src/intake/server/call-routes.ts";
import { writerOf } from "../src/journal/server/engine/data-folder.ts";
import { agedStore, incidentsIn } from "./aged-store.ts";
import { type CommandCost, costOf } from "./command-cost.ts";
import { givingOrders } from "./giving-orders.ts";
import { load, ordersInProcess } from "./orders.ts";
import { percentile } from "./percentile.ts";

/** What a command cost for each 100,000 facts, in processor seconds, and the most it held, in megabytes. */
interface Costs {
  readonly node: number;
  readonly postgres: number;
  readonly nodeMegabytes: number;
  readonly postgresMegabytes: number;
  /** By the clock, in all. */
  readonly seconds: number;
}

export interface AgedFigures {
  readonly incidents: number;
  readonly facts: number;
  /** Orders a second of 32 callers, in process. */
  readonly orders: { readonly aged: number; readonly empty: number };
  readonly backup: Costs;
  readonly restore: Costs;
  readonly rebuildCheck: Costs;
  /** The median of each list, in milliseconds. */
  readonly lists: Readonly<Record<string, number | null>>;
  readonly bytesAnIncident: number;
  /** Of the orders measured: what PostgreSQL logged for each incident, from the ring to the file. */
  readonly walAnIncident: number;
}

const callers = 32;

/** Measures a store of five years; orders add some incidents to it each time. */
export async function measureAged(
  place: string,
  incidents: number,
  seconds: number,
  emptyDatabase: () => Promise<string>,
  progress: (line: string) => void,
): Promise<AgedFigures> {
  const folder = await agedStore(place, incidents, progress);
  const inside = await withDatabase({ data: folder, verb: "bench" }, async (url, { path, identity }) => {
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pool.on("error", () => undefined);
    try {
      progress("aged store: lists");
      const lists = await timedLists(pool);
      progress("aged store: orders");
      const before = await sizes(pool);
      const { give, close } = await givingOrders({ url, path, writer: writerOf(identity), pool, now: Date.now });
      await load(give, callers, 1);
      const { perSecond } = await load(give, callers, seconds);
      await close();
      const after = await sizes(pool);
      return {
        lists,
        perSecond,
        ...{ incidents: after.incidents, facts: after.facts },
        bytesAnIncident: Math.round(after.bytes / after.incidents),
        walAnIncident: Math.round((after.wal - before.wal) / (after.incidents - before.incidents)),
      };
    } finally {
      await pool.end();
    }
  });
  progress("aged store: the same orders on an empty one");
  const empty = (await ordersInProcess(await emptyDatabase(), [callers], seconds))[callers]?.perSecond ?? 0;
  const { perSecond, lists, bytesAnIncident, walAnIncident, facts } = inside;
  return {
    ...{ incidents: inside.incidents, facts, orders: { aged: perSecond, empty } },
    ...(await commands(folder, facts, progress)),
    ...{ lists, bytesAnIncident, walAnIncident },
  };
}

async function commands(folder: string, facts: number, progress: (line: string) => void) {
  const apart = await mkdtemp(join(tmpdir(), "callsign-bench-backup-"));
  const restored = await newDataFolder();
  const run = async (args: readonly string[]): Promise<Costs> => {
    progress(`aged store: ${args[0]}`);
    const cost = await costOf(args);
    if (cost.code !== 0) throw new Error(`${args[0]}: ${cost.stderr}`);
    return costsOf(cost, facts);
  };
  try {
    const [file, keys] = [join(apart, "store.callsign"), join(apart, "keys")];
    return {
      rebuildCheck: await run(["rebuild", "--check", "--data", folder]),
      backup: await run(["backup", file, "--plain", "--keys", keys, "--data", folder]),
      restore: await run(["restore", file, "--keys", keys, "--data", restored.path]),
    };
  } finally {
    await restored.remove();
    await rm(apart, { recursive: true, force: true });
  }
}

function costsOf({ node, postgres, nodeMegabytes, postgresMegabytes, seconds }: CommandCost, facts: number): Costs {
  const each = (figure: number) => Math.round((figure / facts) * 10_000_000) / 100;
  return {
    ...{ node: each(node), postgres: each(postgres), seconds: Math.round(seconds) },
    ...{ nodeMegabytes: Math.round(nodeMegabytes), postgresMegabytes: Math.round(postgresMegabytes) },
  };
}

async function sizes(pool: pg.Pool) {
  const { rows } = await pool.query<{ bytes: number; wal: number; facts: number }>(
    `select pg_database_size(current_database())::float8 as bytes,
       (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 as wal, (select sum(n) from journal.writer)::float8 as facts`,
  );
  return { ...(rows[0] ?? { bytes: 0, wal: 0, facts: 0 }), incidents: await incidentsIn(pool) };
}

const times = 15;

/** As a dispatcher's lists ask for them. */
async function timedLists(pool: pg.Pool): Promise<AgedFigures["lists"]> {
  const page = { limit: 50 };
  const tags = ["hall", "supervisor"];
  const asked = {
    "calls waiting": callsBy({ ...page, state: "waiting" }, tags),
    complaints: callsBy({ ...page, kind: "complaint" }, tags),
    "incidents current": incidentsBy({ ...page, current: "true" }, tags),
    "station with none": incidentsBy({ ...page, station: "none" }, tags),
    "unknown unit": incidentsBy({ ...page, unit: "none" }, tags),
    "a unit's": incidentsBy({ ...page, unit: "BENCH-7" }, tags),
    "a number": incidentsBy({ ...page, incident: "0009" }, tags),
    "words of a place that none has": incidentsBy({ ...page, place: "nowhere" }, tags),
  };
  const found: Record<string, number | null> = {};
  for (const [name, query] of Object.entries(asked)) {
    const took: number[] = [];
    for (let time = 0; time < times; time++) {
      const began = performance.now();
      await pool.query(query);
      took.push(performance.now() - began);
    }
    found[name] = percentile(took, 50);
  }
  return found;
}

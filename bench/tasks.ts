import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startServer } from "../programs/server/server.ts";
import { mintToken } from "../src/access/server/token.ts";
import { tokenKey } from "../src/access/server/token-key.ts";
import type { Giver } from "../src/ground/fact.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { percentile } from "./percentile.ts";

/** Milliseconds of a list over HTTP. */
interface ListTime {
  readonly p50: number | null;
  readonly p99: number | null;
}

interface BoardTimes {
  readonly tasks: number;
  readonly hall: ListTime;
  readonly station: ListTime;
}

/** The board of open tasks, with few of them and with many. */
export interface TaskFigures {
  readonly few: BoardTimes;
  readonly many: BoardTimes;
  /** p50 with many beside p50 with few. */
  readonly ratio: { readonly hall: number; readonly station: number };
  /** How many of them are the station's own, both times. */
  readonly ofStation: number;
}

const stations = 20;
const [few, many] = [50, 5000];
/** The station whose list is measured has these, which are the oldest of all. */
const ofStation = 10;
const stationAsked = "S0";
/** How often each list is read before it is measured. */
const warming = 40;

const givers = {
  hall: { officer: "bench", role: "dutyCommander" },
  station: { officer: "bench-desk", role: "station", station: stationAsked },
  administrator: { officer: "bench-admin", role: "systemAdministrator" },
} as const satisfies Readonly<Record<string, Giver>>;

/**
 * Measures `GET /tasks?state=open` for the hall and for a station with ten tasks: among 50 open ones and among 5,000. Two
 * servers run in one process, and each round asks for all four lists, so that other work on the machine meets them alike.
 */
export async function measureTasks(
  database: (name: string) => Promise<string>,
  seconds: number,
  progress: (line: string) => void,
): Promise<TaskFigures> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-tasks-"));
  const boards: Awaited<ReturnType<typeof boardOf>>[] = [];
  try {
    for (const tasks of [few, many]) {
      progress(`tasks: ${tasks} open ones are given`);
      boards.push(await boardOf(join(folder, `${tasks}`), await database(`tasks_${tasks}`), tasks));
    }
    progress("tasks: lists");
    const rounds = Math.max(200, 60 * seconds);
    for (let round = -warming; round < rounds; round++) {
      for (const { list, times } of round % 2 === 0 ? boards : boards.toReversed()) {
        for (const side of ["hall", "station"] as const) {
          const began = performance.now();
          await list(side);
          if (round >= 0) times[side].push(performance.now() - began);
        }
      }
    }
    const [first, second] = boards.map(({ tasks, times }): BoardTimes => {
      const of = (took: readonly number[]) => ({ p50: percentile(took, 50), p99: percentile(took, 99) });
      return { tasks, hall: of(times.hall), station: of(times.station) };
    });
    if (first === undefined || second === undefined) throw new Error("a server did not start");
    const ratio = (one: ListTime, other: ListTime) => Math.round(((one.p50 ?? 0) / (other.p50 ?? 1)) * 100) / 100;
    return {
      ...{ few: first, many: second, ofStation },
      ratio: { hall: ratio(second.hall, first.hall), station: ratio(second.station, first.station) },
    };
  } finally {
    for (const { stop } of boards) await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server with so many open tasks, ten of them a station's that are older than all others. */
async function boardOf(dataFolder: string, databaseUrl: string, tasks: number) {
  await mkdir(dataFolder);
  const server = await startServer({
    ...{ databaseUrl, dataFolder, kind: "empty", host: "127.0.0.1", port: 0, console: false },
    log: () => undefined,
  });
  const key = await tokenKey(dataFolder);
  const headersOf = (giver: Giver) => ({
    authorization: `Bearer ${mintToken(key, { giver, expires: Date.now() + 3_600_000 })}`,
    "content-type": "application/json",
  });
  const headers = {
    hall: headersOf(givers.hall),
    station: headersOf(givers.station),
    administrator: headersOf(givers.administrator),
  };
  const give = async (by: keyof typeof givers, name: string, body: object) => {
    const id = ulidOf(Date.now(), randomBytes(10));
    const response = await fetch(`${server.url}/api/v1/orders/${name}`, {
      ...{ method: "POST", headers: { ...headers[by], "idempotency-key": id }, body: JSON.stringify(body) },
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  };
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const direct = (to: readonly string[]) =>
    give("hall", "IssueDirective", {
      ...{ title: "测量", to: to.map((id) => ({ kind: "station", id })), signBy: later(24), answerBy: later(48) },
    });
  const names = Array.from({ length: stations }, (_, at) => `S${at + 1}`);
  for (const id of [stationAsked, ...names]) {
    await give("administrator", "RegisterStation", { id, name: { zh: id, en: id }, point: [110.4, 31.27] });
  }
  for (let made = 0; made < ofStation; made++) await direct([stationAsked]);
  for (let made = ofStation; made < tasks; made += stations) await direct(names.slice(0, tasks - made));
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  // As the database does by itself within a minute.
  await database.query("ANALYZE tasking.task");
  await database.end();
  return {
    tasks,
    times: { hall: [] as number[], station: [] as number[] },
    list: async (side: "hall" | "station") => {
      const response = await fetch(`${server.url}/api/v1/tasks?state=open&limit=50`, { headers: headers[side] });
      const { tasks: found } = (await response.json()) as { readonly tasks: readonly unknown[] };
      const wanted = side === "hall" ? few : ofStation;
      if (found.length !== wanted) throw new Error(`${found.length} tasks of the ${side} instead of ${wanted}`);
    },
    stop: server.stop,
  };
}

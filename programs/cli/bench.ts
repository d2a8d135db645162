import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chmodSync, readFileSync } from "node:fs";
import { measureLive } from "../../bench/live.ts";
import { madeMapping, makeTable } from "../../bench/made-table.ts";
import { ordersInProcess, ordersOverHttp, type OrderFigures } from "../../bench/orders.ts";
import { findPgbench, pgbenchPerSecond, preparePgbench } from "../../bench/pgbench.ts";
import { measurePositions, type PositionFigures } from "../../bench/positions.ts";
import { measureReads, type ReadFigures } from "../../bench/reads.ts";
import { measureStreets, type StreetsFigures } from "../../bench/streets.ts";
import { callsign, startCallsign, tokenFor } from "../../scenarios/running-callsign.ts";
import { temporaryCluster } from "../../src/journal/server/engine/temporary-cluster.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { note } from "./language.ts";
import { jsonOption, Usage, type Verb } from "./verb.ts";

const callers = [1, 32, 256];

export const benchVerb: Verb = {
  name: "bench",
  summary: { zh: "在本机测量性能", en: "measure this machine" },
  usage: "bench [--seconds N] [--clients N] [--table FILE --mapping FILE] [--streets MAP] [--json]",
  options: {
    seconds: {
      value: "N",
      says: { zh: "每项测量秒数，默认 10", en: "seconds of each measurement, default 10" },
    },
    clients: { value: "N", says: { zh: "实时推送的客户端数，默认 2000", en: "live listeners, default 2000" } },
    table: {
      value: "FILE",
      says: { zh: "用于重放的表，默认自动生成", en: "a table to replay; without it a table is made" },
    },
    mapping: { value: "FILE", says: { zh: "该表的映射", en: "the table's mapping" } },
    streets: {
      value: "MAP",
      says: { zh: "用于计时导入的 OpenStreetMap 文件", en: "an OpenStreetMap file whose import is timed" },
    },
    json: jsonOption,
  },
  run: async (given) => {
    const seconds = whole(given.text("seconds") ?? "10", "seconds");
    const clients = whole(given.text("clients") ?? "2000", "clients");
    const table = given.text("table");
    const mapping = given.text("mapping");
    if ((table === undefined) !== (mapping === undefined)) {
      throw new Usage({ zh: "--table 与 --mapping 须同时给出。", en: "--table and --mapping go together." });
    }
    const folder = await mkdtemp(join(tmpdir(), "callsign-bench-"));
    chmodSync(folder, 0o755);
    try {
      const orders = await measureOrders(folder, seconds);
      const reads = await measureCards(seconds);
      const { live, start, replay } = await measureServer(folder, seconds, clients, table, mapping);
      note("bench: streets");
      const streets = await measureStreets(folder, given.text("streets"));
      const positions = await measureServed(folder, seconds);
      const found = { orders, reads, live, replay, start, streets, positions };
      process.stdout.write(given.has("json") ? `${JSON.stringify(found)}\n` : inWords(found));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Usage({ zh: "--{name} 须为正整数。", en: "--{name} must be a whole number above 0." }, { name });
}

/** Orders and pgbench on one durable cluster, one after the other, so that they meet the same disk. */
async function measureOrders(folder: string, seconds: number) {
  note("bench: starting a PostgreSQL of its own");
  const cluster = await temporaryCluster({ durable: true });
  const database = async (name: string) => {
    await administer(cluster.url, `create database ${name}`);
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  try {
    const pgbenchPath = await findPgbench();
    const pgbench: Record<string, number> = {};
    if (pgbenchPath !== null) {
      const url = await database("pgbench");
      await preparePgbench(pgbenchPath, url);
      for (const clients of [1, 32]) {
        note(`bench: pgbench -N at ${clients} clients`);
        pgbench[clients] = Math.round(await pgbenchPerSecond(pgbenchPath, url, clients, seconds));
      }
    }
    note("bench: orders in process");
    const inProcess = await ordersInProcess(await database("in_process"), callers, seconds);
    note("bench: orders over HTTP");
    const data = join(folder, "http");
    const running = await startCallsign(data, ["--empty", "--database", await database("http")]);
    try {
      const http = await ordersOverHttp(running.url, await tokenFor(data, "importer"), callers, seconds);
      return { inProcess, http, pgbench };
    } finally {
      await running.stop();
    }
  } finally {
    await cluster.stop();
  }
}

/** Cards with and without the record of reads, on a cluster of their own. */
async function measureCards(seconds: number): Promise<ReadFigures> {
  const cluster = await temporaryCluster({ durable: true });
  try {
    return await measureReads(
      async (name) => {
        await administer(cluster.url, `create database ${name}`);
        const url = new URL(cluster.url);
        url.pathname = `/${name}`;
        return url.href;
      },
      seconds,
      (line) => note(`bench: ${line}`),
    );
  } finally {
    await cluster.stop();
  }
}

async function measureServer(folder: string, seconds: number, clients: number, table?: string, mapping?: string) {
  const data = join(folder, "server");
  await (await startCallsign(data)).stop();
  const began = performance.now();
  const running = await startCallsign(data, []);
  try {
    const start = {
      seconds: Math.round((performance.now() - began) / 10) / 100,
      megabytes: Math.round(residentMegabytes(running.process.pid ?? 0)),
    };
    const token = await tokenFor(data, "importer");
    const live = await measureLive(running.url, token, clients, seconds, (line) => note(`bench: ${line}`));
    note("bench: replay");
    const replay = await measureReplay(folder, data, table, mapping);
    return { live, start, replay };
  } finally {
    await running.stop();
  }
}

/** Positions and recommendations of a server that has nothing else to do. */
async function measureServed(folder: string, seconds: number): Promise<PositionFigures> {
  const dataFolder = join(folder, "positions");
  const running = await startCallsign(dataFolder);
  try {
    const token = await tokenFor(dataFolder, "importer");
    const system = await tokenFor(dataFolder, "systemAdministrator");
    const pid = running.process.pid ?? 0;
    return await measurePositions({ url: running.url, token, system, pid, dataFolder }, seconds, (line) =>
      note(`bench: ${line}`),
    );
  } finally {
    await running.stop();
  }
}

async function measureReplay(folder: string, data: string, table?: string, mapping?: string) {
  const file = table ?? join(folder, "table.csv");
  const map = mapping ?? join(folder, "mapping.json");
  if (table === undefined) await makeTable(file, 6_000);
  if (mapping === undefined) await writeFile(map, JSON.stringify(madeMapping));
  const began = performance.now();
  const said = await callsign(["replay", file, "--mapping", map, "--data", data, "--json"]);
  if (said.code > 1) throw new Error(said.stderr);
  const { rows } = JSON.parse(said.stdout) as { rows: number };
  return { rowsPerSecond: Math.round((rows * 1000) / (performance.now() - began)) };
}

/** Memory the process holds, as Linux tells; 0 where it does not. */
function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

interface Found {
  readonly orders: {
    readonly inProcess: Readonly<Record<string, OrderFigures>>;
    readonly http: Readonly<Record<string, OrderFigures>>;
    readonly pgbench: Readonly<Record<string, number>>;
  };
  readonly reads: ReadFigures;
  readonly live: Awaited<ReturnType<typeof measureLive>>;
  readonly replay: { readonly rowsPerSecond: number };
  readonly start: { readonly seconds: number; readonly megabytes: number };
  readonly streets: StreetsFigures;
  readonly positions: PositionFigures;
}

function inWords({ orders, reads, live, replay, start, streets, positions }: Found): string {
  const lines = ["orders                callers   per second    p50 ms    p99 ms   of pgbench   load"];
  for (const [name, figures] of [
    ["in process", orders.inProcess],
    ["over HTTP", orders.http],
  ] as const) {
    for (const [count, { perSecond, p50, p99, loadShare }] of Object.entries(figures)) {
      const reference = orders.pgbench[count];
      const ratio = reference === undefined ? "" : `${(perSecond / reference).toFixed(2)}×`;
      lines.push(
        [name.padEnd(20), count.padStart(8), String(perSecond).padStart(12), cell(p50), cell(p99)].join(" ") +
          ratio.padStart(13) +
          (loadShare === null ? "" : ` ${loadShare} cpu`.padStart(9)),
      );
    }
  }
  for (const [count, perSecond] of Object.entries(orders.pgbench)) {
    lines.push(["pgbench -N".padEnd(20), count.padStart(8), String(perSecond).padStart(12)].join(" "));
  }
  lines.push(
    `incident cards        ${reads.unrecorded} a second, ${reads.recorded} with the record of reads: ${reads.ratio.toFixed(3)}× the processor time of ${reads.microseconds} µs (median of ${reads.pairs} pairs)`,
    `live, to the last     p50 ${live.p50} ms, p99 ${live.p99} ms; bare broadcast p50 ${live.bareP50} ms, p99 ${live.bareP99} ms; listeners ${live.loadShare.toFixed(2)} cpu`,
    `replay                ${replay.rowsPerSecond} rows a second`,
    `start to ready        ${start.seconds} s, ${start.megabytes} MB`,
    `streets               ${streets.nodes} nodes, ${streets.edges} edges, ${streets.megabytesPerMillionEdges} MB a million edges`,
    `  10 best, search     p50 ${streets.search10of1000.p50} ms, p99 ${streets.search10of1000.p99} ms`,
    `  10 best of 1,000    p50 ${streets.best10of1000.p50} ms, p99 ${streets.best10of1000.p99} ms`,
    `  all of 1,000        p50 ${streets.all1000.p50} ms, p99 ${streets.all1000.p99} ms`,
    `  reach of 100        p50 ${streets.reachOf100.p50} ms, p99 ${streets.reachOf100.p99} ms`,
    `recommendation        p50 ${positions.recommendation.p50} ms, p99 ${positions.recommendation.p99} ms of ${positions.recommendation.units} units over HTTP; 10 best p50 ${positions.best10.p50} ms, p99 ${positions.best10.p99} ms`,
    `positions             ${positions.ingested} fixes a second to 10 screens${redisRatio(positions)}; the last seen after ${positions.lastSeenMillis} ms`,
    `  2,000 every 5 s     ${positions.coreByGateway} of a core by gateways, ${positions.coreByDevice} by a request each`,
    ...(streets.importSeconds === null ? [] : [`  import              ${streets.importSeconds} s`]),
  );
  return `${lines.join("\n")}\n`;
}

function redisRatio({ ingested, redis }: PositionFigures): string {
  return redis === null ? "" : `, ${(ingested / redis).toFixed(2)}× the ${redis} GEOADDs of Redis`;
}

function cell(figure: number | null): string {
  return (figure === null ? "" : figure.toFixed(2)).padStart(9);
}

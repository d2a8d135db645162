import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chmodSync, readFileSync } from "node:fs";
import { measureAged } from "../../bench/aged.ts";
import { measureHall } from "../../bench/hall.ts";
import { measureLive } from "../../bench/live.ts";
import { madeMapping, makeTable } from "../../bench/made-table.ts";
import { ordersInProcess, ordersOverHttp } from "../../bench/orders.ts";
import { measureMemory } from "../../bench/memory.ts";
import { findPgbench, pgbenchPerSecond, preparePgbench } from "../../bench/pgbench.ts";
import { measurePositions } from "../../bench/positions.ts";
import { measureReads } from "../../bench/reads.ts";
import { measureTasks } from "../../bench/tasks.ts";
import { measureStreets } from "../../bench/streets.ts";
import { callsign, startCallsign, tokenFor } from "../../scenarios/running-callsign.ts";
import { temporaryCluster } from "../../src/journal/server/engine/temporary-cluster.ts";
import { administer } from "../../src/journal/server/testing/test-database.ts";
import { type Found, inWords } from "./bench-in-words.ts";
import { note } from "./language.ts";
import { jsonOption, Usage, type Verb } from "./verb.ts";

const callers = [1, 32, 256];

const measures = ["orders", "reads", "server", "streets", "positions", "hall", "tasks", "memory", "aged"] as const;
type Measure = (typeof measures)[number];

export const benchVerb: Verb = {
  name: "bench",
  summary: { zh: "在本机测量性能", en: "measure this machine" },
  usage:
    "bench [--only NAME] [--seconds N] [--clients N] [--table FILE --mapping FILE] [--streets MAP] [--aged DIR [--aged-incidents N]] [--json]",
  options: {
    only: {
      value: "NAME",
      says: {
        zh: `只测一项：${measures.join("、")}`,
        en: `one measurement alone: ${measures.join(", ")}`,
      },
    },
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
    aged: {
      value: "DIR",
      says: {
        zh: "五年的旧库所在目录；没有则先造一个并留下",
        en: "where a store of five years is kept; one is made there if there is none",
      },
    },
    "aged-incidents": { value: "N", says: { zh: "旧库的警情数，默认 240000", en: "its incidents, default 240000" } },
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
    const only = given.text("only");
    if (only !== undefined && !measures.some((name) => name === only)) {
      throw new Usage(
        { zh: "--only 须为其中之一：{names}。", en: "--only takes one of: {names}." },
        { names: measures.join(", ") },
      );
    }
    const aged = given.text("aged");
    const incidents = whole(given.text("aged-incidents") ?? "240000", "aged-incidents");
    if (only === "aged" && aged === undefined) {
      throw new Usage({ zh: "--only aged 须用 --aged 给出目录。", en: "--only aged needs a folder: --aged DIR." });
    }
    const folder = await mkdtemp(join(tmpdir(), "callsign-bench-"));
    chmodSync(folder, 0o755);
    const how: Readonly<Record<Measure, () => Promise<Found>>> = {
      orders: async () => ({ orders: await measureOrders(folder, seconds) }),
      reads: async () => ({
        reads: await onCluster((database) => measureReads(database, seconds, progress)),
      }),
      server: () => measureServer(folder, seconds, clients, table, mapping),
      streets: async () => {
        progress("streets");
        return { streets: await measureStreets(folder, given.text("streets")) };
      },
      positions: async () => ({ positions: await measureServed(folder, seconds) }),
      hall: async () => ({
        hall: await onCluster(async (database) => measureHall(await database("hall"), seconds, progress)),
      }),
      tasks: async () => ({
        tasks: await onCluster((database) => measureTasks(database, seconds, progress)),
      }),
      memory: async () => ({ memory: await measureMemory(progress) }),
      aged: async () =>
        aged === undefined
          ? {}
          : {
              aged: await onCluster((database) =>
                measureAged(aged, incidents, seconds, () => database("beside_aged"), progress),
              ),
            },
    };
    try {
      let found: Found = {};
      for (const name of measures) {
        if (only === undefined || only === name) found = { ...found, ...(await how[name]()) };
      }
      process.stdout.write(given.has("json") ? `${JSON.stringify(found)}\n` : inWords(found));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function progress(line: string): void {
  note(`bench: ${line}`);
}

function whole(text: string, name: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Usage({ zh: "--{name} 须为正整数。", en: "--{name} must be a whole number above 0." }, { name });
}

/** A durable cluster for one measurement, and databases on it. */
async function onCluster<Figures>(
  measure: (database: (name: string) => Promise<string>) => Promise<Figures>,
): Promise<Figures> {
  progress("starting a PostgreSQL of its own");
  const cluster = await temporaryCluster({ durable: true });
  try {
    return await measure(async (name) => {
      await administer(cluster.url, `create database ${name}`);
      const url = new URL(cluster.url);
      url.pathname = `/${name}`;
      return url.href;
    });
  } finally {
    await cluster.stop();
  }
}

/** Orders and pgbench on one cluster, one after the other, so that they meet the same disk. */
function measureOrders(folder: string, seconds: number) {
  return onCluster(async (database) => {
    const pgbenchPath = await findPgbench();
    const pgbench: Record<string, number> = {};
    if (pgbenchPath !== null) {
      const url = await database("pgbench");
      await preparePgbench(pgbenchPath, url);
      for (const clients of [1, 32]) {
        progress(`pgbench -N at ${clients} clients`);
        pgbench[clients] = Math.round(await pgbenchPerSecond(pgbenchPath, url, clients, seconds));
      }
    }
    progress("orders in process");
    const inProcess = await ordersInProcess(await database("in_process"), callers, seconds);
    progress("orders over HTTP");
    const data = join(folder, "http");
    const running = await startCallsign(data, ["--empty", "--database", await database("http")]);
    try {
      const http = await ordersOverHttp(running.url, await tokenFor(data, "importer"), callers, seconds);
      return { inProcess, http, pgbench };
    } finally {
      await running.stop();
    }
  });
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
    const live = await measureLive(running.url, token, clients, seconds, progress);
    progress("replay");
    const replay = await measureReplay(folder, data, table, mapping);
    return { live, start, replay };
  } finally {
    await running.stop();
  }
}

/** Positions and recommendations of a server that has nothing else to do. */
async function measureServed(folder: string, seconds: number) {
  const dataFolder = join(folder, "positions");
  const running = await startCallsign(dataFolder);
  try {
    const token = await tokenFor(dataFolder, "importer");
    const system = await tokenFor(dataFolder, "systemAdministrator");
    const pid = running.process.pid ?? 0;
    return await measurePositions({ url: running.url, token, system, pid, dataFolder }, seconds, progress);
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

import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { callsign, newDataFolder, startCallsign, tokenFor } from "../scenarios/running-callsign.ts";
import { processorSecondsOf } from "./command-cost.ts";
import { madeMapping, makeTable } from "./made-table.ts";
import { prepare } from "./orders.ts";

/** Megabytes of the server's process. `most`: the most that was resident so far, as Linux tells; else 0. */
interface Held {
  readonly resident: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  readonly external: number;
  readonly most: number;
}

export interface MemoryFigures {
  /** An empty district after its first start, and the same server after `orders` orders. */
  readonly started: Held;
  readonly orders: number;
  readonly afterOrders: Held;
  /** An empty district of its own for each table, after its replay. */
  readonly replays: readonly Replayed[];
}

interface Replayed {
  readonly rows: number;
  readonly held: Held;
  /** Of one core, by server and PostgreSQL, while nobody asks for anything: what looks after the records it brought. */
  readonly idle: number;
}

const orders = 40_000;
const callers = 32;
const tables = [20_000, 60_000];
const restMillis = 10_000;
const idleMillis = 60_000;
const launcher = join(import.meta.dirname, "../callsign");
/** The launcher bounds the program's memory, so it starts the server here; `startCallsign` names Node and the program. */
const throughLauncher = ["sh", "-c", 'shift 2; exec "$0" "$@"', launcher];

/** What a server holds ten seconds after a start, after many orders and after replays. */
export async function measureMemory(progress: (line: string) => void): Promise<MemoryFigures> {
  progress(`memory: ${orders} orders`);
  const { started, ...ordered } = await onEmptyDistrict(async (data, url) => {
    await rest();
    const before = await heldBy(url);
    await giveOrders(url, await tokenFor(data, "importer"));
    return { started: before };
  });
  const replays: Replayed[] = [];
  for (const rows of tables) {
    progress(`memory: a replay of ${rows} rows`);
    replays.push({ rows, ...(await onEmptyDistrict((data) => replay(data, rows))) });
  }
  return { started, orders, afterOrders: ordered.held, replays };
}

async function onEmptyDistrict<Found extends object>(
  work: (data: string, url: string) => Promise<Found>,
): Promise<Found & Omit<Replayed, "rows">> {
  const folder = await newDataFolder();
  try {
    const running = await startCallsign(folder.path, ["--empty"], throughLauncher);
    try {
      const found = await work(folder.path, running.url);
      await rest();
      return { ...found, held: await heldBy(running.url), idle: await idleShare(running.url) };
    } finally {
      await running.stop();
    }
  } finally {
    await folder.remove();
  }
}

function rest(): Promise<void> {
  return pause(restMillis);
}

async function giveOrders(url: string, token: string): Promise<void> {
  await prepare(url, token, callers);
  const child = fork(join(import.meta.dirname, "load-generator.ts"), [
    url,
    token,
    `${callers}`,
    "3600",
    "0",
    `${orders}`,
  ]);
  const [told] = (await once(child, "message")) as [{ readonly failed?: string }];
  if (told.failed !== undefined) throw new Error(told.failed);
}

async function replay(data: string, rows: number): Promise<object> {
  const [file, mapping] = [join(data, "..", "table.csv"), join(data, "..", "mapping.json")];
  await makeTable(file, rows);
  await writeFile(mapping, JSON.stringify(madeMapping));
  const said = await callsign(["replay", file, "--mapping", mapping, "--data", data, "--json"]);
  if (said.code > 1) throw new Error(said.stderr);
  await rm(file);
  return {};
}

/** As the server itself tells of its process. */
async function heldBy(url: string): Promise<Held> {
  const told = await (await fetch(`${url}/metrics`)).text();
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`^callsign_${name} (\\S+)`, "m").exec(told)?.[1] ?? 0) / 1_000_000);
  return {
    resident: megabytes("process_resident_memory_bytes"),
    heapUsed: megabytes("nodejs_heap_size_used_bytes"),
    heapTotal: megabytes("nodejs_heap_size_total_bytes"),
    external: megabytes("nodejs_external_memory_bytes"),
    most: await mostResident(url),
  };
}

/** What server and PostgreSQL take of one core while nobody asks for anything. */
async function idleShare(url: string): Promise<number> {
  const { pid } = (await (await fetch(`${url}/api/v1/health`)).json()) as { pid: number };
  const before = processorSecondsOf(pid);
  await pause(idleMillis);
  return Math.round(((processorSecondsOf(pid) - before) * 100_000) / idleMillis) / 100;
}

async function mostResident(url: string): Promise<number> {
  const { pid } = (await (await fetch(`${url}/api/v1/health`)).json()) as { pid: number };
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0;
    return Math.round((Number(kilobytes) * 1024) / 1_000_000);
  } catch {
    return 0;
  }
}

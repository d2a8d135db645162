import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrateRooms } from "../programs/server/rooms.ts";
import { givingOrders } from "./giving-orders.ts";
import { incidentLives, preparation, type Sent } from "./incident-life.ts";
import { percentile } from "./percentile.ts";

/** Orders a second, and milliseconds from giving one to its acknowledgement. */
export interface OrderFigures {
  readonly perSecond: number;
  readonly p50: number | null;
  readonly p99: number | null;
  /** Processor seconds of giving the orders for each second measured; in process it cannot be told apart. */
  readonly loadShare: number | null;
}

/** The whole path of an order without HTTP: authority, decide, hash, facts, state, read tables, commit. */
export async function ordersInProcess(databaseUrl: string, callers: readonly number[], seconds: number) {
  const dataFolder = await mkdtemp(join(tmpdir(), "callsign-bench-"));
  await migrateRooms(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // An idle connection may still be there when the database goes.
  pool.on("error", () => undefined);
  const { give, close } = await givingOrders({
    url: databaseUrl,
    path: dataFolder,
    writer: "bench",
    pool,
    now: Date.now,
  });
  try {
    for (const sent of preparation(Math.max(...callers))) await give(sent);
    const found: Record<string, OrderFigures> = {};
    for (const count of callers) {
      await load(give, count, 1);
      found[count] = { ...(await load(give, count, seconds)), loadShare: null };
    }
    return found;
  } finally {
    await close();
    await pool.end();
    await rm(dataFolder, { recursive: true });
  }
}

/** Callers give orders for so many seconds; each brings its last incident to its end. */
export async function load(give: (sent: Sent) => Promise<void>, callers: number, seconds: number) {
  const milliseconds: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      // A life is brought to its end, so that its unit is free for the next.
      for (const sent of incidentLives(caller)) {
        if (performance.now() >= until && sent.name === "RingCall") return;
        const before = performance.now();
        await give(sent);
        milliseconds.push(performance.now() - before);
      }
    }),
  );
  return summary(milliseconds, (performance.now() - started) / 1000);
}

function summary(milliseconds: readonly number[], elapsed: number) {
  return {
    perSecond: Math.round(milliseconds.length / elapsed),
    p50: percentile(milliseconds, 50),
    p99: percentile(milliseconds, 99),
  };
}

interface Told {
  readonly failed?: string;
  readonly milliseconds: readonly number[];
  readonly elapsed: number;
  readonly cpuSeconds: number;
}

/** The same orders over HTTP, given by a process of its own. */
export async function ordersOverHttp(url: string, token: string, callers: readonly number[], seconds: number) {
  await prepare(url, token, Math.max(...callers));
  const found: Record<string, OrderFigures> = {};
  for (const count of callers) {
    await generate(url, token, count, 1);
    const { milliseconds, elapsed, cpuSeconds } = await generate(url, token, count, seconds);
    found[count] = { ...summary(milliseconds, elapsed), loadShare: Math.round((cpuSeconds / elapsed) * 100) / 100 };
  }
  return found;
}

/** Gives over HTTP what must be accepted once before `callers` callers start. */
export async function prepare(url: string, token: string, callers: number): Promise<void> {
  for (const { id, name, body } of preparation(callers)) {
    const response = await fetch(`${url}/api/v1/orders/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  }
}

function generate(url: string, token: string, callers: number, seconds: number): Promise<Told> {
  const child = fork(join(import.meta.dirname, "load-generator.ts"), [url, token, `${callers}`, `${seconds}`]);
  return new Promise((resolve, reject) => {
    child.once("message", (told: Told) => (told.failed === undefined ? resolve(told) : reject(new Error(told.failed))));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the load generator ended with ${code}`)));
  });
}

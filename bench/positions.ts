import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { ulidOf } from "../src/ground/ulid.ts";
import type { Point } from "../src/ground/point.ts";
import { buildGraph } from "../src/streets/build-graph.ts";
import { graphBytes } from "../src/streets/server/graph-file.ts";
import { percentile } from "./percentile.ts";
import { placeInTown, townGrid, townSide } from "./town-grid.ts";

export interface PositionFigures {
  /** Fixes a second taken from four senders of batches, with every screen told. */
  readonly ingested: number;
  /** Milliseconds from taking the run's last position until every screen had it; null: it never arrived. */
  readonly lastSeenMillis: number | null;
  /** Of one core, with 2,000 units at a fix every five seconds: sent by gateways in batches, and each by its own device. */
  readonly coreByGateway: number | null;
  readonly coreByDevice: number | null;
  /** GEOADDs a second of a Redis on this machine, one connection, unpipelined; null where there is none. */
  readonly redis: number | null;
  /** The whole answer for an incident with these units around, in milliseconds over HTTP. */
  readonly recommendation: { readonly units: number; readonly p50: number | null; readonly p99: number | null };
  /** The ten best only, without what sending them uncovers. */
  readonly best10: { readonly p50: number | null; readonly p99: number | null };
}

const units = 2000;
const screens = 10;
/** How many units have a position from the beginning; the recommendation ranks these. */
const placed = 1000;
const everySeconds = 5;

interface Running {
  readonly url: string;
  /** Of a program that enters what happens. */
  readonly token: string;
  /** Of a system administrator, who makes the district. */
  readonly system: string;
  readonly pid: number;
  readonly dataFolder: string;
}

/** What positions cost a running server with a town of a hundred thousand junctions and two thousand units. */
export async function measurePositions(
  server: Running,
  seconds: number,
  progress: (line: string) => void,
): Promise<PositionFigures> {
  const give = giver(server.url, server.token);
  const make = giver(server.url, server.system);
  progress("positions: registering 2,000 units in a town");
  const place = placeInTown();
  await adoptTown(server, make);
  await make([order("DefineIncidentType", { code: "bench", name: named("测量"), priority: 3, enforcement: false })]);
  for (let first = 0; first < units; first += 500) {
    await make(Array.from({ length: 500 }, (_, at) => order("RegisterUnit", unitBody(first + at, place()))));
  }
  progress("positions: the recommendation");
  const incident = order("OpenIncident", { type: "bench", place: { point: place() } });
  await give([incident]);
  const ask = async (query: string) => {
    const took: number[] = [];
    for (let round = -100; round < 300; round++) {
      const began = performance.now();
      const response = await fetch(`${server.url}/api/v1/incidents/${incident.id}/recommendation${query}`, {
        headers: { authorization: `Bearer ${server.token}` },
      });
      await response.text();
      if (round >= 0) took.push(performance.now() - began);
    }
    return { p50: percentile(took, 50), p99: percentile(took, 99) };
  };
  const recommendation = { units: placed, ...(await ask("")) };
  const best10 = await ask("?most=10&uncovers=false");
  const watching = watchScreens(server);
  try {
    progress("positions: as many as can be taken");
    const ingested = await ingest(server, seconds);
    const lastSeenMillis = await lastSeen(server, watching);
    progress("positions: 2,000 units, one fix in five seconds");
    const coreByGateway = await coreWhile(server, seconds * 2, 100);
    const coreByDevice = await coreWhile(server, seconds * 2, 1);
    progress("positions: GEOADD on a Redis, if there is one");
    return {
      ingested,
      lastSeenMillis,
      coreByGateway,
      coreByDevice,
      redis: await redisPerSecond(seconds),
      recommendation,
      best10,
    };
  } finally {
    watching.stop();
  }
}

interface Given {
  readonly id: string;
  readonly name: string;
  readonly body: object;
}

function order(name: string, body: object): Given {
  return { id: ulidOf(Date.now(), randomBytes(10)), name, body };
}

function named(text: string) {
  return { zh: text, en: text };
}

function unitId(index: number): string {
  return `P-${String(index).padStart(4, "0")}`;
}

function unitBody(index: number, point: Point): object {
  const base = { unit: unitId(index), callsign: unitId(index), kind: "patrol", capabilities: [] };
  const crew = [{ badge: `B${index}`, sworn: true, post: "leader" }];
  return { ...base, crew, ...(index < placed ? { point } : {}) };
}

function giver(url: string, token: string) {
  return async (orders: readonly Given[]): Promise<void> => {
    const response = await fetch(`${url}/api/v1/orders`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(orders),
    });
    const { answers = [] } = (await response.json()) as { answers?: readonly { accepted?: boolean }[] };
    const refused = answers.find(({ accepted }) => accepted !== true);
    if (answers.length === 0 || refused !== undefined)
      throw new Error(`orders of the measurement: ${JSON.stringify(refused)}`);
  };
}

async function adoptTown({ dataFolder, url, token }: Running, give: (orders: readonly Given[]) => Promise<void>) {
  const { graph, report } = buildGraph(townGrid(townSide));
  const version = "be9c4".padEnd(20, "0");
  const folder = join(dataFolder, "streets", version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "graph.bin"), graphBytes(graph));
  const { junctions, edges, kilometres } = report;
  await give([order("AdoptStreets", { version, source: "bench", junctions, edges, kilometres })]);
  for (;;) {
    const response = await fetch(`${url}/api/v1/roads`, { headers: { authorization: `Bearer ${token}` } });
    if (((await response.json()) as { streets?: string }).streets === "ready") return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function send({ url, token }: Running, fixes: readonly object[]): Promise<number> {
  const response = await fetch(`${url}/api/v1/positions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ fixes }),
  });
  return ((await response.json()) as { accepted?: number }).accepted ?? 0;
}

/** Each unit goes about in a small circle, so that no fix is an impossible jump. */
function fixOf(index: number, at: number): object {
  const turn = at / 20_000 + index;
  const point = [110.1 + index * 1e-5 + Math.cos(turn) * 1e-4, 31.1 + Math.sin(turn) * 1e-4];
  return { unit: unitId(index), at: new Date(at).toISOString(), point, speed: 3.5, heading: 90 };
}

async function ingest(server: Running, seconds: number): Promise<number> {
  let accepted = 0;
  const began = Date.now();
  const sender = async (which: number) => {
    while (Date.now() - began < seconds * 1000) {
      const now = Date.now();
      const own = Array.from({ length: units / 4 }, (_, at) => fixOf(which * (units / 4) + at, now));
      accepted += await send(server, own);
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));
  return Math.round((accepted * 1000) / (Date.now() - began));
}

interface Screens {
  /** How many screens have this text in something they were sent. */
  seen(text: string): number;
  stop(): void;
}

function watchScreens({ url, token }: Running): Screens {
  const address = new URL(url);
  const tails = Array.from({ length: screens }, () => "");
  const sockets = tails.map((_, screen) => {
    const socket = connect(Number(address.port), address.hostname);
    socket.setEncoding("latin1");
    socket.write(`GET /api/v1/live HTTP/1.1\r\nhost: ${address.host}\r\nauthorization: Bearer ${token}\r\n\r\n`);
    socket.on("data", (chunk: string) => (tails[screen] = ((tails[screen] ?? "") + chunk).slice(-20_000)));
    socket.on("error", () => undefined);
    return socket;
  });
  return {
    seen: (text) => tails.filter((tail) => tail.includes(text)).length,
    stop: () => sockets.forEach((socket) => socket.destroy()),
  };
}

async function lastSeen(server: Running, watching: Screens): Promise<number | null> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const at = Date.now();
  await send(server, [fixOf(0, at)]);
  const mark = new Date(at).toISOString();
  while (Date.now() - at < 5000) {
    if (watching.seen(mark) === screens) return Date.now() - at;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return null;
}

/** The share of a core the server uses while every unit reports once in five seconds, in batches of this size. */
async function coreWhile(server: Running, seconds: number, batch: number): Promise<number | null> {
  const before = processorSeconds(server.pid);
  const began = performance.now();
  const perSecond = units / everySeconds / batch;
  const under: Promise<unknown>[] = [];
  for (let sent = 0; sent < seconds * perSecond; sent++) {
    const due = began + (sent * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const now = Date.now();
    const first = (sent * batch) % units;
    under.push(
      send(
        server,
        Array.from({ length: batch }, (_, at) => fixOf(first + at, now)),
      ),
    );
  }
  await Promise.all(under);
  const after = processorSeconds(server.pid);
  if (before === null || after === null) return null;
  return Math.round(((after - before) / ((performance.now() - began) / 1000)) * 1000) / 1000;
}

/** Processor seconds of a process, as Linux tells; null where it does not. */
function processorSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

async function redisPerSecond(seconds: number): Promise<number | null> {
  const path = findRedis();
  if (path === null) return null;
  const port = await freePort();
  const redis = spawn(path, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  const gone = once(redis, "exit");
  try {
    const socket = await connected(port);
    let count = 0;
    const began = performance.now();
    while (performance.now() - began < seconds * 1000) {
      const member = unitId(count % units);
      const words = ["GEOADD", "units", "110.1", "31.1", member];
      socket.write(`*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join("")}`);
      await once(socket, "data");
      count += 1;
    }
    socket.destroy();
    return Math.round((count * 1000) / (performance.now() - began));
  } finally {
    redis.kill("SIGTERM");
    await gone;
  }
}

function findRedis(): string | null {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, "redis-server");
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here.
    }
  }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function connected(port: number) {
  for (let attempt = 0; ; attempt++) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      socket.setNoDelay(true);
      return socket;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

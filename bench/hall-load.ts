import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Point } from "../src/ground/point.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { preparation, type Sent, unitOf } from "./incident-life.ts";

/*
 * A process of its own that fills a board and keeps it moving. Tells its parent `ready` once the units stand and each
 * incident is somewhere in its life; from then on it gives an order and a position in turn, `changes` of them a second.
 * Each incident that is filed is followed by a new one, so that there are always as many.
 * argv: url, token, units, incidents, changes a second.
 */
const [url = "", token = "", units = "1", incidents = "1", changes = "2"] = process.argv.slice(2);
const middle: Point = [110.41, 31.27];
const [wide, high] = [0.09, 0.06];
const listLength = 500;
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer}`);
  return JSON.parse(answer);
}

async function give(orders: readonly Sent[]): Promise<void> {
  for (let first = 0; first < orders.length; first += listLength) {
    const { answers } = (await post("/orders", orders.slice(first, first + listLength))) as {
      answers: readonly { accepted?: boolean }[];
    };
    const refused = answers.find(({ accepted }) => accepted !== true);
    if (refused !== undefined) throw new Error(`an order of the measurement was refused: ${JSON.stringify(refused)}`);
  }
}

/** Spread over the district, the same in every run. */
function pointOf(index: number, step = 0): Point {
  const [east, north] = [(index * 0.618034) % 1, (index * 0.754878) % 1];
  return [middle[0] + wide * (2 * east - 1) + step * 0.0003, middle[1] + high * (2 * north - 1)];
}

function* lives(slot: number): Generator<Sent, never> {
  const send = (name: string, body: Record<string, unknown>): Sent => ({
    id: ulidOf(Date.now(), randomBytes(10)),
    name,
    body,
  });
  for (;;) {
    const place = { words: `测量路 ${slot + 1} 号`, point: pointOf(slot + 0.5) };
    const open = send("OpenIncident", { type: "bench", priority: (slot % 4) + 1, place });
    yield open;
    const order = send("OrderUnit", { incidentId: open.id, unitId: unitOf(slot) });
    yield order;
    const assignment = { incidentId: open.id, assignmentId: order.id };
    yield send("AcknowledgeOrder", assignment);
    yield send("GoEnRoute", assignment);
    yield send("ArriveOnScene", assignment);
    yield send("ClearUnit", assignment);
    yield send("RecordResult", { incidentId: open.id, result: "settledOnScene" });
    yield send("GiveReport", { incidentId: open.id, text: "现场处置完毕。" });
    yield send("FileIncident", { incidentId: open.id });
  }
}

/** Of eight incidents one has taken one order, one two, and so on to eight; the next files it. */
const longestPast = 8;

function fix(unit: number, step: number) {
  const at = new Date().toISOString();
  return { unit: unitOf(unit), at, point: pointOf(unit, step), speed: 9, heading: (unit * 37) % 360 };
}

async function fill(slots: readonly Generator<Sent, never>[]): Promise<void> {
  await give(preparation(Number(units)));
  for (let step = 0; step < longestPast; step++) {
    await give(slots.filter((_, slot) => slot % longestPast >= step).map((life) => life.next().value));
  }
  for (let first = 0; first < Number(units); first += listLength) {
    const many = Math.min(listLength, Number(units) - first);
    await post("/positions", { fixes: Array.from({ length: many }, (_, at) => fix(first + at, 0)) });
  }
}

async function keepMoving(slots: readonly Generator<Sent, never>[]): Promise<never> {
  const began = performance.now();
  for (let pair = 0; ; pair++) {
    await pause(Math.max(0, began + (pair * 2000) / Number(changes) - performance.now()));
    const life = slots[pair % slots.length];
    if (life !== undefined) await give([life.next().value]);
    await post("/positions", { fixes: [fix(pair % Number(units), 1 + Math.floor(pair / Number(units)))] });
    process.send?.({ changes: 2 });
  }
}

process.on("disconnect", () => process.exit());
try {
  const slots = Array.from({ length: Number(incidents) }, (_, slot) => lives(slot));
  await fill(slots);
  process.send?.({ ready: true });
  await keepMoving(slots);
} catch (error) {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) }, () => process.disconnect());
}

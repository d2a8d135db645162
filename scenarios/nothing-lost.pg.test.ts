import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { parseArgs } from "node:util";
import { incidentLives, preparation, type Sent } from "../bench/incident-life.ts";
import type { Fact } from "../src/ground/fact.ts";
import { followLive, type Following } from "./live-reader.ts";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor, until } from "./running-callsign.ts";

/*
 * Kills Callsign, its PostgreSQL, or both, in the middle of a load, and asks afterwards for every acknowledged order.
 * More rounds: `node scenarios/nothing-lost.pg.test.ts --rounds 20 --seed 7`.
 */
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, seed: { type: "string", default: `${Date.now() % 1_000_000}` } },
  strict: false,
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
const callers = 8;

interface Answer {
  readonly accepted: boolean;
  readonly repeated: boolean;
  readonly facts: readonly Fact[];
}

interface Acknowledged {
  readonly sent: Sent;
  readonly numbers: readonly number[];
}

test(`nothing acknowledged is lost in ${rounds} kills (seed ${seed})`, async () => {
  const random = draws(seed);
  const folder = await newDataFolder();
  let running: RunningCallsign | undefined;
  let load = new AbortController();
  let reader: Following | undefined;
  try {
    running = await startCallsign(folder.path);
    let url = running.url;
    const token = await tokenFor(folder.path, "importer");
    for (const sent of preparation(callers)) assert.equal((await give(url, token, sent)).status, 200);
    reader = followLive(() => url, token);
    const acknowledged: Acknowledged[] = [];
    const lives = Array.from({ length: callers }, (_, caller) => incidentLives(caller));
    const waiting: (Sent | undefined)[] = lives.map(() => undefined);

    for (let round = 0; round < rounds; round++) {
      const victim = ["callsign", "postgres", "both"][round % 3] ?? "both";
      load = new AbortController();
      const { signal } = load;
      const loading = lives.map(async (life, caller) => {
        while (!signal.aborted) {
          // What was in flight when the server died is given again under the same id.
          const sent = waiting[caller] ?? life.next().value;
          waiting[caller] = sent;
          const numbers = await taken(url, token, sent);
          if (numbers === undefined) {
            await new Promise((resolve) => setTimeout(resolve, 20));
            continue;
          }
          acknowledged.push({ sent, numbers });
          waiting[caller] = undefined;
        }
      });
      const before = acknowledged.length;
      await until(30, () => (acknowledged.length > before + 50 + random() * 400 ? true : undefined));
      const postmaster = await postmasterOf(folder.path);
      if (victim !== "callsign") process.kill(postmaster, "SIGKILL");
      if (victim !== "postgres") await running.kill();
      load.abort();
      await Promise.all(loading);
      if (victim !== "postgres") {
        running = await startCallsign(folder.path);
        url = running.url;
      }
      await until(60, async () =>
        (await fetch(`${url}/api/v1/health`).catch(() => undefined))?.status === 200 ? true : undefined,
      );
      process.stderr.write(`  round ${round + 1}: killed ${victim} after ${acknowledged.length} acknowledged\n`);
    }

    // Every acknowledged order is answered again with the facts it was answered with.
    for (const { sent, numbers } of acknowledged) {
      const again = await give(url, token, sent);
      assert.equal(again.status, 200, `${sent.name} ${sent.id}`);
      assert.equal(again.answer.repeated, true, `${sent.name} ${sent.id} was forgotten`);
      assert.deepEqual(
        again.answer.facts.map((fact) => fact.n),
        numbers,
      );
    }
    // The console that watched all along holds exactly the board, though it never loaded anew.
    const ear = reader;
    const board = await until(20, async () => {
      const now = await boardOf(url, token);
      return ear.position === now.position ? now : undefined;
    });
    await ear.stop();
    const held = Object.fromEntries([...ear.held].filter(([stream]) => stream in board.streams));
    assert.deepEqual(held, board.streams);
    await running.stop();
    const verified = await callsign(["verify", "--data", folder.path, "--json"]);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    const rebuilt = await callsign(["rebuild", "--check", "--data", folder.path, "--json"]);
    assert.equal(rebuilt.code, 0, rebuilt.stdout + rebuilt.stderr);
    assert.deepEqual((JSON.parse(rebuilt.stdout) as { differences: unknown[] }).differences, []);
  } finally {
    load.abort();
    await reader?.stop();
    await running?.kill();
    await folder.remove();
  }
});

/** The fact numbers of an acknowledged order, or undefined when the server did not answer or said try again. */
async function taken(url: string, token: string, sent: Sent): Promise<readonly number[] | undefined> {
  const given = await give(url, token, sent).catch(() => undefined);
  if (given === undefined || given.status === 503) return undefined;
  assert.equal(given.status, 200, `${sent.name}: ${JSON.stringify(given.answer)}`);
  return given.answer.facts.map((fact) => fact.n);
}

async function give(url: string, token: string, { id, name, body }: Sent) {
  const response = await fetch(`${url}/api/v1/orders/${name}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

async function boardOf(url: string, token: string) {
  const response = await fetch(`${url}/api/v1/board`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()) as { position: string; streams: Record<string, unknown> };
}

async function postmasterOf(data: string): Promise<number> {
  const { cluster } = JSON.parse(await readFile(join(data, "postgres.json"), "utf8")) as { cluster: string };
  const [line] = (await readFile(join(resolve(data, cluster), "postmaster.pid"), "utf8")).split("\n");
  return Number(line);
}

/** Mulberry32: the same kills for the same seed. */
function draws(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

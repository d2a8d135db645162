import assert from "node:assert/strict";
import pg from "pg";
import { incidentLives, preparation, type Sent } from "../../bench/incident-life.ts";
import { rulebook } from "../../programs/server/rooms.ts";
import { isSameJson, type Json } from "../../src/ground/canonical.ts";
import { ownerOf } from "../../src/journal/rulebook.ts";
import { type Draw, drawsFrom, pick } from "../../src/district/anhe/draws.ts";
import { followLive, type Following } from "../live-reader.ts";
import { until } from "../running-callsign.ts";
import { Acknowledged } from "./acknowledged.ts";
import { Installation } from "./installation.ts";

/**
 * The processes that are killed, in turn: the server; the process of one PostgreSQL connection; all of PostgreSQL; the
 * server and PostgreSQL.
 */
const victims = ["callsign", "backend", "postmaster", "both"] as const;

type Victim = (typeof victims)[number];

interface Parts {
  readonly rounds: number;
  readonly seed: number;
  readonly progress?: (line: string) => void;
}

export interface KillFigures {
  readonly rounds: readonly {
    readonly victim: Victim;
    readonly acknowledged: number;
    /** From the kill to the next healthy answer. */
    readonly awayMilliseconds: number;
  }[];
  readonly acknowledged: number;
  /** Acknowledged orders that the store does not answer again as it did. */
  readonly lost: readonly string[];
  /** Orders whose facts are in the log more than once, or besides those they were answered with. */
  readonly doubled: readonly string[];
  /** Orders that were told that nothing was written, and were written. */
  readonly lied: readonly string[];
  /** The board as a console heard it all along, against the board as it is read: streams that differ. */
  readonly misheard: readonly string[];
  /** What `verify` and `rebuild --check` found. */
  readonly troubles: readonly string[];
  readonly seconds: number;
}

const callers = 8;

/** Kills processes of a Callsign of its own in the middle of a load, and asks afterwards for every acknowledged order. */
export async function killRounds({ rounds, seed, progress }: Parts): Promise<KillFigures> {
  const began = performance.now();
  const draw = drawsFrom(seed);
  const installation = await Installation.open();
  const acknowledged = new Acknowledged();
  const told: KillFigures["rounds"][number][] = [];
  let load = new AbortController();
  let reader: Following | undefined;
  try {
    const token = installation.token();
    for (const sent of preparation(callers)) assert.equal((await installation.give(sent, token))?.status, 200);
    reader = followLive(() => installation.url, token);
    const lives = Array.from({ length: callers }, (_, caller) => incidentLives(caller));
    const waiting: (Sent | undefined)[] = lives.map(() => undefined);
    const work = async (caller: number, signal: AbortSignal) => {
      while (!signal.aborted) {
        // What was in flight when a process died is given again under the same id.
        const sent = waiting[caller] ?? lives[caller]?.next().value;
        if (sent === undefined) return;
        waiting[caller] = sent;
        if (!acknowledged.take(sent, await installation.give(sent, token))) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          continue;
        }
        waiting[caller] = undefined;
      }
    };

    for (let round = 0; round < rounds; round++) {
      const victim = victims[round % victims.length] ?? "both";
      load = new AbortController();
      const { signal } = load;
      const loading = lives.map((_, caller) => work(caller, signal));
      const before = acknowledged.size;
      const enough = before + 50 + draw() * 400;
      await until(30, () => (acknowledged.size > enough ? true : undefined));
      const killed = performance.now();
      await strike(installation, victim, draw);
      if (victim === "callsign" || victim === "both") {
        load.abort();
        await Promise.all(loading);
        await installation.start();
      }
      await installation.isWell();
      const awayMilliseconds = Math.round(performance.now() - killed);
      load.abort();
      await Promise.all(loading);
      told.push({ victim, acknowledged: acknowledged.size, awayMilliseconds });
      progress?.(`round ${round + 1} of ${rounds}: killed ${victim} after ${acknowledged.size} acknowledged orders`);
    }
    // What is still under way is brought to its end.
    for (const sent of waiting) {
      if (sent !== undefined)
        await until(30, async () => (acknowledged.take(sent, await installation.give(sent, token)) ? true : undefined));
    }
    const lost = await acknowledged.lost(installation);
    const doubled = await acknowledged.doubled(installation);
    const misheard = await mishearings(installation, reader);
    await reader.stop();
    await installation.stop();
    const troubles = await installation.troubles();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return {
      rounds: told,
      acknowledged: acknowledged.size,
      lost,
      doubled,
      lied: acknowledged.lied,
      misheard,
      troubles,
      seconds,
    };
  } finally {
    load.abort();
    await reader?.stop();
    await installation.close();
  }
}

async function strike(installation: Installation, victim: Victim, draw: Draw): Promise<void> {
  if (victim === "backend") return killBackend(await installation.databaseUrl(), draw);
  const postmaster = await installation.postmaster();
  if (victim !== "callsign") process.kill(postmaster, "SIGKILL");
  if (victim !== "postmaster") await installation.kill();
}

/** The process behind one of the server's connections: the writer's as often as another. */
async function killBackend(databaseUrl: string, draw: Draw): Promise<void> {
  const store = new pg.Client({ connectionString: databaseUrl });
  store.on("error", () => undefined);
  await store.connect();
  const { rows } = await store.query<{ pid: number; writes: boolean }>(
    `select pid, exists (select 1 from pg_locks l where l.pid = a.pid and l.locktype = 'advisory') as writes
     from pg_stat_activity a where backend_type = 'client backend' and pid <> pg_backend_pid()
       and datname = current_database()`,
  );
  await store.end();
  const writers = rows.filter(({ writes }) => writes);
  process.kill(pick(draw, draw() < 0.5 && writers.length > 0 ? writers : rows).pid, "SIGKILL");
}

/**
 * The console that watched all along holds the board, though it never loaded it again: of each stream as much as it would
 * be sent, and the same values (a server that was started again folds facts whose names are in another order).
 */
async function mishearings(installation: Installation, reader: Following): Promise<readonly string[]> {
  interface Board {
    readonly position: string;
    readonly streams: Readonly<Record<string, unknown>>;
  }
  const board = await until(20, async () => {
    const now = (await installation.get("/api/v1/board")).content as unknown as Board;
    return reader.position === now.position ? now : undefined;
  });
  return Object.entries(board.streams)
    .filter(([stream, state]) => {
      const held = reader.held.get(stream);
      const owner = ownerOf(rulebook, stream);
      return held === undefined || !isSameJson((owner?.sent?.(held) ?? held) as Json, state as Json);
    })
    .map(([stream]) => stream);
}

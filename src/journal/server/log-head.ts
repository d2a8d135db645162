import pg from "pg";
import type { Head } from "../perform.ts";
import type { Frontier } from "../merkle.ts";
import { Environment } from "./engine/environment.ts";
import { bounded } from "./store-failure.ts";

/** A connection that holds the right to write, and where the log stood when it got it. */
export interface LogHead {
  readonly client: pg.Client;
  readonly head: Head;
  readonly epoch: number;
  readonly frontier: Frontier;
  /** The number of the fact up to which nothing is missing in the stored states. */
  readonly statesUpto: number;
}

/** Another writer holds the log. */
export class LogHeld extends Environment {}

const writerLock = 7_310_002;

/**
 * Connects, takes the writer's advisory lock for the life of the connection, and raises the epoch. An earlier writer
 * whose connection is dead without PostgreSQL having noticed then finds its epoch past and writes nothing. Throws
 * `LogHeld` while another writer holds the lock. Fails when an answer takes too long.
 */
export async function takeLog(databaseUrl: string, writer: string): Promise<LogHead> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true, connectionTimeoutMillis: 5000 });
  // Without a listener a lost connection would end the process; whoever uses the client next sees the error.
  client.on("error", () => undefined);
  await client.connect();
  const ask = <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    client.query<Row>(bounded({ text, values }));
  try {
    await ask("set synchronous_commit = on");
    await ask("set client_min_messages = warning");
    // The batch statement is always the same; planning it each time would cost as much as its writing.
    await ask("set plan_cache_mode = force_generic_plan");
    await ask("set jit = off");
    const { rows: locks } = await ask<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [writerLock]);
    if (!locks[0]?.taken) {
      throw new LogHeld({
        zh: "另一个 Callsign 正在写入该数据库。",
        en: "Another Callsign is writing to this database.",
      });
    }
    const { rows: others } = await ask<{ writer: string }>(
      "select writer from journal.writer where writer <> $1 limit 1",
      [writer],
    );
    if (others[0] !== undefined) {
      throw new Environment(
        {
          zh: "该数据库属于另一个数据目录（{writer}）。",
          en: "The database belongs to another data folder ({writer}).",
        },
        { writer: others[0].writer },
      );
    }
    const { rows } = await ask<{ n: string; hlc: string; epoch: string; frontier: Buffer; states_upto: string }>(
      `insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, 0, '', 1, '')
       on conflict (writer) do update set epoch = journal.writer.epoch + 1
       returning n, hlc, epoch, frontier, states_upto`,
      [writer],
    );
    const row = rows[0];
    if (row === undefined) throw new Error("the writer's row is missing");
    const n = Number(row.n);
    return {
      client,
      head: { writer, n, hlc: row.hlc },
      epoch: Number(row.epoch),
      frontier: { size: n, hashes: hashesIn(row.frontier) },
      statesUpto: Number(row.states_upto),
    };
  } catch (error) {
    // Not waited for: of a database that does not answer there is no goodbye.
    void client.end().catch(() => undefined);
    throw error;
  }
}

function hashesIn(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32));
}

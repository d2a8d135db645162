import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Server, startServer } from "../programs/server/server.ts";
import { mintToken } from "../src/access/server/token.ts";
import { tokenKey } from "../src/access/server/token-key.ts";
import { preparation, type Sent } from "./incident-life.ts";
import { percentile } from "./percentile.ts";
import { ulidOf } from "../src/ground/ulid.ts";

/** Incident cards over HTTP, and what the record of reads costs of them. */
export interface ReadFigures {
  /** Cards a second. */
  readonly recorded: number;
  readonly unrecorded: number;
  /** Processor time of server and database for a card: with the record to without, the median of the pairs. */
  readonly ratio: number;
  /** That processor time without the record, in microseconds. */
  readonly microseconds: number;
  readonly pairs: number;
}

const callers = 8;
const cards = 50;

interface Measured {
  readonly server: Server;
  readonly database: pg.Client;
  readonly token: string;
  readonly urls: readonly string[];
  readonly perSecond: number[];
  readonly microseconds: number[];
}

/**
 * Measures what recording a read costs. Two servers run in one process; they differ only in that one records reads.
 * Each pair of slices asks both for the same cards, and the server that goes first alternates from pair to pair.
 * Compared is the processor time per card, of the server and PostgreSQL together, until the row of the read is written.
 *
 * Why not throughput: on a machine with other work it gave ratios of 0.85 and 1.15 within one minute. Processor time
 * still gave 0.92 to 1.01 between two servers that both record nothing, at a load of eight, so a busy machine needs
 * many pairs.
 */
export async function measureReads(
  database: (name: string) => Promise<string>,
  seconds: number,
  progress: (line: string) => void,
): Promise<ReadFigures> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-reads-"));
  const found: Measured[] = [];
  try {
    for (const isRecorded of [true, false]) {
      found.push(await serve(join(folder, `${isRecorded}`), await database(`reads_${isRecorded}`), isRecorded));
    }
    const [recorded, unrecorded] = found;
    if (recorded === undefined || unrecorded === undefined) throw new Error("a server did not start");
    const generator = fork(join(import.meta.dirname, "read-generator.ts"), [`${callers}`]);
    try {
      for (const each of found) await slice(generator, each);
      for (const { perSecond, microseconds } of found) {
        perSecond.length = 0;
        microseconds.length = 0;
      }
      const pairs = Math.max(16, 4 * seconds);
      for (let pair = 0; pair < pairs; pair++) {
        progress(`cards, with the record of reads and without: pair ${pair + 1} of ${pairs}`);
        for (const each of pair % 2 === 0 ? found : found.toReversed()) await slice(generator, each);
      }
      const ratios = recorded.microseconds.map((figure, at) => figure / (unrecorded.microseconds[at] ?? figure));
      return {
        recorded: Math.round(percentile(recorded.perSecond, 50) ?? 0),
        unrecorded: Math.round(percentile(unrecorded.perSecond, 50) ?? 0),
        ratio: Math.round((percentile(ratios, 50) ?? 0) * 1000) / 1000,
        microseconds: Math.round(percentile(unrecorded.microseconds, 50) ?? 0),
        pairs,
      };
    } finally {
      generator.disconnect();
    }
  } finally {
    for (const { server, database: client } of found) {
      await client.end();
      await server.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

const sliceSeconds = 1;
/** Longer than rows wait to be written. */
const afterMillis = 1200;

/** Cards for a while, and then until what they put on record is written. */
async function slice(generator: ChildProcess, { urls, token, database, perSecond, microseconds }: Measured) {
  const before = await processorMicroseconds(database);
  generator.send({ urls, token, seconds: sliceSeconds });
  const told = await new Promise<{ count?: number; seconds?: number; failed?: string }>((resolve) =>
    generator.once("message", resolve),
  );
  if (told.count === undefined || told.seconds === undefined) throw new Error(told.failed);
  await new Promise((resolve) => setTimeout(resolve, afterMillis));
  perSecond.push(told.count / told.seconds);
  microseconds.push(((await processorMicroseconds(database)) - before) / told.count);
}

/** Of this process and, where Linux tells, of PostgreSQL's. */
async function processorMicroseconds(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  const { user, system } = process.cpuUsage();
  return rows.reduce((sum, { pid }) => sum + ofProcess(pid), user + system);
}

const microsecondsATick = 10_000;

function ofProcess(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * microsecondsATick;
  } catch {
    return 0;
  }
}

async function serve(dataFolder: string, databaseUrl: string, recordsReads: boolean): Promise<Measured> {
  await mkdir(dataFolder);
  const server = await startServer({
    ...{ databaseUrl, dataFolder, kind: "empty", host: "127.0.0.1", port: 0, console: false },
    ...{ recordsReads, log: () => undefined },
  });
  const giver = { officer: "bench", role: "importer" };
  const token = mintToken(await tokenKey(dataFolder), { giver, expires: Date.now() + 3_600_000 });
  const give = async ({ id, name, body }: Sent) => {
    const response = await fetch(`${server.url}/api/v1/orders/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  };
  for (const sent of preparation(1)) await give(sent);
  const urls: string[] = [];
  for (let card = 0; card < cards; card++) {
    const id = ulidOf(Date.now(), randomBytes(10));
    await give({ id, name: "OpenIncident", body: { type: "bench", place: { words: "测量路1号" }, narrative: "测量" } });
    urls.push(`${server.url}/api/v1/incidents/${id}`);
  }
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  return { server, database, token, urls, perSecond: [], microseconds: [] };
}

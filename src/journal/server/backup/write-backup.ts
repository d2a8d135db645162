import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { append, emptyFrontier, type Frontier, rootOf } from "../../merkle.ts";
import { Environment } from "../engine/environment.ts";
import { leafOf, node } from "../hashing.ts";
import { logsIn } from "../log-in-database.ts";
import type { BackupKey } from "./backup-key.ts";
import type { After, AnswerLine, BackupHead, BackupTail, CheckpointLine, FactLine } from "./backup-lines.ts";
import type { BackupPlace } from "./backup-place.ts";
import { sealed } from "./envelope.ts";

/** The log as an earlier backup left it, to go on from. */
export interface Before extends After {
  /** Base64. */
  readonly frontier: string;
}

export interface WritingOptions {
  readonly place: BackupPlace;
  /** The name is known only once the log is: it holds the writer. */
  readonly fileOf: (writer: string, full: boolean) => string;
  readonly about: Pick<BackupHead, "version" | "kind" | "takenAt" | "verifiers">;
  readonly key: BackupKey | undefined;
  /** The backup to continue. Absent: a full backup. One that no longer fits the log gives a full backup too. */
  readonly before?: Before | undefined;
  progress(done: number, of: number): void;
  /** Awaited between pages, so that a backup in the background leaves the database room. */
  pause?(): Promise<void>;
}

export interface Written {
  readonly file: string;
  /** With its place: a path, or an address in a bucket. */
  readonly where: string;
  readonly full: boolean;
  readonly bytes: number;
  readonly end: BackupTail;
}

/** The log did not grow out of the backup that a part was to go on from, as after a database was put back. */
export class GrewOtherwise extends Error {}

const writtenAtOnce = 256 * 1024;

/** Writes a backup of one snapshot of the log, in constant memory. */
export async function writeBackup(client: pg.Client, options: WritingOptions): Promise<Written> {
  await client.query("begin transaction isolation level repeatable read read only");
  try {
    const [log] = await logsIn(client);
    if (log === undefined)
      throw new Environment({
        zh: "日志是空的，没有可备份的内容。",
        en: "The journal is empty; there is nothing to back up.",
      });
    const before = options.before !== undefined && options.before.facts <= log.head ? options.before : undefined;
    const after = before === undefined ? null : { file: before.file, facts: before.facts, root: before.root };
    const head: BackupHead = { callsign: "backup", format: 2, writer: log.writer, ...options.about, after };
    const file = options.fileOf(log.writer, after === null);
    const reached: { end?: BackupTail } = {};
    const text = async function* () {
      reached.end = yield* written(client, log, head, before, options);
    };
    const { writer, takenAt } = head;
    // Of 34 MB of facts level 1 leaves 6.0 MB, 4 leaves 5.7 and 6, which takes up to half as long again, 5.6.
    const gzip = createGzip({ level: 4, chunkSize: writtenAtOnce });
    pipeline(Readable.from(text()), gzip, () => undefined);
    const bytes = await options.place.write(
      file,
      sealed({ writer, takenAt, after: after?.file ?? null }, options.key, gzip as AsyncIterable<Buffer>),
    );
    if (reached.end === undefined) throw new Error("a backup was written without its end");
    return { file, where: `${options.place.name}/${file}`, full: after === null, bytes, end: reached.end };
  } finally {
    await client.query("rollback").catch(() => undefined);
  }
}

type Log = Awaited<ReturnType<typeof logsIn>>[number];

async function* written(
  client: pg.Client,
  log: Log,
  head: BackupHead,
  before: Before | undefined,
  { progress, pause }: WritingOptions,
): AsyncGenerator<Buffer, BackupTail> {
  const hash = createHash("sha256");
  let held = "";
  const flush = (): Buffer => {
    const bytes = Buffer.from(held);
    held = "";
    hash.update(bytes);
    return bytes;
  };
  const line = (value: unknown) => void (held += `${JSON.stringify(value)}\n`);

  line(head satisfies BackupHead);
  const first = before?.facts ?? 0;
  let tree: Frontier = before === undefined ? emptyFrontier : frontierOf(before);
  for (let page = await log.bodies(first); page.length > 0; page = await log.bodies(tree.size)) {
    for (const { n, body } of page) {
      line({ n, body } satisfies FactLine);
      tree = append(tree, leafOf(body), node);
      if (held.length >= writtenAtOnce) yield flush();
    }
    progress(tree.size - first, log.head - first);
    await pause?.();
  }
  if (before !== undefined && log.frontier?.equals(Buffer.concat(tree.hashes)) === false) throw new GrewOtherwise();
  let checkpoints = 0;
  for (let page = await log.checkpoints(first); page.length > 0; page = await log.checkpoints(page.at(-1)?.size ?? 0)) {
    for (const checkpoint of page) line(checkpoint satisfies CheckpointLine);
    checkpoints += page.length;
    yield flush();
    await pause?.();
  }
  let answers = 0;
  for await (const page of before === undefined ? everyAnswer(client) : answersAfter(client, first)) {
    for (const answer of page) line(answer);
    answers += page.length;
    yield flush();
    await pause?.();
  }
  yield flush();
  const end: BackupTail = {
    facts: tree.size,
    checkpoints,
    answers,
    root: Buffer.from(rootOf(tree, node)).toString("base64"),
    frontier: Buffer.concat(tree.hashes).toString("base64"),
    sha256: hash.digest("hex"),
  };
  yield Buffer.from(`${JSON.stringify({ end })}\n`);
  return end;
}

function frontierOf({ facts, frontier }: Before): Frontier {
  const bytes = Buffer.from(frontier, "base64");
  return {
    size: facts,
    hashes: Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(index * 32, index * 32 + 32)),
  };
}

interface AnswerRow extends Omit<AnswerLine, "n"> {
  readonly n: string | null;
}

const answersAtOnce = 2000;

async function* everyAnswer(client: pg.Client): AsyncGenerator<AnswerLine[]> {
  for (let last = ""; ;) {
    const { rows } = await client.query<AnswerRow>(
      `select order_id as order, digest, giver, n, facts, refusal from journal.answer where order_id > $1
       order by order_id limit ${answersAtOnce}`,
      [last],
    );
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, n: row.n === null ? null : Number(row.n) }));
    last = rows.at(-1)?.order ?? last;
  }
}

/** By the orders of the facts, which are at hand by number; answers are not. */
async function* answersAfter(client: pg.Client, first: number): AsyncGenerator<AnswerLine[]> {
  for (let last = first; ;) {
    const page = await client.query<{ upto: string | null }>(
      `select max(n) as upto from (select n from journal.fact where n > $1 order by n limit ${answersAtOnce}) f`,
      [last],
    );
    const upto = page.rows[0]?.upto ?? null;
    if (upto === null) return;
    const { rows } = await client.query<AnswerRow>(
      `select order_id as order, digest, giver, n, facts, refusal from journal.answer
       where n > $1 and order_id in (select body::json ->> 'order' from journal.fact where n > $1 and n <= $2) order by n`,
      [last, upto],
    );
    yield rows.map((row) => ({ ...row, n: row.n === null ? null : Number(row.n) }));
    last = Number(upto);
  }
}

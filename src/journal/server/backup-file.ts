import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type pg from "pg";
import { z } from "zod";
import { append, emptyFrontier, type Frontier, rootOf } from "../merkle.ts";
import { syncFolder } from "./engine/durable-file.ts";
import { Environment } from "./engine/environment.ts";
import { leafOf, node } from "./hashing.ts";
import { inSnapshot, logsIn } from "./log-in-database.ts";
import { textLines } from "./text-lines.ts";

/*
 * A backup is lines of JSON: a head that says what it is, then facts with their bodies verbatim, checkpoints, the answers
 * orders got (so that a repeated order is known after a restore), and a tail with the counts, the root, and the SHA-256 of
 * everything before it, by which a truncated or altered file is told from a whole one.
 */
const head = z.strictObject({
  callsign: z.literal("backup"),
  format: z.literal(1),
  version: z.string(),
  writer: z.string(),
  kind: z.enum(["demo", "empty"]),
  takenAt: z.string(),
  verifiers: z.array(z.string()),
});
const factLine = z.strictObject({ n: z.number(), body: z.string() });
const checkpointLine = z.strictObject({ size: z.number(), note: z.string() });
const answerLine = z.strictObject({
  order: z.string(),
  digest: z.string(),
  n: z.number().nullable(),
  facts: z.number(),
  refusal: z.string().nullable(),
});
const tail = z.strictObject({
  end: z.strictObject({
    facts: z.number(),
    checkpoints: z.number(),
    answers: z.number(),
    root: z.string(),
    sha256: z.string(),
  }),
});

export type BackupHead = z.output<typeof head>;
export type BackupTail = z.output<typeof tail>["end"];
type FactLine = z.output<typeof factLine>;
type CheckpointLine = z.output<typeof checkpointLine>;
type AnswerLine = z.output<typeof answerLine>;

const writtenAtOnce = 1024 * 1024;

/** Writes a backup of one snapshot; the file has its name only when it is whole and on the disk. */
export async function writeBackup(
  client: pg.Client,
  file: string,
  about: Omit<BackupHead, "callsign" | "format" | "writer">,
  progress: (done: number, of: number) => void,
): Promise<BackupTail> {
  const draft = `${file}.part`;
  // Begun anew, so that a part left by a killed backup does not lend it its permissions.
  await rm(draft, { force: true });
  const out = await open(draft, "wx", 0o600);
  const hash = createHash("sha256");
  let held = "";
  const write = async (line: unknown) => {
    held += `${JSON.stringify(line)}\n`;
    if (held.length >= writtenAtOnce) await flush();
  };
  const flush = async () => {
    hash.update(held);
    await out.writeFile(held);
    held = "";
  };
  try {
    const end = await inSnapshot(client, async () => {
      const [log] = await logsIn(client);
      if (log === undefined)
        throw new Environment({
          zh: "日志是空的，没有可备份的内容。",
          en: "The journal is empty; there is nothing to back up.",
        });
      await write({ callsign: "backup", format: 1, writer: log.writer, ...about } satisfies BackupHead);
      let tree: Frontier = emptyFrontier;
      for (let page = await log.facts(0); page.length > 0; page = await log.facts(tree.size)) {
        for (const { n, body } of page) {
          await write({ n, body } satisfies FactLine);
          tree = append(tree, leafOf(body), node);
        }
        progress(tree.size, log.head);
      }
      let checkpoints = 0;
      for (let page = await log.checkpoints(0); page.length > 0; page = await log.checkpoints(page.at(-1)?.size ?? 0)) {
        for (const checkpoint of page) await write(checkpoint satisfies CheckpointLine);
        checkpoints += page.length;
      }
      const answers = await writeAnswers(client, write);
      return { facts: tree.size, checkpoints, answers, root: Buffer.from(rootOf(tree, node)).toString("base64") };
    });
    await flush();
    const whole = { ...end, sha256: hash.digest("hex") };
    await out.writeFile(`${JSON.stringify({ end: whole })}\n`);
    await out.sync();
    await out.close();
    await rename(draft, file);
    syncFolder(dirname(file));
    return whole;
  } catch (error) {
    await out.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeAnswers(client: pg.Client, write: (line: AnswerLine) => Promise<void>): Promise<number> {
  let count = 0;
  for (let last = ""; ;) {
    const { rows } = await client.query<{
      order: string;
      digest: string;
      n: string | null;
      facts: number;
      refusal: string | null;
    }>(
      `select order_id as order, digest, n, facts, refusal from journal.answer where order_id > $1 order by order_id limit 2000`,
      [last],
    );
    for (const row of rows) await write({ ...row, n: row.n === null ? null : Number(row.n) });
    count += rows.length;
    last = rows.at(-1)?.order ?? last;
    if (rows.length === 0) return count;
  }
}

/** What a reader of a backup is told of, in file order; each is awaited, so that memory stays bounded. */
export interface BackupReader {
  head?(head: BackupHead): Promise<void>;
  fact?(fact: FactLine): Promise<void>;
  checkpoint?(checkpoint: CheckpointLine): Promise<void>;
  answer?(answer: AnswerLine): Promise<void>;
}

/** Reads a backup to its end; throws `Environment` with a sentence when it is not one, or not whole. */
export async function readBackup(file: string, reader: BackupReader): Promise<BackupTail> {
  const hash = createHash("sha256");
  let line = 0;
  let facts = 0;
  let end: BackupTail | undefined;
  const wrong = (why: { zh: string; en: string }) =>
    new Environment(
      {
        zh: `备份文件 {file} 第 {line} 行：${why.zh}。`,
        en: `The backup {file} is not usable at line {line}: ${why.en}.`,
      },
      { file, line },
    );
  for await (const text of textLines(file)) {
    line += 1;
    if (end !== undefined) throw wrong({ zh: "结尾之后还有内容", en: "something follows its end" });
    const value = parsed(text);
    if (line === 1) {
      const read = head.safeParse(value);
      if (!read.success) throw wrong({ zh: "不是 Callsign 的备份", en: "it is no Callsign backup" });
      await reader.head?.(read.data);
    } else {
      const last = tail.safeParse(value);
      if (last.success) {
        end = last.data.end;
        if (end.sha256 !== hash.digest("hex") || end.facts !== facts)
          throw wrong({ zh: "内容被改动", en: "its content was altered" });
        continue;
      }
      const fact = factLine.safeParse(value);
      const checkpoint = checkpointLine.safeParse(value);
      const answer = answerLine.safeParse(value);
      if (fact.success) {
        facts += 1;
        await reader.fact?.(fact.data);
      } else if (checkpoint.success) await reader.checkpoint?.(checkpoint.data);
      else if (answer.success) await reader.answer?.(answer.data);
      else throw wrong({ zh: "无法读取", en: "it cannot be read" });
    }
    hash.update(`${text}\n`);
  }
  if (end === undefined) throw wrong({ zh: "文件不完整", en: "the file is cut short" });
  return end;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

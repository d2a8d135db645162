import type pg from "pg";
import type { Fact } from "../../../ground/fact.ts";
import type { Instant } from "../../../ground/instant.ts";
import { emptyFrontier, type Frontier, growing, rootOf } from "../../merkle.ts";
import { Environment } from "../engine/environment.ts";
import type { Rulebook } from "../../rulebook.ts";
import { copyLine, copyText, gatheringRows, isPlain, takeIndexesAway } from "../copy-rows.ts";
import { type FoldingAsLoaded, foldingAsLoaded } from "../fold-as-loaded.ts";
import { hashedBody, node } from "../hashing.ts";
import { digestLength } from "../keys.ts";
import { type Columns, notingColumns } from "../prove-loaded.ts";
import type { ReadTable } from "../room-server.ts";
import { type Chain, type ChainContent, type Cut, followingFiles } from "./backup-chain.ts";
import type { BackupKey } from "./backup-key.ts";
import type { AnswerLine, FactLine } from "./backup-lines.ts";
import { readBackup } from "./read-backup.ts";

/** The tables that are filled from the lines of a backup. */
const filled = ["journal.fact", "journal.fact_stream", "journal.checkpoint", "journal.answer"] as const;

/** PostgreSQL makes a table longer by up to 64 pages, and each COPY leaves empty what it does not fill of them. */
const factBytesAtOnce = 8 * 1024 * 1024;

export interface Loading {
  readonly chain: Chain;
  readonly key: BackupKey | undefined;
  /** Where to end, where that was read before; absent: at the end of the chain. */
  readonly cut?: Cut | undefined;
  readonly book: Rulebook;
  readonly tables: readonly ReadTable<never>[];
  progress(done: number, of: number): void;
}

export interface Loaded {
  readonly content: ChainContent;
  /** What was read out of the bodies, to hold the columns against. */
  readonly columns: Columns;
  /** When the latest fact of each type was recorded. */
  readonly latest: ReadonlyMap<string, Instant>;
  /** How many rows must stand in each table that was folded; of none where they were folded from the database. */
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Loads a chain of backups, up to where it is cut, into an empty journal, in the caller's transaction, with the states and
 * read tables that follow from it. What is loaded must lead to the roots the files say, and to that of the cut. Cut before
 * its end, no answers of refused orders are taken: when they were given is not known.
 */
export async function loadBackup(client: pg.Client, loading: Loading): Promise<Loaded> {
  const { rows } = await client.query("select 1 from journal.fact limit 1");
  if (rows.length > 0)
    throw new Environment({ zh: "目标数据库不是空的。", en: "The database to restore into is not empty." });
  await client.query(`truncate ${filled.join(", ")}`);
  const makeIndexes = await takeIndexesAway(client, filled);
  const folding = await foldingAsLoaded(client, loading.book, loading.tables);
  const { content, hlc, kept, columns, latest } = await loadLines(client, loading, folding);
  await makeIndexes();
  await client.query("insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, $2, $3, 1, $4)", [
    ...[content.head.writer, kept.size, hlc],
    Buffer.concat(kept.hashes),
  ]);
  return { content, columns, latest, rows: await folding.finish() };
}

async function loadLines(
  client: pg.Client,
  { chain, key, cut, progress }: Loading,
  folding: FoldingAsLoaded,
): Promise<Pick<Loaded, "content" | "columns" | "latest"> & { hlc: string; kept: Frontier }> {
  const files = followingFiles();
  const last = cut?.facts ?? Number.MAX_SAFE_INTEGER;
  let writer = "";
  let hlc = "";
  const tree = growing(node);
  let kept: Frontier = emptyFrontier;
  const facts = gatheringRows(client, "journal.fact (n, leaf, body)", factBytesAtOnce);
  const told = gatheringRows(client, "journal.fact_stream (n, stream)");
  const checkpoints = gatheringRows(client, "journal.checkpoint (writer, size, note)");
  const answers = gatheringRows(client, "journal.answer (order_id, digest, n, facts, refusal, giver)");
  const columns = notingColumns();
  const latest = new Map<string, Instant>();
  const take = ({ n, body }: FactLine, { bytes, leaf }: ReturnType<typeof hashedBody>) => {
    const fact = JSON.parse(body) as Fact;
    if (fact.hlc > hlc) ({ hlc } = fact);
    columns.take(fact, writer);
    if ((latest.get(fact.type) ?? "") < fact.recordedAt) latest.set(fact.type, fact.recordedAt);
    const before = `${n}\t\\\\x${leaf}\t`;
    if (isPlain(body)) facts.addBytes(before, bytes);
    else facts.add(`${before}${copyText(body)}\n`);
    for (const stream of fact.streams) told.add(`${n}\t${copyText(stream)}\n`);
    folding.take(fact);
  };
  let isCut = false;
  for (const source of chain) {
    const end = await readBackup(source, key, {
      head: async (head) => {
        files.begin(source, head);
        ({ writer } = head);
      },
      facts: async (lines) => {
        for (const line of lines) {
          if (!isCut && line.n > last) {
            kept = tree.frontier();
            isCut = true;
          }
          const hashed = hashedBody(line.body);
          tree.add(Buffer.from(hashed.leaf, "hex"));
          if (!isCut) take(line, hashed);
        }
        await facts.flushIfFull();
        await told.flushIfFull();
        await folding.relieve();
        progress(tree.size(), cut?.facts ?? 0);
      },
      checkpoints: async (lines) => {
        for (const { size, note } of lines)
          if (size <= last) checkpoints.add(`${copyText(writer)}\t${size}\t${copyText(note)}\n`);
        await checkpoints.flushIfFull();
      },
      answers: async (lines) => {
        for (const answer of lines) if (answer.n === null ? !isCut : answer.n <= last) answers.add(answerRow(answer));
        await answers.flushIfFull();
      },
    });
    if (rootIn(tree.frontier()) !== end.root) throw notLeading(source.name);
    files.end(end);
  }
  if (!isCut) kept = tree.frontier();
  const content = { ...files.all(), cut: { facts: kept.size, root: rootIn(kept) } };
  if (cut !== undefined && content.cut.root !== cut.root) throw notLeading(chain.at(-1)?.name ?? "");
  for (const rows of [facts, told, checkpoints, answers]) await rows.flush();
  await folding.flush();
  return { content, hlc, kept, latest, columns: columns.end() };
}

function answerRow({ order, digest, n, facts, refusal, giver }: AnswerLine): string {
  // A digest of a version that compared sealed words is not taken over.
  return copyLine([order, giver === undefined ? "" : digest.slice(0, digestLength), n, facts, refusal, giver]);
}

function rootIn(tree: Frontier): string {
  return Buffer.from(rootOf(tree, node)).toString("base64");
}

function notLeading(file: string): Environment {
  return new Environment(
    { zh: "备份 {file} 的事实与它的根不符。", en: "The facts of the backup {file} do not lead to its root." },
    { file },
  );
}

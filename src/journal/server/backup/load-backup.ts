import type pg from "pg";
import type { Fact } from "../../../ground/fact.ts";
import { append, emptyFrontier, type Frontier, rootOf } from "../../merkle.ts";
import { Environment } from "../engine/environment.ts";
import { copyNull, copyRows, copyText, withoutIndexes } from "../copy-rows.ts";
import { leafText, node } from "../hashing.ts";
import type { Chain, Cut } from "./backup-chain.ts";
import type { BackupKey } from "./backup-key.ts";
import type { AnswerLine, FactLine } from "./backup-lines.ts";
import { readBackup } from "./read-backup.ts";

/** The tables that are filled from the lines of a backup. */
const filled = ["journal.fact", "journal.fact_stream", "journal.checkpoint", "journal.answer"] as const;

/**
 * Loads a chain of backups, up to where it is cut, into an empty journal, in the caller's transaction; states are rebuilt
 * after it. What is loaded must lead to the roots the files say, and to that of the cut. Cut before its end, no answers of
 * refused orders are taken: when they were given is not known.
 */
export async function loadBackup(
  client: pg.Client,
  chain: Chain,
  key: BackupKey | undefined,
  cut: Cut,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { rows } = await client.query("select 1 from journal.fact limit 1");
  if (rows.length > 0)
    throw new Environment({ zh: "目标数据库不是空的。", en: "The database to restore into is not empty." });
  const { writer, hlc, kept } = await withoutIndexes(client, filled, () =>
    loadLines(client, chain, key, cut, progress),
  );
  await client.query("insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, $2, $3, 1, $4)", [
    ...[writer, kept.size, hlc],
    Buffer.concat(kept.hashes),
  ]);
}

async function loadLines(
  client: pg.Client,
  chain: Chain,
  key: BackupKey | undefined,
  cut: Cut,
  progress: (done: number, of: number) => void,
) {
  let writer = "";
  let hlc = "";
  let tree: Frontier = emptyFrontier;
  let kept: Frontier = emptyFrontier;
  const facts = inBatches(client, "journal.fact (writer, n, order_id, type, hlc, body, leaf)");
  const told = inBatches(client, "journal.fact_stream (writer, n, stream)");
  const checkpoints = inBatches(client, "journal.checkpoint (writer, size, note)");
  const answers = inBatches(client, "journal.answer (order_id, digest, n, facts, refusal, giver)");
  const take = ({ n, body }: FactLine, leaf: string) => {
    const fact = JSON.parse(body) as Fact;
    if (fact.hlc > hlc) ({ hlc } = fact);
    const { order, type, streams } = fact;
    facts.add(
      `${writer}\t${n}\t${copyText(order)}\t${copyText(type)}\t${copyText(fact.hlc)}\t${copyText(body)}\t\\\\x${leaf}\n`,
    );
    for (const stream of streams) told.add(`${writer}\t${n}\t${copyText(stream)}\n`);
  };
  let isCut = false;
  for (const source of chain) {
    const end = await readBackup(source, key, {
      head: async (head) => void (writer = copyText(head.writer)),
      facts: async (lines) => {
        for (const line of lines) {
          const leaf = leafText(line.body);
          tree = append(tree, Buffer.from(leaf, "hex"), node);
          isCut ||= line.n > cut.facts;
          if (isCut) continue;
          kept = tree;
          take(line, leaf);
        }
        await facts.flushIfFull();
        await told.flushIfFull();
        progress(tree.size, cut.facts);
      },
      checkpoints: async (lines) => {
        for (const { size, note } of lines)
          if (size <= cut.facts) checkpoints.add(`${writer}\t${size}\t${copyText(note)}\n`);
        await checkpoints.flushIfFull();
      },
      answers: async (lines) => {
        for (const answer of lines)
          if (answer.n === null ? !isCut : answer.n <= cut.facts) answers.add(answerRow(answer));
        await answers.flushIfFull();
      },
    });
    if (rootIn(tree) !== end.root) throw notLeading(source.name);
  }
  if (rootIn(kept) !== cut.root) throw notLeading(chain.at(-1)?.name ?? "");
  for (const rows of [facts, told, checkpoints, answers]) await rows.flush();
  return { writer, hlc, kept };
}

function answerRow({ order, digest, n, facts, refusal, giver }: AnswerLine): string {
  const orNull = (text: string | null | undefined) => (text === null || text === undefined ? copyNull : copyText(text));
  const known = giver === undefined ? "" : copyText(digest);
  return `${copyText(order)}\t${known}\t${n ?? copyNull}\t${facts}\t${orNull(refusal)}\t${orNull(giver)}\n`;
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

const mostText = 2_000_000;

function inBatches(client: pg.Client, into: string) {
  let rows: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = rows.join("");
    rows = [];
    length = 0;
    await copyRows(client, into, text);
  };
  return {
    add: (row: string) => {
      rows.push(row);
      length += row.length;
    },
    flushIfFull: async () => {
      if (length >= mostText) await flush();
    },
    flush,
  };
}

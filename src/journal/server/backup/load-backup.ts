import type pg from "pg";
import type { Fact } from "../../../ground/fact.ts";
import { append, emptyFrontier, type Frontier, rootOf } from "../../merkle.ts";
import { Environment } from "../engine/environment.ts";
import { leafOf, node } from "../hashing.ts";
import { digestLength } from "../keys.ts";
import { column } from "../text-columns.ts";
import type { Chain, Cut } from "./backup-chain.ts";
import type { BackupKey } from "./backup-key.ts";
import type { AnswerLine } from "./backup-lines.ts";
import { readBackup } from "./read-backup.ts";

const rowsAtOnce = 1000;

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
  let writer = "";
  let hlc = "";
  let tree: Frontier = emptyFrontier;
  let kept: Frontier = emptyFrontier;
  const facts = inBatches<{ n: number; body: string; fact: Fact; leaf: Buffer }>(async (batch) => {
    await client.query({
      name: "load-facts",
      text: `insert into journal.fact (n, leaf, body)
        select t.n, decode(t.leaf, 'hex'), t.body
        from unnest(${column("$1", "bigint")}, ${column("$2")}, ${column("$3")}) as t (n, leaf, body)`,
      values: [
        column.of(batch, ({ n }) => n),
        column.of(batch, ({ leaf }) => leaf.toString("hex")),
        column.of(batch, ({ body }) => body),
      ],
    });
    const told = batch.flatMap(({ n, fact }) => fact.streams.map((stream) => ({ n, stream })));
    await client.query({
      name: "load-streams-of-facts",
      text: `insert into journal.fact_stream (n, stream)
        select t.* from unnest(${column("$1", "bigint")}, ${column("$2")}) as t`,
      values: [column.of(told, ({ n }) => n), column.of(told, ({ stream }) => stream)],
    });
    progress(tree.size, cut.facts);
  });
  const checkpoints = inBatches<{ size: number; note: string }>((batch) =>
    client.query(
      "insert into journal.checkpoint (writer, size, note) select $1, * from unnest($2::bigint[], $3::text[])",
      [writer, batch.map(({ size }) => size), batch.map(({ note }) => note)],
    ),
  );
  const answers = inBatches<AnswerLine>((batch) =>
    client.query(
      `insert into journal.answer (order_id, digest, n, facts, refusal, giver)
         select * from unnest($1::text[], $2::text[], $3::bigint[], $4::integer[], $5::text[], $6::text[])`,
      [
        batch.map(({ order }) => order),
        batch.map(({ digest, giver }) => (giver === undefined ? "" : digest.slice(0, digestLength))),
        batch.map(({ n }) => n),
        batch.map((answer) => answer.facts),
        batch.map(({ refusal }) => refusal),
        batch.map(({ giver }) => giver ?? null),
      ],
    ),
  );
  let isCut = false;
  for (const source of chain) {
    const end = await readBackup(source, key, {
      head: async (head) => void (writer = head.writer),
      fact: async ({ n, body }) => {
        const leaf = leafOf(body);
        tree = append(tree, leaf, node);
        if (n > cut.facts) {
          isCut = true;
          return;
        }
        kept = tree;
        const fact = JSON.parse(body) as Fact;
        if (fact.hlc > hlc) hlc = fact.hlc;
        await facts.add({ n, body, fact, leaf });
      },
      checkpoint: async (checkpoint) => {
        if (checkpoint.size <= cut.facts) await checkpoints.add(checkpoint);
      },
      answer: async (answer) => {
        if (answer.n === null ? !isCut : answer.n <= cut.facts) await answers.add(answer);
      },
    });
    if (rootIn(tree) !== end.root) throw notLeading(source.name);
  }
  if (rootIn(kept) !== cut.root) throw notLeading(chain.at(-1)?.name ?? "");
  await facts.finish();
  await checkpoints.finish();
  await answers.finish();
  await client.query("insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, $2, $3, 1, $4)", [
    ...[writer, kept.size, hlc],
    Buffer.concat(kept.hashes),
  ]);
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

function inBatches<Row>(write: (batch: readonly Row[]) => Promise<unknown>) {
  let batch: Row[] = [];
  const flush = async () => {
    const rows = batch;
    batch = [];
    if (rows.length > 0) await write(rows);
  };
  return {
    add: async (row: Row) => {
      batch.push(row);
      if (batch.length >= rowsAtOnce) await flush();
    },
    finish: flush,
  };
}

import type pg from "pg";
import type { Fact } from "../../../ground/fact.ts";
import { instantOf } from "../../../ground/instant.ts";
import { readNote } from "../../checkpoint.ts";
import { gapStream, type LogGap, type LogGaps, logGapView } from "../../log-gap.ts";
import { append, emptyFrontier, type Frontier, rootOf } from "../../merkle.ts";
import { Environment } from "../engine/environment.ts";
import { hasTable } from "../has-table.ts";
import { node } from "../hashing.ts";
import { readVerifiers } from "../keys.ts";
import { type KnownCheckpoint, notExcused, readKnownCheckpoints } from "../known-checkpoints.ts";

type Client = Pick<pg.ClientBase, "query">;

export interface KnownLogParts {
  readonly dataFolder: string;
  readonly witnessFolder?: string | undefined;
  readonly writer: string;
  /** How many facts the log is known to have had, as somebody who goes on without them was told (`--accept-gap`). */
  readonly acceptGap?: number | undefined;
}

/** Enough for a week of hourly files: the latest matter, and a start does not wait for years of them. */
const mostFiles = 200;

/**
 * Refuses a database whose log contradicts a checkpoint kept outside it, before anything is written to it: the log of
 * another installation, an older copy, or a copy that went on elsewhere. If somebody accepted the gap knowingly
 * (`acceptGap`), answers the gap, which is then recorded.
 */
export async function refuseOlderLog(client: Client, parts: KnownLogParts): Promise<Omit<LogGap, "at"> | undefined> {
  const { dataFolder, writer, witnessFolder } = parts;
  const size = await sizeOf(client, writer);
  const files = readKnownCheckpoints(dataFolder, witnessFolder === undefined ? [] : [witnessFolder], {
    ...{ writer, verifiers: readVerifiers(dataFolder), most: mostFiles },
  });
  const known = notExcused([...files, ...(await cosigned(client, writer))], await gapsOf(client));
  const wrong = await disagreeing(client, writer, size, known);
  const furthest = wrong.toSorted((a, b) => b.size - a.size)[0];
  if (furthest === undefined) {
    if (parts.acceptGap === undefined) return undefined;
    throw new Environment({
      zh: "--accept-gap 用于日志短于已知检查点时；此日志与已知检查点相符，请去掉该选项。",
      en: "--accept-gap is for a log that is shorter than a known checkpoint; this one agrees with what is known, so leave the option out.",
    });
  }
  const knownAt = instantOf(Date.parse(furthest.at));
  const first = Math.min(...wrong.map((one) => one.size));
  const from = Math.min(size, first - 1);
  if (parts.acceptGap === furthest.size) return { size: from, known: furthest.size, knownAt };
  const details = {
    size,
    from,
    known: furthest.size,
    at: furthest.at,
    source: furthest.source,
    lastAt: await lastAt(client),
  };
  throw new Environment(
    size < furthest.size
      ? {
          zh: "数据库中的日志只有 {size} 条事实（最后一条 {lastAt}），而 {source} 证明 {at} 时已有 {known} 条：这是较早的副本。没有写入任何内容。请指向正确的数据库或恢复较新的备份；确要由此继续，请加 --accept-gap {known}，日志会记下这一缺口，其后的事实不再存在。",
          en: "The log in the database has {size} facts (the last of {lastAt}), and {source} proves that it had {known} at {at}: this is an older copy. Nothing was written. Name the right database, or restore a later backup; to go on from here knowingly, add --accept-gap {known}: the log then records the gap, and the facts after it are given up.",
        }
      : {
          zh: "数据库中的日志有 {size} 条事实，但不是由 {source}（{at}，{known} 条）延续而来：它来自一份较早的副本，并在别处继续写过。没有写入任何内容。请指向正确的数据库；确要沿用此日志，请加 --accept-gap {known}，日志会记下自第 {from} 条之后的分歧。",
          en: "The log in the database has {size} facts and did not grow out of {source} ({known} facts at {at}): it comes from an older copy that was written to elsewhere. Nothing was written. Name the right database; to go on with this log knowingly, add --accept-gap {known}: the log then records that it differs after fact {from}.",
        },
    details,
  );
}

/** The number of facts; throws when the database is another installation's. */
async function sizeOf(client: Client, writer: string): Promise<number> {
  if (!(await hasTable(client, "journal.writer"))) return 0;
  const { rows } = await client.query<{ writer: string; n: string }>("select writer, n from journal.writer");
  const own = rows.find((row) => row.writer === writer);
  const others = rows.filter((row) => row.writer !== writer);
  if (own === undefined && others[0] !== undefined) {
    throw new Environment(
      {
        zh: "该数据库属于另一个数据目录（{other}），而此数据目录的日志是 {writer}。没有写入任何内容。请检查 --database 与 --data。",
        en: "The database belongs to another data folder ({other}); the log of this one is {writer}. Nothing was written. Look at --database and --data.",
      },
      { other: others[0].writer, writer },
    );
  }
  return Number(own?.n ?? 0);
}

/** Where the log was taken up again knowingly. */
export async function gapsOf(client: Client): Promise<readonly LogGap[]> {
  if (!(await hasTable(client, "journal.fact"))) return [];
  const { rows } = await client.query<{ body: string }>(
    "select f.body from journal.fact_stream s join journal.fact f using (n) where s.stream = $1 order by n",
    [gapStream],
  );
  const told = rows.map(({ body }) => JSON.parse(body) as Fact);
  return told.reduce<LogGaps | null>((state, fact) => logGapView.evolve(state, fact, gapStream), null)?.gaps ?? [];
}

/** The latest checkpoint each witness signed. A cut inside the database leaves them behind. */
export async function cosigned(client: Client, writer: string): Promise<readonly KnownCheckpoint[]> {
  if (!(await hasTable(client, "journal.cosignature"))) return [];
  const { rows } = await client.query<{ witness: string; at: Date; size: string; note: string | null }>(
    `select distinct on (c.witness) c.witness, c.at, c.size, k.note
     from journal.cosignature c left join journal.checkpoint k using (writer, size)
     where c.writer = $1 order by c.witness, c.size desc`,
    [writer],
  );
  return rows.map(({ witness, at, size, note }) => ({
    size: Number(size),
    // Without its checkpoint the size alone is known, and no log agrees with it.
    root: (note === null ? undefined : readNote(note)?.checkpoint.root) ?? "",
    at: at.toISOString(),
    source: `witness ${witness}`,
    witness,
  }));
}

/** Those of the known checkpoints the log is too short for, or has another root at. */
async function disagreeing(
  client: Client,
  writer: string,
  size: number,
  known: readonly KnownCheckpoint[],
): Promise<readonly KnownCheckpoint[]> {
  const within = known.filter((one) => one.size <= size && one.size > 0);
  const { rows } =
    within.length === 0
      ? { rows: [] }
      : await client.query<{ size: string; note: string }>(
          "select size, note from journal.checkpoint where writer = $1 and size = any($2)",
          [writer, [...new Set(within.map((one) => one.size))]],
        );
  const roots = new Map(rows.map((row) => [Number(row.size), readNote(row.note)?.checkpoint.root]));
  const wrong: KnownCheckpoint[] = [];
  for (const one of known) {
    if (one.size === 0) continue;
    if (one.size > size) wrong.push(one);
    else if ((roots.get(one.size) ?? (await rootAt(client, one.size, roots))) !== one.root) wrong.push(one);
  }
  return wrong;
}

const leavesAtOnce = 50_000;

/** The root over the first facts, where no checkpoint of the store says it. */
async function rootAt(client: Client, size: number, roots: Map<number, string | undefined>): Promise<string> {
  let tree: Frontier = emptyFrontier;
  while (tree.size < size) {
    const { rows } = await client.query<{ leaf: Buffer }>(
      `select leaf from journal.fact where n > $1 and n <= $2 order by n limit ${leavesAtOnce}`,
      [tree.size, size],
    );
    if (rows.length === 0) break;
    for (const { leaf } of rows) tree = append(tree, leaf, node);
  }
  const root = tree.size === size ? Buffer.from(rootOf(tree, node)).toString("base64") : "";
  roots.set(size, root);
  return root;
}

async function lastAt(client: Client): Promise<string> {
  if (!(await hasTable(client, "journal.fact"))) return "-";
  const { rows } = await client.query<{ body: string }>("select body from journal.fact order by n desc limit 1");
  return rows[0] === undefined ? "-" : (JSON.parse(rows[0].body) as Fact).recordedAt;
}

import { hash, type KeyObject } from "node:crypto";
import type pg from "pg";
import { readNote } from "../checkpoint.ts";
import type { Fact } from "../../ground/fact.ts";
import { type Frontier, growing, rootOf } from "../merkle.ts";
import { node } from "./hashing.ts";
import { logsIn } from "./log-in-database.ts";
import { signatureCheck, verifiersIn } from "./note-signature.ts";
import type { Rebuilt } from "./rebuild-states.ts";
import { type Verified, verifyLog } from "./verify-log.ts";

/*
 * Proves what stands in the database after a log was loaded into it. The database itself hashes every body and compares it
 * with its leaf; the tree is built of the leaves it answers, and held against every signed checkpoint that it holds. Numbers
 * and streams were read out of the bodies while they were loaded: a digest of them is compared with the database's own
 * digest of its columns. So every byte is read again out of the database, and no body is sent or parsed twice.
 */

const pageSize = 4096;

/** What the columns of facts must say, as digests of pages. */
export interface Columns {
  readonly facts: readonly string[];
  readonly streams: readonly string[];
}

/** Takes note of the columns while a log is loaded, in order. */
export function notingColumns() {
  const noted = { facts: [] as string[], streams: [] as string[] };
  let facts: string[] = [];
  let streams: string[] = [];
  const endPage = () => {
    if (facts.length === 0) return;
    noted.facts.push(hash("sha256", facts.join("\n"), "hex"));
    noted.streams.push(hash("sha256", streams.join("\n"), "hex"));
    facts = [];
    streams = [];
  };
  return {
    take: ({ writer: said, n, streams: told }: Fact, writer: string) => {
      facts.push(said === writer ? String(n) : "another writer's");
      const [one = "", other = ""] = told;
      // Nearly all have one or two, and a sorted copy of each would be as much garbage as the rest of this.
      const isSorted = told.length === 1 || (told.length === 2 && one < other);
      for (const stream of isSorted ? told : told.toSorted()) streams.push(`${n} ${stream}`);
      if (n % pageSize === 0) endPage();
    },
    end: (): Columns => {
      endPage();
      return noted;
    },
  };
}

/** By whom checkpoints must be signed. */
export interface Signers {
  readonly verifiers: readonly string[];
  /** The key that signed most of them, where it came along: with it they are checked at less cost. */
  readonly signing?: KeyObject | undefined;
}

/** Proves the one log in the database. Where something is wrong, `verifyLog` names the first fault. */
export async function proveLoaded(
  client: pg.Client,
  columns: Columns,
  signers: Signers,
  progress: (done: number, of: number) => void,
): Promise<Verified> {
  const [log] = await logsIn(client);
  if (log === undefined) throw new Error("no log was loaded");
  const tree = await provenTree(client, log, columns, signers, progress);
  if (tree === undefined) return await verifyLog(log, signers.verifiers, undefined, progress);
  return { ok: true, trees: [{ writer: log.writer, size: tree.size, root: rootIn(tree) }], first: null };
}

type Log = Awaited<ReturnType<typeof logsIn>>[number];

/** The tree of the log; undefined where anything is not as it must be. */
async function provenTree(
  client: pg.Client,
  log: Log,
  columns: Columns,
  { verifiers, signing }: Signers,
  progress: (done: number, of: number) => void,
): Promise<Frontier | undefined> {
  const hasSigner = signatureCheck(verifiersIn(verifiers), signing);
  const isSigned = (note: string, so: Frontier) => {
    const read = readNote(note);
    const fits = read !== null && read.checkpoint.size === so.size && read.checkpoint.root === rootIn(so);
    return fits && hasSigner(note);
  };
  if (!(await areStreams(client, columns.streams))) return undefined;
  const tree = growing(node);
  let notes = await log.checkpoints(0);
  let next = 0;
  let signed = 0;
  for (const said of columns.facts) {
    const page = await factsAfter(client, tree.size());
    if (page.leaves === null || page.said !== said || page.same !== true) return undefined;
    for (let at = 0; at < page.leaves.length; at += 32) {
      tree.add(page.leaves.subarray(at, at + 32));
      const noted = notes[next];
      if (noted === undefined || noted.size > tree.size()) continue;
      if (!isSigned(noted.note, tree.frontier())) return undefined;
      signed = tree.size();
      next += 1;
      if (next < notes.length) continue;
      notes = await log.checkpoints(signed);
      next = 0;
    }
    progress(tree.size(), log.head);
  }
  const whole = tree.frontier();
  const { rows: more } = await client.query("select 1 from journal.fact where n > $1 limit 1", [whole.size]);
  const isAll = more.length === 0 && notes.length === next && signed === whole.size && log.head === whole.size;
  return isAll && log.frontier?.equals(Buffer.concat(whole.hashes)) === true ? whole : undefined;
}

/** The next page of facts, as the database hashes it. Their numbers are in the digest, so none is missing and none too many. */
async function factsAfter(client: pg.Client, after: number) {
  const { rows } = await client.query<{ leaves: Buffer | null; same: boolean | null; said: string | null }>({
    name: "prove-facts",
    text: `
      select string_agg(leaf, ''::bytea order by n) as leaves,
        bool_and(leaf = sha256('\\x00'::bytea || convert_to(body, 'UTF8'))) as same,
        encode(sha256(convert_to(string_agg(n::text, E'\\n' order by n), 'UTF8')), 'hex') as said
      from journal.fact where n > $1 and n <= $1 + ${pageSize}`,
    values: [after],
  });
  return rows[0] ?? { leaves: null, same: null, said: null };
}

/** What of states and read tables is not there as it was written: at most a hundred streams, and every table with another count. */
export async function foldedOtherwise(
  client: pg.Client,
  rows: ReadonlyMap<string, number>,
): Promise<Rebuilt["differences"]> {
  const { rows: wrong } = await client.query<{ stream: string }>(
    `select s.stream from journal.stream s
     left join (select stream, count(*) as facts, max(n) as n from journal.fact_stream group by stream) t using (stream)
     left join journal.fact f on f.n = t.n
     where s.facts is distinct from t.facts or s.hlc is distinct from f.body::json ->> 'hlc' limit 100`,
  );
  const differences = wrong.map(({ stream }) => ({
    where: "journal.stream",
    key: stream,
    reason: "it has not the facts that are about it",
  }));
  for (const [table, given] of rows) {
    const found = await client.query<{ count: number }>(`select count(*)::float8 as count from ${table}`);
    const count = found.rows[0]?.count ?? 0;
    if (count !== given) differences.push({ where: table, key: "", reason: `${count} rows instead of ${given}` });
  }
  return differences;
}

/** Whether facts are told to the streams that their bodies say. */
async function areStreams(client: pg.Client, said: readonly string[]): Promise<boolean> {
  await client.query(
    `declare told no scroll cursor for
     select encode(sha256(convert_to(string_agg(n || ' ' || stream, E'\\n' order by n, stream), 'UTF8')), 'hex') as said
     from journal.fact_stream
     group by (n - 1) / ${pageSize} order by (n - 1) / ${pageSize}`,
  );
  const found: string[] = [];
  for (;;) {
    const { rows } = await client.query<{ said: string }>("fetch 1000 from told");
    if (rows.length === 0) break;
    found.push(...rows.map((row) => row.said));
  }
  await client.query("close told");
  return found.length === said.length && found.every((digest, page) => digest === said[page]);
}

function rootIn(tree: Frontier): string {
  return Buffer.from(rootOf(tree, node)).toString("base64");
}

import { readNote } from "../../checkpoint.ts";
import { backupsIn } from "../../backup-keeping.ts";
import type { Fact } from "../../../ground/fact.ts";
import { Environment } from "../engine/environment.ts";
import type { BackupKey } from "./backup-key.ts";
import type { BackupHead, BackupTail } from "./backup-lines.ts";
import type { BackupPlace } from "./backup-place.ts";
import { type BackupSource, checkBackup, readBackup, readHeader, Unusable } from "./read-backup.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** A full backup and the parts that go on from it, in order. */
export type Chain = readonly BackupSource[];

/** More than a day of parts every minute: whoever chains further goes in a circle. */
const longestChain = 2000;

/**
 * The backup to restore and the backups it continues. The place may be a file; in a folder or bucket the newest is
 * taken, or with `until` the first one taken at or after that time.
 */
export async function findChain({ place, file }: Whereabouts, until: string | undefined): Promise<Chain> {
  const chain: BackupSource[] = [];
  for (let name: string | null = file ?? (await chosen(place, until)); name !== null;) {
    const wanted: string = name;
    const source: BackupSource = { name: `${place.name}/${wanted}`, bytes: () => place.read(wanted) };
    chain.unshift(source);
    if (chain.length > longestChain)
      throw new Unusable(
        { zh: "备份 {file} 的前后关系成环。", en: "The backups that {file} goes on from have no beginning." },
        { file: source.name },
      );
    name = await headerOf(source, chain[1]);
  }
  return chain;
}

async function headerOf(source: BackupSource, next: BackupSource | undefined): Promise<string | null> {
  try {
    return (await readHeader(source))?.after ?? null;
  } catch (error) {
    if (next === undefined || !(error instanceof Environment)) throw error;
    throw new Unusable(
      {
        zh: `备份 {next} 接续的上一份读不到：${error.sentence.zh}`,
        en: `The backup that {next} goes on from cannot be read: ${error.sentence.en}`,
      },
      { next: next.name },
      { cause: error },
    );
  }
}

async function chosen(place: BackupPlace, until: string | undefined): Promise<string> {
  const backups = backupsIn(await place.files());
  const newest = backups.at(-1);
  if (newest === undefined)
    throw new Environment(
      { zh: "{place} 中没有定时备份；请指明一个文件。", en: "There are no scheduled backups in {place}; name a file." },
      { place: place.name },
    );
  if (backups.some(({ writer }) => writer !== newest.writer))
    throw new Environment(
      {
        zh: "{place} 中有多个辖区的备份；请指明一个文件。",
        en: "Backups of several districts lie in {place}; name a file.",
      },
      { place: place.name },
    );
  return (until === undefined ? newest : (backups.find(({ at }) => at >= Date.parse(until)) ?? newest)).file;
}

/** What a chain holds, known once all of it was read. */
export interface ChainContent {
  readonly head: BackupHead;
  readonly end: BackupTail;
  /** Where the log ends once restored: everything, or with `until` the last signed checkpoint before. */
  readonly cut: Cut;
}

export interface Cut {
  readonly facts: number;
  /** Base64. */
  readonly root: string;
}

/**
 * Reads a chain to its end: every file whole, each going on where the one before it ended. With `until` it also finds the
 * last checkpoint that signs nothing recorded after that time; a fact recorded out of turn, the host's clock having been
 * set back, belongs to what surrounds it.
 */
export async function readChain(
  chain: Chain,
  key: BackupKey | undefined,
  until: string | undefined,
  progress: (done: number, of: number) => void,
): Promise<ChainContent> {
  const files = followingFiles();
  let seen = 0;
  let last = 0;
  // Within a file the checkpoints come after all facts. Earlier files' last checkpoints wait until a later fact is in time.
  let cut: Cut | undefined;
  let waiting: Cut[] = [];
  const limit = until === undefined ? undefined : Date.parse(until);
  for (const source of chain) {
    let ending: Cut | undefined;
    const end = await readBackup(source, key, {
      head: async (head) => files.begin(source, head),
      facts: async (facts) => {
        seen += facts.length;
        progress(seen, 0);
        if (limit === undefined) return;
        for (const { n, body } of facts) if (Date.parse((JSON.parse(body) as Fact).recordedAt) <= limit) last = n;
      },
      checkpoints: async (checkpoints) => {
        if (limit === undefined) return;
        for (const { size, note } of checkpoints) {
          const root = readNote(note)?.checkpoint.root ?? "";
          if (size <= last) cut = { facts: size, root };
          ending = { facts: size, root };
        }
      },
    });
    files.end(end);
    if (ending !== undefined) waiting.push(ending);
    for (const one of waiting) if (one.facts <= last && one.facts > (cut?.facts ?? 0)) cut = one;
    waiting = waiting.filter(({ facts }) => facts > last);
  }
  const { head, end } = files.all();
  if (until === undefined) return { head, end, cut: { facts: end.facts, root: end.root } };
  if (cut === undefined)
    throw new Environment(
      { zh: "备份中没有 {until} 之前的内容。", en: "The backup holds nothing recorded by {until}." },
      { until },
    );
  return { head, end, cut };
}

/** Checks every file of a chain as far as that needs no reading of what is in it, and answers the head of the last. */
export async function checkChain(chain: Chain, key: BackupKey | undefined): Promise<BackupHead> {
  let head: BackupHead | undefined;
  for (const source of chain) head = await checkBackup(source, key);
  if (head === undefined) throw noBackup();
  return head;
}

/** The files of a chain as they are read: each goes on where the one before it ended. */
export function followingFiles() {
  let first: BackupHead | undefined;
  let head: BackupHead | undefined;
  let end: BackupTail | undefined;
  return {
    begin: (source: BackupSource, read: BackupHead) => {
      follow(source, first, end, read);
      first ??= read;
      head = read;
    },
    end: (read: BackupTail) => void (end = read),
    /** The last head and tail, once all were read. */
    all: () => {
      if (head === undefined || end === undefined) throw noBackup();
      return { head, end };
    },
  };
}

function noBackup(): Environment {
  return new Environment({ zh: "没有要读的备份。", en: "There is no backup to read." });
}

function follow(
  { name }: BackupSource,
  first: BackupHead | undefined,
  before: BackupTail | undefined,
  { writer, after }: BackupHead,
): void {
  const fits =
    before === undefined
      ? after === null
      : after !== null && after.facts === before.facts && after.root === before.root && writer === first?.writer;
  if (fits) return;
  throw new Unusable(
    {
      zh: "备份 {name} 接不上它之前的一份。",
      en: "The backup {name} does not go on from the one before it.",
    },
    { name },
  );
}

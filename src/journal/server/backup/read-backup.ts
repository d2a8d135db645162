import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, gunzipSync } from "node:zlib";
import type { Details } from "../../../ground/sentence.ts";
import { Environment } from "../engine/environment.ts";
import { mostBytes, streamGiven } from "../engine/given-file.ts";
import { linesIn, wholeLines } from "../text-lines.ts";
import type { BackupKey } from "./backup-key.ts";
import {
  answerLine,
  type AnswerLine,
  type BackupHead,
  type BackupTail,
  checkpointLine,
  type CheckpointLine,
  type FactLine,
  headLine,
  tailLine,
} from "./backup-lines.ts";
import { Damaged, type Damage, opened, parsed } from "./envelope.ts";

/** What a reader of a backup is told of, in file order, many lines at once; each is awaited, so that memory stays bounded. */
export interface BackupReader {
  head?(head: BackupHead): Promise<void>;
  facts?(facts: readonly FactLine[]): Promise<void>;
  checkpoints?(checkpoints: readonly CheckpointLine[]): Promise<void>;
  answers?(answers: readonly AnswerLine[]): Promise<void>;
}

/** The bytes of one backup, with the name sentences call it by. */
export interface BackupSource {
  readonly name: string;
  bytes(): AsyncIterable<Buffer>;
}

/** A file on this machine, as a source. */
export function fileSource(path: string): BackupSource {
  return { name: path, bytes: () => bytesOf(path) };
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  yield* streamGiven(path, mostBytes.long) as AsyncIterable<Buffer>;
}

type Why = { readonly zh: string; readonly en: string };

const unreadable: Why = { zh: "无法读取", en: "it cannot be read" };

/** A backup that cannot be used, and why; nothing of it is to be kept. */
export class Unusable extends Environment {}

/** Reads a backup to its end; throws `Unusable` with a sentence when it is not one, not whole, or not for this key. */
export async function readBackup(
  source: BackupSource,
  key: BackupKey | undefined,
  reader: BackupReader,
): Promise<BackupTail> {
  const file = source.name;
  const envelope = await opened(source.bytes(), key);
  const reading = readingLines(file);
  try {
    for await (const lines of wholeLines(
      envelope.header === undefined ? envelope.content() : unzipped(envelope.content()),
    )) {
      const { head, facts, checkpoints, answers } = reading.read(lines);
      if (head !== undefined) await reader.head?.(head);
      if (facts.length > 0) await reader.facts?.(facts);
      if (checkpoints.length > 0) await reader.checkpoints?.(checkpoints);
      if (answers.length > 0) await reader.answers?.(answers);
    }
  } catch (error) {
    throw error instanceof Damaged ? unusable(file, error.damage) : error;
  }
  return reading.end();
}

/** What some lines of a backup say. */
interface Said {
  head: BackupHead | undefined;
  readonly facts: FactLine[];
  readonly checkpoints: CheckpointLine[];
  readonly answers: AnswerLine[];
}

/** Reads the lines of a backup in order, and holds them against its tail. */
function readingLines(file: string) {
  const hash = createHash("sha256");
  let line = 0;
  let head: BackupHead | undefined;
  let facts = 0;
  let end: BackupTail | undefined;
  const wrong = (why: Why) =>
    new Unusable(
      {
        zh: `备份文件 {file} 第 {line} 行：${why.zh}。`,
        en: `The backup {file} is not usable at line {line}: ${why.en}.`,
      },
      { file, line },
    );
  const readHead = (value: unknown, said: Said) => {
    const read = headLine.safeParse(value);
    if (!read.success) throw wrong({ zh: "不是 Callsign 的备份", en: "it is no Callsign backup" });
    said.head = head = read.data;
    facts = head.after?.facts ?? 0;
  };
  const readEnd = (value: unknown) => {
    const last = tailLine.safeParse(value);
    if (!last.success) throw wrong(unreadable);
    end = last.data.end;
    if (end.sha256 !== hash.digest("hex") || end.facts !== facts)
      throw wrong({ zh: "内容被改动", en: "its content was altered" });
  };
  /** Each line is told by a name that only its kind has: to try the shapes in turn costs more than to read them. */
  const readOne = (value: unknown, said: Said) => {
    const has = (name: string) => typeof value === "object" && value !== null && name in value;
    if (has("body")) {
      if (!isFactLine(value)) throw wrong(unreadable);
      facts += 1;
      if (value.n !== facts) throw wrong({ zh: "事实不连续", en: "its facts do not follow one another" });
      said.facts.push(value);
    } else if (has("note")) {
      const checkpoint = checkpointLine.safeParse(value);
      if (!checkpoint.success) throw wrong(unreadable);
      said.checkpoints.push(checkpoint.data);
    } else {
      const answer = answerLine.safeParse(value);
      if (!answer.success) throw wrong(unreadable);
      said.answers.push(answer.data);
    }
  };
  return {
    read: (lines: Buffer): Said => {
      const said: Said = { head: undefined, facts: [], checkpoints: [], answers: [] };
      // The tail says the hash of everything before it.
      const tail = tailIn(lines);
      if (end === undefined) hash.update(tail === -1 ? lines : lines.subarray(0, tail));
      for (const text of linesIn(lines)) {
        line += 1;
        if (end !== undefined) throw wrong({ zh: "结尾之后还有内容", en: "something follows its end" });
        const value = parsed(text);
        if (head === undefined) readHead(value, said);
        else if (text.startsWith(tailBegins)) readEnd(value);
        else readOne(value, said);
      }
      return said;
    },
    end: (): BackupTail => {
      if (end === undefined) throw wrong({ zh: "文件不完整", en: "the file is cut short" });
      return end;
    },
  };
}

/** As it has been written since the first format. */
const tailBegins = '{"end":';

/** Where the tail begins in whole lines; -1 where it is not among them. */
function tailIn(lines: Buffer): number {
  if (lines.subarray(0, tailBegins.length).equals(Buffer.from(tailBegins))) return 0;
  const before = lines.indexOf(`\n${tailBegins}`);
  return before === -1 ? -1 : before + 1;
}

/** By hand: there are as many of them as facts, and the schema takes as long for one as reading its JSON. */
function isFactLine(value: unknown): value is FactLine {
  const { n, body } = value as Record<string, unknown>;
  return typeof n === "number" && typeof body === "string" && Object.keys(value as object).length === 2;
}

/**
 * Proves every chunk of a backup's envelope and answers its head: a file that is cut, rotten, or under another key is refused
 * before anything is made of it. What is in the chunks is read when it is loaded. One without an envelope is read whole.
 */
export async function checkBackup(source: BackupSource, key: BackupKey | undefined): Promise<BackupHead> {
  const envelope = await opened(source.bytes(), key);
  let head: BackupHead | undefined;
  if (envelope.header === undefined) await envelope.end();
  else {
    try {
      for await (const chunk of envelope.content()) head ??= headIn(chunk);
    } catch (error) {
      throw error instanceof Damaged ? unusable(source.name, error.damage) : error;
    }
  }
  if (head !== undefined) return head;
  await readBackup(source, key, { head: async (read) => void (head = read) });
  if (head === undefined) throw new Error("a backup without a head was read");
  return head;
}

/** The head, where it stands whole in this beginning of the compressed content. */
function headIn(chunk: Buffer): BackupHead | undefined {
  try {
    const text = gunzipSync(chunk, { finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
    return headLine.safeParse(parsed(text.slice(0, text.indexOf("\n")))).data;
  } catch {
    return undefined;
  }
}

/** What an envelope's header says without a key: the file it goes on from, and when it was taken. Undefined of format 1. */
export async function readHeader(source: BackupSource) {
  const envelope = await opened(source.bytes(), undefined);
  await envelope.end();
  return envelope.header;
}

async function* unzipped(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // Its errors come out of the loop below.
  pipeline(Readable.from(content), gunzip, () => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
}

function unusable(file: string, damage: Damage): Unusable {
  const [words, details] = sentenceOf(damage);
  return new Unusable(
    { zh: `备份文件 {file} 不能使用：${words.zh}。`, en: `The backup {file} is not usable: ${words.en}.` },
    { file, ...details },
  );
}

function sentenceOf(damage: Damage): [Why, Details] {
  switch (damage.damage) {
    case "keyless":
      return [
        {
          zh: "它已加密（密钥 {key}）；请用 --backup-key 给出备份密钥，或用 --keys 给出含有它的密钥文件",
          en: "it is encrypted (key {key}); give that key with --backup-key, or a key file that holds it with --keys",
        },
        { key: damage.key },
      ];
    case "wrongKey":
      return [
        {
          zh: "它用密钥 {key} 加密，而给出的是密钥 {given}",
          en: "it is encrypted under the key {key}, and the key given is {given}",
        },
        { key: damage.key, given: damage.given },
      ];
    case "short":
      return [
        { zh: "文件不完整，在第 {chunk} 段中断", en: "the file is cut short, at chunk {chunk}" },
        { chunk: damage.chunk },
      ];
    case "altered":
      return [
        {
          zh: "第 {chunk} 段被改动、损坏或错位",
          en: "chunk {chunk} was altered, has rotted or stands in another's place",
        },
        { chunk: damage.chunk },
      ];
    case "more":
      return [{ zh: "结尾之后还有内容", en: "something follows its end" }, {}];
  }
}

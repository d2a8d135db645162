import { createHash } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Details } from "../../../ground/sentence.ts";
import { Environment } from "../engine/environment.ts";
import { mostBytes, streamGiven } from "../engine/given-file.ts";
import { linesOf } from "../text-lines.ts";
import type { BackupKey } from "./backup-key.ts";
import {
  answerLine,
  type AnswerLine,
  type BackupHead,
  type BackupTail,
  checkpointLine,
  type CheckpointLine,
  factLine,
  type FactLine,
  headLine,
  tailLine,
} from "./backup-lines.ts";
import { Damaged, type Damage, opened, parsed } from "./envelope.ts";

/** What a reader of a backup is told of, in file order; each is awaited, so that memory stays bounded. */
export interface BackupReader {
  head?(head: BackupHead): Promise<void>;
  fact?(fact: FactLine): Promise<void>;
  checkpoint?(checkpoint: CheckpointLine): Promise<void>;
  answer?(answer: AnswerLine): Promise<void>;
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
  const damaged = (error: unknown) => (error instanceof Damaged ? unusable(file, error.damage) : error);
  let line = 0;
  const wrong = (why: Why) =>
    new Unusable(
      {
        zh: `备份文件 {file} 第 {line} 行：${why.zh}。`,
        en: `The backup {file} is not usable at line {line}: ${why.en}.`,
      },
      { file, line },
    );

  const hash = createHash("sha256");
  let head: BackupHead | undefined;
  let facts = 0;
  let end: BackupTail | undefined;
  try {
    for await (const text of linesOf(
      envelope.header === undefined ? envelope.content() : unzipped(envelope.content()),
    )) {
      line += 1;
      if (end !== undefined) throw wrong({ zh: "结尾之后还有内容", en: "something follows its end" });
      const value = parsed(text);
      if (head === undefined) {
        const read = headLine.safeParse(value);
        if (!read.success) throw wrong({ zh: "不是 Callsign 的备份", en: "it is no Callsign backup" });
        head = read.data;
        facts = head.after?.facts ?? 0;
        await reader.head?.(head);
      } else {
        // Each line is told by a name that only its kind has: to try the shapes in turn costs more than to read them.
        const has = (name: string) => typeof value === "object" && value !== null && name in value;
        if (has("end")) {
          const last = tailLine.safeParse(value);
          if (!last.success) throw wrong(unreadable);
          end = last.data.end;
          if (end.sha256 !== hash.digest("hex") || end.facts !== facts)
            throw wrong({ zh: "内容被改动", en: "its content was altered" });
          continue;
        }
        if (has("body")) {
          const fact = factLine.safeParse(value);
          if (!fact.success) throw wrong(unreadable);
          facts += 1;
          if (fact.data.n !== facts) throw wrong({ zh: "事实不连续", en: "its facts do not follow one another" });
          await reader.fact?.(fact.data);
        } else if (has("note")) {
          const checkpoint = checkpointLine.safeParse(value);
          if (!checkpoint.success) throw wrong(unreadable);
          await reader.checkpoint?.(checkpoint.data);
        } else {
          const answer = answerLine.safeParse(value);
          if (!answer.success) throw wrong(unreadable);
          await reader.answer?.(answer.data);
        }
      }
      hash.update(`${text}\n`);
    }
  } catch (error) {
    throw damaged(error);
  }
  if (end === undefined) throw wrong({ zh: "文件不完整", en: "the file is cut short" });
  return end;
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

import { inflateRawSync } from "node:zlib";
import type { Sentence } from "../../ground/sentence.ts";

/** A file cannot be read as a table; the sentence says why and what to do. */
export class TableUnreadable extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** All of a workbook's parts together, unpacked. */
export const mostUnpackedBytes = 100 * 1024 * 1024;
const mostEntries = 2000;

const localSignature = 0x04034b50;
const entrySignature = 0x02014b50;
const stored = 0;
const deflated = 8;

const broken = { zh: "XLSX 文件已损坏，无法读取", en: "The XLSX file is damaged and cannot be read." };
const tooLarge = {
  zh: "XLSX 文件解压后超过 100 MiB，不予读取",
  en: "The XLSX file is larger than 100 MiB when unpacked and is not read.",
};
const tooMany = {
  zh: `XLSX 文件含有 ${mostEntries} 个以上的部分，不予读取`,
  en: `The XLSX file has more than ${mostEntries} parts and is not read.`,
};
const locked = {
  zh: "XLSX 文件有密码保护，请先取消",
  en: "The XLSX file is protected by a password: remove it first.",
};

interface Entry {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** The parts of a package by name: in small letters, with forward slashes, without the first one. */
export interface Parts {
  /** The part unpacked; undefined where there is none of that name. Throws `TableUnreadable`. */
  read(name: string): Buffer | undefined;
}

/** How part names are compared: OPC (ECMA-376 part 2, 6.2.2) takes no account of case, and some programs write `\`. */
export function partName(written: string): string {
  return written.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

/**
 * An XLSX, which is a zip of parts. Each part is unpacked when it is asked for, by the directory at the end of the file
 * (APPNOTE.TXT 4.3.12), never beyond the size that says: a few bytes may claim or become gigabytes. Parts that are no XML
 * are not there. Throws `TableUnreadable`.
 */
export function openXlsx(bytes: Buffer): Parts {
  const entries = orBroken(() => directoryOf(bytes));
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > mostUnpackedBytes) throw new TableUnreadable(tooLarge);
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const name = partName(entry.name.toString("utf8"));
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    // Two parts of one name: which of them counts, nobody can say.
    if (byName.has(name)) throw new TableUnreadable(broken);
    byName.set(name, entry);
  }
  return {
    read: (name) => {
      const entry = byName.get(partName(name));
      return entry === undefined ? undefined : orBroken(() => contentOf(bytes, entry));
    },
  };
}

/** Numbers that point outside the file (RangeError), and what zlib cannot unpack, are a damaged file. */
function orBroken<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TableUnreadable) throw error;
    throw new TableUnreadable(broken);
  }
}

function directoryOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0) throw new TableUnreadable(broken);
  const { count, from } = placeOfDirectory(bytes, end);
  if (count > mostEntries) throw new TableUnreadable(tooMany);
  const entries: Entry[] = [];
  let at = from;
  for (let each = 0; each < count; each++) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new TableUnreadable(broken);
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const [unpacked = 0, packed = 0, local = 0] = inFull(sizes, extra);
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      ...{ packed, unpacked, at: local },
    });
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

const elsewhere32 = 0xffff_ffff;
const elsewhere16 = 0xffff;
const zip64EndSignature = 0x06064b50;

/** Where the directory begins and how many entries it has; of ZIP64, which some libraries always write, in its own record. */
function placeOfDirectory(bytes: Buffer, end: number): { readonly count: number; readonly from: number } {
  const count = bytes.readUInt16LE(end + 10);
  const from = bytes.readUInt32LE(end + 16);
  if (count !== elsewhere16 && from !== elsewhere32) return { count, from };
  const end64 = Number(bytes.readBigUInt64LE(end - 20 + 8));
  if (bytes.readUInt32LE(end64) !== zip64EndSignature) throw new TableUnreadable(broken);
  return { count: Number(bytes.readBigUInt64LE(end64 + 32)), from: Number(bytes.readBigUInt64LE(end64 + 48)) };
}

/** Sizes and place of an entry, those that do not fit 32 bits from its extra field 1 (APPNOTE.TXT 4.5.3), in this order. */
function inFull(values: readonly number[], extra: Buffer): readonly number[] {
  if (!values.includes(elsewhere32)) return values;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return values.map((value) => {
      if (value !== elsewhere32) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  throw new TableUnreadable(broken);
}

function contentOf(bytes: Buffer, { flags, method, packed, unpacked, at }: Entry): Buffer {
  if ((flags & 1) !== 0) throw new TableUnreadable(locked);
  if (bytes.readUInt32LE(at) !== localSignature) throw new TableUnreadable(broken);
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(from, from + packed);
  // zlib takes no limit of 0; an empty part is told by its length below.
  const content =
    method === stored
      ? data
      : method === deflated
        ? inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) })
        : null;
  if (content?.length !== unpacked) throw new TableUnreadable(broken);
  return content;
}

import { crc32, inflateRawSync } from "node:zlib";
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
const endSignature = 0x06054b50;
const endLength = 22;
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

/**
 * An XLSX, which is a zip of XML, with its XML parts unpacked and nothing else in it. The library that reads the sheets
 * unpacks by what each part says of itself on the way, where a few bytes may claim or become gigabytes; so the parts are
 * unpacked here, by the directory at the end of the file (APPNOTE.TXT 4.3.12), never beyond the size it says, and handed
 * on unpacked. Throws `TableUnreadable`.
 */
export function openXlsx(bytes: Buffer): Buffer {
  try {
    const entries = directoryOf(bytes);
    if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > mostUnpackedBytes)
      throw new TableUnreadable(tooLarge);
    const parts = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name.toString("latin1")));
    return storedZip(parts.map((entry) => ({ name: entry.name, content: contentOf(bytes, entry) })));
  } catch (error) {
    if (error instanceof TableUnreadable) throw error;
    // Numbers that point outside the file (RangeError) and what zlib cannot unpack.
    throw new TableUnreadable(broken);
  }
}

function directoryOf(bytes: Buffer): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (end < 0 || bytes.readUInt32LE(end) !== endSignature) throw new TableUnreadable(broken);
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw new TableUnreadable(tooMany);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let each = 0; each < count; each++) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new TableUnreadable(broken);
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
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

/** A zip of these parts, none of them packed. */
export function storedZip(parts: readonly { readonly name: Buffer; readonly content: Buffer }[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    // Version 2.0, no flags, stored, midnight of 1980-01-01.
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(0x0021_0000, 6);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(signed(entrySignature), uint16(20), head, rest, name);
    pieces.push(signed(localSignature), head, name, content);
    at += 4 + head.length + name.length + content.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

function signed(signature: number): Buffer {
  const piece = Buffer.alloc(4);
  piece.writeUInt32LE(signature);
  return piece;
}

function uint16(value: number): Buffer {
  const piece = Buffer.alloc(2);
  piece.writeUInt16LE(value);
  return piece;
}

import { closeSync, constants, createReadStream, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import type { Readable } from "node:stream";
import type { Sentence } from "../../../ground/sentence.ts";
import { Environment } from "./environment.ts";

const mebibyte = 1024 * 1024;

/** How large each kind of file may be that a person names on the command line. */
export const mostBytes = {
  /** A certificate, a key, a checkpoint, a mapping: some kilobytes. */
  small: mebibyte,
  /** A proof holds one fact. */
  proof: 16 * mebibyte,
  /** A table of staff; the server says no to more than 5 MiB of it. */
  staff: 16 * mebibyte,
  areas: 128 * mebibyte,
  /** A district's whole configuration, most of it the outlines of its areas. */
  settings: 16 * mebibyte,
  /** A key for each record of a district's years; JSON has to fit one text. */
  keys: 500 * mebibyte,
  /** Read piece by piece: old incidents, a country's roads, backups. */
  long: 1024 * 1024 * mebibyte,
} as const;

/** A file somebody named is no file, or too large; whoever reads it adds nothing to that. */
export class GivenFileRefused extends Environment {}

/**
 * Opens a file that a person named: a regular file of at most `most` bytes. A device, which has no end, and a FIFO,
 * which waits for a writer, are refused with `GivenFileRefused` without being opened. Throws the system's own error for
 * a missing file or a folder.
 */
function openGiven(path: string, most: number): { readonly file: number; readonly size: number } {
  refuseOther(path, statSync(path));
  // Between the two looks it may have become a FIFO, and a FIFO opened so does not wait.
  // oxlint-disable-next-line no-bitwise
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    refuseOther(path, found);
    if (found.size > most) throw tooLarge(path, most);
    return { file, size: found.size };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** The whole content. A file that grows past `most` while it is read is refused as well. */
export function readGiven(path: string, most: number): Buffer {
  const { file, size } = openGiven(path, most);
  try {
    const parts: Buffer[] = [];
    for (let total = 0; ;) {
      // As a rule the first piece is all there is; to join many would need the room of the file twice.
      const part = Buffer.allocUnsafe(Math.max(4096, size - total + 1));
      const read = readSync(file, part);
      if (read === 0) return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, total);
      total += read;
      if (total > most) throw tooLarge(path, most);
      parts.push(part.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

export function readGivenText(path: string, most: number): string {
  return readGiven(path, most).toString("utf8");
}

/**
 * The content as UTF-8, or as UTF-16 with its mark, without the mark. Any other encoding is refused: a name would hold
 * characters in the place of those that were lost.
 */
export function readGivenUnicode(path: string, most: number): string {
  const bytes = readGiven(path, most);
  const start = bytes.subarray(0, 2).toString("hex");
  const encoding = start === "fffe" ? "utf-16le" : start === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new GivenFileRefused(
      {
        zh: "{path} 的编码不是 UTF-8；请另存为 UTF-8 后再试。",
        en: "{path} is not in UTF-8: save it as UTF-8 and give that file.",
      },
      { path },
    );
  }
}

/** The content piece by piece, never more than `most`. Opened at once, so that a refusal comes here. */
export function streamGiven(path: string, most: number, highWaterMark = 256 * 1024): Readable {
  const { file } = openGiven(path, most);
  return createReadStream(path, { fd: file, start: 0, end: most - 1, highWaterMark });
}

/** How many bytes it has, without reading them. */
export function givenSize(path: string, most: number): number {
  const { file, size } = openGiven(path, most);
  closeSync(file);
  return size;
}

function refuseOther(path: string, found: Stats): void {
  // The caller has a sentence of its own for the system's error about a folder.
  if (found.isDirectory()) throw Object.assign(new Error(`EISDIR: ${path} is a folder`), { code: "EISDIR" });
  const kind = kindOf(found);
  if (kind === undefined) return;
  throw new GivenFileRefused(
    { zh: `{path} 是${kind.zh}，不是文件。`, en: `{path} is ${kind.en}, not a file.` },
    { path },
  );
}

function kindOf(found: Stats): Sentence | undefined {
  if (found.isFile()) return undefined;
  if (found.isFIFO()) return { zh: "管道", en: "a pipe" };
  if (found.isSocket()) return { zh: "套接字", en: "a socket" };
  return { zh: "设备", en: "a device" };
}

function tooLarge(path: string, most: number): GivenFileRefused {
  const [size, unit] = most >= 1024 * mebibyte ? [most / (1024 * mebibyte), "GiB"] : [most / mebibyte, "MiB"];
  return new GivenFileRefused(
    {
      zh: "文件 {path} 过大：此处至多 {size} {unit}。",
      en: "The file {path} is too large: at most {size} {unit} is read here.",
    },
    { path, size, unit },
  );
}

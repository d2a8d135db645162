import { TextDecoder } from "node:util";
import { Environment } from "../../journal/server/engine/environment.ts";
import { GivenFileRefused, givenSize, mostBytes, streamGiven } from "../../journal/server/engine/given-file.ts";

/** No row comes near it; what has no line end is some other file, and is not gathered in memory. */
const longestLine = 4 * 1024 * 1024;

interface TableLines {
  readonly file: string;
  /** As the mapping states it. */
  readonly encoding?: string | undefined;
  readonly progress?: (bytes: number, of: number) => void;
}

/**
 * The lines of a table's file, decoded. Throws `Environment` with a sentence when the file cannot be read, is a workbook,
 * or is not in the encoding stated: UTF-8, or UTF-16 with its mark, when none is. Never a character in place of one lost.
 */
export async function* tableLines({ file, encoding, progress }: TableLines): AsyncGenerator<string> {
  const size = sizeOf(file);
  let decoder: TextDecoder | undefined;
  let label = encoding ?? "utf-8";
  let held = "";
  let read = 0;
  let lines = 0;
  for await (const chunk of streamGiven(file, mostBytes.long)) {
    const bytes = chunk as Buffer;
    if (decoder === undefined) {
      refuseWorkbook(file, bytes);
      if (encoding === undefined) label = markedEncoding(bytes) ?? "utf-8";
      decoder = decoderOf(label);
    }
    read += bytes.length;
    const text = decode(() => decoder?.decode(bytes, { stream: true }) ?? "");
    if (text.includes("\u0000")) throw notText(file);
    const parts = (held + text).split(/\r\n|\n|\r(?!$)/);
    held = parts.pop() ?? "";
    lines += parts.length;
    if (held.length > longestLine) throw notText(file);
    progress?.(read, size);
    yield* parts;
  }
  // What is missing at the very end is a file that was cut short, which its last row says.
  const rest = held + (decoder === undefined ? "" : lastOf(decoder));
  if (rest !== "") yield* rest.split(/\r\n|\n|\r/).filter((line, at, all) => line !== "" || at < all.length - 1);

  function decode(work: () => string): string {
    try {
      return work();
    } catch {
      throw notEncoded(file, label, encoding === undefined, lines + 1);
    }
  }
}

function sizeOf(file: string): number {
  try {
    return givenSize(file, mostBytes.long);
  } catch (error) {
    if (error instanceof GivenFileRefused) throw error;
    throw new Environment({ zh: "读不到文件 {file}。", en: "The file {file} cannot be read." }, { file });
  }
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new Environment(
      {
        zh: "映射的 encoding“{label}”不是已知的编码；例如 gb18030、big5、shift_jis、euc-kr、windows-1252。",
        en: "The mapping's encoding “{label}” is not known; known are, for example, gb18030, big5, shift_jis, euc-kr and windows-1252.",
      },
      { label },
    );
  }
}

function lastOf(decoder: TextDecoder): string {
  try {
    return decoder.decode();
  } catch {
    return "\uFFFD";
  }
}

function markedEncoding(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Without a mark: every other byte of plain letters is zero, which no other encoding writes.
  const start = bytes.subarray(0, 8);
  if (start.length < 8) return undefined;
  if (start.every((byte, at) => (at % 2 === 1) === (byte === 0))) return "utf-16le";
  return start.every((byte, at) => (at % 2 === 0) === (byte === 0)) ? "utf-16be" : undefined;
}

/** The first bytes of a ZIP, which .xlsx is, and of the file format that .xls is. */
function refuseWorkbook(file: string, bytes: Buffer): void {
  const start = bytes.subarray(0, 4).toString("hex");
  if (start !== "504b0304" && start !== "d0cf11e0") return;
  throw new Environment(
    {
      zh: "{file} 是 Excel 工作簿，不是表格文本。请在 Excel 中另存为“CSV UTF-8”后再试。",
      en: "{file} is an Excel workbook and not a text table. Save it as “CSV UTF-8” and give that file.",
    },
    { file },
  );
}

function notText(file: string): Environment {
  return new Environment({ zh: "{file} 不是文本表格。", en: "{file} is not a text table." }, { file });
}

function notEncoded(file: string, label: string, isAssumed: boolean, near: number): Environment {
  return isAssumed
    ? new Environment(
        {
          zh: '{file} 不是 UTF-8（第 {near} 行之后）。请另存为“CSV UTF-8”，或在映射中写明编码，如 "encoding": "gb18030"（另有 big5、shift_jis、euc-kr、windows-1252 等）。',
          en: '{file} is not UTF-8 (after line {near}). Save it as “CSV UTF-8”, or state its encoding in the mapping, such as "encoding": "gb18030" (also big5, shift_jis, euc-kr, windows-1252 and others).',
        },
        { file, near },
      )
    : new Environment(
        {
          zh: "{file} 不是映射所写的编码 {label}（第 {near} 行之后）。",
          en: "{file} is not in the encoding that the mapping states, {label} (after line {near}).",
        },
        { file, label, near },
      );
}

import { createReadStream } from "node:fs";

/** No line of ours comes near it; what has none is some other file, and is not gathered in memory. */
const longestLine = 32 * 1024 * 1024;

/** The lines of a UTF-8 file; see `linesOf`. */
export function textLines(path: string): AsyncGenerator<string> {
  return linesOf(createReadStream(path, { highWaterMark: 256 * 1024 }));
}

/**
 * The lines of UTF-8 bytes, ended by U+000A alone. node:readline also ends them at U+2028 and U+2029, which JSON leaves
 * as they are inside a text: a place written with one would cut its fact in two. A line that never ends is given up with
 * what has been read of it.
 */
async function* linesOf(bytes: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const lines of linesAtOnce(bytes)) yield* lines;
}

/** The same lines, as many at once as came with one piece of the bytes: to wait for each line costs more than to read it. */
async function* linesAtOnce(bytes: AsyncIterable<unknown>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let held = "";
  for await (const chunk of bytes) {
    const lines = (held + decoder.decode(chunk as Buffer, { stream: true })).split("\n");
    held = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
    if (held.length > longestLine) break;
  }
  if (held !== "") yield [held];
}

/**
 * Whole lines as bytes, as many at once as came with one piece, each ended by a line feed; what follows the last one comes
 * at the end without. A text for each piece would be as wide as its widest character, and every line of it.
 */
export async function* wholeLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(lineFeed) + 1;
    if (end > 0) {
      yield held.length === 0 ? piece.subarray(0, end) : Buffer.concat([held, piece.subarray(0, end)]);
      held = piece.subarray(end);
    } else held = Buffer.concat([held, piece]);
    if (held.length > longestLine) break;
  }
  if (held.length > 0) yield held;
}

const lineFeed = 0x0a;

/** The lines of `wholeLines`, without what ends them. */
export function* linesIn(whole: Buffer): Generator<string> {
  for (let from = 0; from < whole.length;) {
    const end = whole.indexOf(lineFeed, from);
    yield whole.toString("utf8", from, end === -1 ? whole.length : end);
    from = end === -1 ? whole.length : end + 1;
  }
}

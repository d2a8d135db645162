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
export async function* linesAtOnce(bytes: AsyncIterable<unknown>): AsyncGenerator<readonly string[]> {
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

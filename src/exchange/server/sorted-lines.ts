import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { textLines } from "../../journal/server/text-lines.ts";

/** Characters held in memory before a sorted part goes to disk. */
const heldCharacters = 48 * 1024 * 1024;

/**
 * Lines in order of their text, however many: parts are sorted in memory, written to `folder`, and merged. Each line
 * begins with what it is to be sorted by. The parts are removed as they are read.
 */
export async function* sortedLines(lines: AsyncIterable<string>, folder: string, name: string): AsyncGenerator<string> {
  const parts: string[] = [];
  let held: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    held.push(line);
    characters += line.length;
    if (characters < heldCharacters) continue;
    parts.push(await writePart(join(folder, `${name}-${parts.length}`), held.sort()));
    held = [];
    characters = 0;
  }
  held.sort();
  if (parts.length === 0) {
    yield* held;
    return;
  }
  if (held.length > 0) parts.push(await writePart(join(folder, `${name}-${parts.length}`), held));
  held = [];
  yield* merged(parts);
}

async function writePart(path: string, lines: readonly string[]): Promise<string> {
  const out = createWriteStream(path, { mode: 0o600 });
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, "drain");
  out.end();
  await once(out, "close");
  return path;
}

async function* merged(parts: readonly string[]): AsyncGenerator<string> {
  const readers = await Promise.all(
    parts.map(async (path) => {
      const reader = textLines(path);
      return { reader, next: await reader.next() };
    }),
  );
  for (;;) {
    let least: (typeof readers)[number] | undefined;
    for (const one of readers) {
      if (one.next.done !== true && (least === undefined || one.next.value < (least.next.value as string))) least = one;
    }
    if (least === undefined) break;
    yield least.next.value as string;
    least.next = await least.reader.next();
  }
  await Promise.all(parts.map((path) => rm(path, { force: true })));
}

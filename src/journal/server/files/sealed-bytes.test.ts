import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { openBytes, sealBytes, SealedBytesDamaged } from "./sealed-bytes.ts";

const key = randomBytes(32);
const chunk = 256 * 1024;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (bytes: Buffer, size = 70_000) => whole(sealBytes(key, "a", inPieces(bytes, size)));
const opened = (bytes: Buffer, about = "a", size = 65_536) => whole(openBytes(key, about, inPieces(bytes, size)));

test("what was sealed opens, of every length and in every pieces, and is sealed alike", async () => {
  for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk]) {
    const bytes = randomBytes(length);
    const one = await sealed(bytes);
    assert.equal(one.length, length + 16 * Math.max(1, Math.ceil(length / chunk)));
    assert.ok(one.equals(await sealed(bytes, 1_000_003)));
    assert.ok((await opened(one)).equals(bytes));
    assert.ok((await opened(one, "a", 999)).equals(bytes));
  }
});

test("whatever is changed in it, it does not open, and nothing of the changed chunk is given out", async () => {
  const bytes = randomBytes(2 * chunk + 5);
  const one = await sealed(bytes);
  const [first, second] = [one.subarray(0, chunk + 16), one.subarray(chunk + 16, 2 * (chunk + 16))];
  const changed = (at: number) =>
    Buffer.concat([one.subarray(0, at), Buffer.from([(one[at] ?? 0) ^ 1]), one.subarray(at + 1)]);
  const wrong: Record<string, Buffer> = {
    "a bit": changed(5),
    "a bit of a tag": changed(chunk + 3),
    "a bit at the end": changed(one.length - 1),
    "a cut end": one.subarray(0, -1),
    "a missing last chunk": one.subarray(0, 2 * (chunk + 16)),
    "a missing first chunk": one.subarray(chunk + 16),
    "chunks that changed places": Buffer.concat([second, first, one.subarray(2 * (chunk + 16))]),
    "something after the end": Buffer.concat([one, Buffer.from("x")]),
    nothing: Buffer.alloc(0),
  };
  for (const [what, stored] of Object.entries(wrong)) await assert.rejects(opened(stored), SealedBytesDamaged, what);
  await assert.rejects(opened(one, "b"), SealedBytesDamaged, "another file's");
  const given: Buffer[] = [];
  await assert.rejects(async () => {
    for await (const part of openBytes(key, "a", inPieces(changed(chunk + 100), 9999))) given.push(part);
  }, SealedBytesDamaged);
  assert.ok(Buffer.concat(given).equals(bytes.subarray(0, chunk)));
});

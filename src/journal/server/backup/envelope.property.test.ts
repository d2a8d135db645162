import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { type BackupKey, backupKeyOf } from "./backup-key.ts";
import { type Damage, Damaged, opened, sealed } from "./envelope.ts";

const about = { writer: "w", takenAt: "2026-11-25T16:00:00.000Z", after: null };
const key = backupKeyOf(Buffer.alloc(32, 7));
const chunk = 256 * 1024;

async function* parts(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const part of stream) found.push(part);
  return Buffer.concat(found);
}

const seal = (bytes: Buffer, under: BackupKey | undefined) => whole(sealed(about, under, parts(bytes, [100_000])));
const open = async (bytes: Buffer, under: BackupKey | undefined, sizes = [65_536]) =>
  whole((await opened(parts(bytes, sizes), under)).content());

async function damageOf(bytes: Buffer, under: BackupKey | undefined): Promise<Damage | undefined> {
  try {
    await open(bytes, under);
    return undefined;
  } catch (error) {
    if (error instanceof Damaged) return error.damage;
    throw error;
  }
}

/** Where the header ends and each chunk begins. */
function starts(envelope: Buffer): number[] {
  const found = [envelope.indexOf(0x0a) + 1];
  for (let at = found[0] ?? 0; at < envelope.length; found.push(at))
    at += 4 + (envelope.readUInt32BE(at) & 0x7fff_ffff) + 16;
  return found;
}

test("what was sealed is opened again, whatever its size and however it comes in, encrypted or not", async () => {
  const sizes = fc.oneof(fc.nat(2000), fc.constantFrom(0, chunk - 1, chunk, chunk + 1, 2 * chunk, 700_000));
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1 }),
      async (size, encrypted, cuts) => {
        const bytes = randomBytes(size);
        const under = encrypted ? key : undefined;
        assert.deepEqual(
          await open(await seal(bytes, under), under, size > 2000 ? cuts.map((cut) => cut + 5000) : cuts),
          bytes,
        );
      },
    ),
    { numRuns: 60 },
  );
});

for (const under of [key, undefined]) {
  const kind = under === undefined ? "not encrypted" : "encrypted";
  test(`${kind}: no byte can be changed, no end cut off, no chunk swapped, repeated, left out or taken from another file`, async () => {
    const bytes = randomBytes(2 * chunk + 5000);
    const envelope = await seal(bytes, under);
    const [header = 0, second = 0, third = 0, end = 0] = starts(envelope);
    assert.equal(end, envelope.length);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: header, max: envelope.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const rotten = Buffer.from(envelope);
          rotten[at] = (rotten[at] ?? 0) ^ change;
          const chunkOf = at < second ? 1 : at < third ? 2 : 3;
          const found = await damageOf(rotten, under);
          assert.ok(found !== undefined && "chunk" in found && found.chunk === chunkOf, JSON.stringify(found));
        },
      ),
      { numRuns: 30 },
    );
    for (const cut of [header, header + 2, second - 1, second, second + 3, third, end - 1]) {
      const found = await damageOf(envelope.subarray(0, cut), under);
      assert.equal(found?.damage, "short", `cut at ${cut}`);
    }
    const chunks = [envelope.subarray(header, second), envelope.subarray(second, third), envelope.subarray(third)];
    const [one, two, three] = chunks as [Buffer, Buffer, Buffer];
    const other = await seal(bytes, under);
    const damaged = [
      [two, one, three],
      [one, one, two, three],
      [one, three],
      [one, other.subarray(second, third), three],
    ];
    for (const [index, order] of damaged.entries()) {
      const found = await damageOf(Buffer.concat([envelope.subarray(0, header), ...order]), under);
      // Files that are not encrypted have equal headers here, so a chunk of the one is a chunk of the other.
      if (under === undefined && index === 3) assert.equal(found, undefined);
      else assert.equal(found?.damage, "altered", `order ${index}`);
    }
    assert.deepEqual(await damageOf(Buffer.concat([envelope, three]), under), { damage: "more" });
    const header2 = Buffer.from(envelope.toString("latin1", 0, header).replace("16:00:00", "17:00:00"), "latin1");
    assert.deepEqual(await damageOf(Buffer.concat([header2, envelope.subarray(header)]), under), {
      damage: "altered",
      chunk: 1,
    });
  });
}

test("an encrypted file names its key, not the key's bytes, and opens under no other", async () => {
  const envelope = await seal(Buffer.from("some words"), key);
  const header = envelope.toString("utf8", 0, envelope.indexOf(0x0a));
  assert.ok(header.includes(key.id));
  for (const form of ["hex", "base64"] as const) assert.ok(!header.includes(Buffer.alloc(32, 7).toString(form)));
  assert.equal(envelope.includes("some words"), false);
  assert.deepEqual(await damageOf(envelope, undefined), { damage: "keyless", key: key.id });
  const other = backupKeyOf(randomBytes(32));
  assert.deepEqual(await damageOf(envelope, other), { damage: "wrongKey", key: key.id, given: other.id });
});

test("lines of format 1 come through as they are", async () => {
  const text = Buffer.from(`{"callsign":"backup","format":1}\n${"很长的一行".repeat(4000)}\n`);
  const read = await opened(parts(text, [777]), undefined);
  assert.equal(read.header, undefined);
  assert.deepEqual(await whole(read.content()), text);
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { canonical, type Json } from "../../ground/canonical.ts";
import type { Fact } from "../../ground/fact.ts";
import { tick } from "../../ground/hybrid-clock.ts";
import { instantOf } from "../../ground/instant.ts";
import { cellsOf, joined, partColumns, partsOf } from "./fact-parts.ts";
import { leafOf } from "./hashing.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

/* The text that was hashed comes out of a fact's parts byte for byte, whatever the fact says, in Node and in PostgreSQL. */
const writer = "writer-1";
const database = await ledgerDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
await client.query("insert into journal.writer (writer, n, hlc, epoch, frontier) values ($1, 0, '', 1, '')", [writer]);
after(async () => {
  await client.end();
  await database.drop();
});

const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((word) => !word.includes("\u0000"));
/** Words that look like the end of a fact, or like fields of one. */
const awkward = fc.constantFrom('","hlc":"', ',"data":', '"}', "\\", "\n\t", '"n":1', "\u001f", "…");
const value = fc.oneof(text, awkward, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2199, 11, 31) });
const factArbitrary: fc.Arbitrary<Fact> = fc
  .record({
    n: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
    at: moment,
    ticks: fc.integer({ min: 0, max: 3 }),
    occurred: moment,
    order: fc.oneof(fc.constant("01HHS0ZMATZDAN9M9BMPD2S00Q"), text, awkward),
    officer: fc.oneof(text, awkward),
    streams: fc.array(fc.oneof(text, awkward), { maxLength: 3 }),
    type: fc.oneof(fc.constant("CallRang"), text, awkward),
    version: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.constantFrom(32_767, 32_768, 1.5)),
    data: fc.dictionary(fc.oneof(text, awkward), fc.oneof(value, fc.array(value), fc.dictionary(text, value))),
  })
  .map(({ at, ticks, occurred, officer, ...rest }) => {
    let hlc = tick("", at, writer);
    for (let time = 0; time < ticks; time++) hlc = tick(hlc, at, writer);
    const times = { recordedAt: instantOf(at), occurredAt: instantOf(occurred) };
    return { ...rest, ...times, hlc, writer, by: { officer, role: "dispatcher" } } as Fact;
  });

async function stored(facts: readonly { fact: Fact; body: string }[]): Promise<readonly string[]> {
  await client.query("begin");
  try {
    for (const [index, { fact, body }] of facts.entries()) {
      // A property may draw a number twice.
      const n = fact.n - (fact.n % 100) + index;
      const cells = cellsOf(partsOf(fact, body, n));
      await client.query(
        `insert into journal.entry (n, leaf, ${partColumns.map(([name]) => name).join(", ")})
         values ($1, $2, ${cells.map((_, at) => `$${at + 3}`).join(", ")})`,
        [n, leafOf(body), ...cells],
      );
    }
    const { rows } = await client.query<{ body: string; same: boolean }>(
      `select body, leaf = sha256('\\x00'::bytea || convert_to(body, 'UTF8')) as same from journal.fact order by n`,
    );
    assert.ok(rows.every(({ same }) => same));
    return rows.map(({ body }) => body);
  } finally {
    await client.query("rollback");
  }
}

const written = (fact: Fact) => ({ fact, body: canonical(fact as unknown as Json) });

test("of any fact", async () => {
  await fc.assert(
    fc.asyncProperty(factArbitrary, async (drawn) => {
      const fact = { ...drawn, n: drawn.n - (drawn.n % 100) };
      const { body } = written(fact);
      assert.equal(joined(partsOf(fact, body, fact.n), writer), body);
      assert.deepEqual(await stored([{ fact, body }]), [body]);
    }),
    { numRuns: 300 },
  );
});

const usual: Fact = {
  ...{ writer, n: 100, hlc: tick("", 1_764_000_000_123, writer), order: "01HHS0ZMATZDAN9M9BMPD2S00Q", version: 1 },
  ...{
    by: { officer: "010001", role: "dispatcher" },
    streams: ["call/1"],
    type: "CallRang",
    data: { channel: "voice" },
  },
  ...{ occurredAt: "2025-11-24T16:00:00.000Z", recordedAt: "2025-11-24T16:00:00.123Z" },
};

test("a usual fact is taken apart, so that no name of a field is stored", () => {
  const { body } = written(usual);
  const parts = partsOf(usual, body, 100);
  assert.equal(parts.version, 1);
  assert.equal(parts.data, '{"channel":"voice"}');
  assert.deepEqual([parts.by, parts.streams], ['{"officer":"010001","role":"dispatcher"}', '["call/1"]']);
});

test("what would not come out as it went in is stored whole", async () => {
  const whole = [
    { ...usual, hlc: `${usual.hlc}x` },
    { ...usual, hlc: usual.hlc.toUpperCase() },
    { ...usual, hlc: `f${usual.hlc.slice(1)}` },
    { ...usual, occurredAt: "2025-02-31T16:00:00.000Z" },
    { ...usual, recordedAt: "2025-11-24T16:00:00Z" },
    { ...usual, n: 7 },
    { ...usual, more: 1 },
    { ...usual, order: 'a"b' },
    { ...usual, version: 0 },
  ].map((fact) => ({ fact: fact as Fact, body: canonical(fact as unknown as Json) }));
  const spaced = { fact: usual, body: canonical(usual as unknown as Json).replace('"n":', '"n": ') };
  for (const { fact, body } of [...whole, spaced]) assert.equal(partsOf(fact, body, 100).version, 0, body);
  const bodies = [...whole, spaced].map(({ body }) => body);
  assert.deepEqual(
    await stored([...whole, spaced].map(({ fact, body }) => ({ fact: { ...fact, n: 100 }, body }))),
    bodies,
  );
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { ulidOf } from "../../ground/ulid.ts";
import { give } from "../testing/journal-contract.ts";
import { account } from "../testing/ledger.ts";
import { placeOf, streamPlaces } from "./stream-place.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

/* Facts of a stream are found by its place, which is no name: two streams may have the same. */
const database = await ledgerDatabase();
after(() => database.drop());

const kind = fc.stringMatching(/^[a-z]{1,12}$/);
const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const ulidStream = fc.tuple(kind, moment, bytes).map(([of, at, drawn]) => `${of}/${ulidOf(at, drawn)}`);
const word = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !text.includes("\u0000"));
const stream = fc.oneof(
  ulidStream,
  fc.tuple(kind, word).map(([of, key]) => `${of}/${key}`),
  ulidStream.map((named) => `${named}/part`),
  ulidStream.map((named) => named.toLowerCase()),
);

test("Node and PostgreSQL say the same place", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(stream, { minLength: 1, maxLength: 20 }), async (streams) => {
      const { rows } = await database.pool.query<{ place: string }>(
        "select journal.place(s) as place from unnest($1::text[]) with ordinality as t (s, at) order by at",
        [streams],
      );
      assert.deepEqual(
        rows.map(({ place }) => place),
        streams.map(placeOf),
      );
      const { rows: sorted } = await database.pool.query<{ place: string }>(
        "select distinct journal.place(s) as place from unnest($1::text[]) s order by 1",
        [streams],
      );
      assert.deepEqual(
        streamPlaces(streams),
        sorted.map(({ place }) => place),
      );
    }),
    { numRuns: 60 },
  );
});

test("streams of one time lie together, in the order of their moments; all others before them", () => {
  const at = (millis: number) => BigInt(placeOf(`incident/${ulidOf(millis, new Uint8Array(10).fill(255))}`));
  assert.ok(at(1_764_000_000_000) < at(1_764_000_000_001));
  assert.ok(at(2 ** 48 - 1) < 2n ** 63n);
  assert.ok(at(0) >= 0n);
  assert.ok(BigInt(placeOf("unit/P-1")) < 0n);
});

test("two streams at one place keep their facts apart: read, folded, checked and proven", async (t) => {
  const name = (tail: string) => `01HHS0ZMATZDAN9M9BMPD2${tail}`;
  const [one, other] = [name("S00Q"), name("X00Q")];
  assert.equal(placeOf(account(one)), placeOf(account(other)));
  const journal = await database.open();
  t.after(() => journal.close());
  for (let time = 1; time <= 3; time++) {
    await give(journal, `one${time}`, "Deposit", { to: one, amount: time });
    await give(journal, `other${time}`, "Deposit", { to: other, amount: 10 * time });
  }
  await give(journal, "both", "Transfer", { from: other, to: one, amount: 4 });
  const amounts = async (of: string) =>
    (await journal.factsOf(account(of))).map(({ data }) => (data as { amount: number }).amount);
  assert.deepEqual(await amounts(one), [1, 2, 3, 4]);
  assert.deepEqual((await amounts(other)).slice(0, 3), [10, 20, 30]);
  const newest = await journal.newestOf(account(one), 2);
  assert.deepEqual(
    newest.map(({ data }) => (data as { amount: number }).amount),
    [4, 3],
  );
  await journal.storeStates();
  assert.deepEqual(await database.differences(), []);
  await database.pool.query("update journal.stream set state = replace(state, ':10', ':11') where stream = $1", [
    account(one),
  ]);
  assert.deepEqual(
    (await database.differences()).map(({ key }) => key),
    [account(one)],
  );
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ulidOf } from "../../ground/ulid.ts";
import { deleteOldAnswers } from "./old-answers.ts";
import { ledgerDatabase } from "./testing/ledger-journal.ts";

const database = await ledgerDatabase();
const { pool } = database;
after(database.drop);

const day = 86_400_000;
const now = Date.parse("2026-11-30T12:00:00Z");
const madeBefore = (days: number, index = 0) => {
  const random = new Uint8Array(10);
  new DataView(random.buffer).setUint32(0, index);
  return ulidOf(now - days * day, random);
};

async function keep(ids: readonly string[]): Promise<void> {
  await pool.query(
    "insert into journal.answer (order_id, digest, facts, giver) select id, '', 0, 'lin' from unnest($1::text[]) id",
    [ids],
  );
}

async function kept(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>("select order_id as id from journal.answer order by order_id");
  return rows.map(({ id }) => id);
}

test("answers go sixty days after their order was made, all of them, and none that could still be asked for", async () => {
  const young = [madeBefore(60), madeBefore(30), madeBefore(29), madeBefore(0), madeBefore(-1)];
  await keep([...young, ...Array.from({ length: 5_001 }, (_, index) => madeBefore(60.01, index))]);
  let pages = 0;
  await deleteOldAnswers(pool, now, () => pages++ < 1);
  assert.equal((await kept()).length, young.length + 3_001, "a server that stops is not held up");
  await deleteOldAnswers(pool, now);
  assert.deepEqual(await kept(), young);
  await deleteOldAnswers(pool, now);
  assert.deepEqual(await kept(), young);
});

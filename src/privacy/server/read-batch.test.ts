import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReadRow } from "../read-row.ts";
import { gapRow, readBatch } from "./read-batch.ts";

const start = Date.parse("2026-11-23T08:00:00.000Z");
const of = (officer: string, at: string): ReadRow => ({ ...gapRow(at, ""), what: "incident", officer, span: null });

/** A table that is there or away, and a clock that goes only when told. */
function desk(most = 5) {
  const written: ReadRow[] = [];
  const state = { now: start, away: false };
  const batch = readBatch({
    store: {
      insert: (rows) => {
        if (state.away) return Promise.reject(new Error("away"));
        if (rows.some(({ officer }) => officer.includes("\u0000")))
          return Promise.reject(Object.assign(new Error("invalid byte sequence"), { code: "22021" }));
        written.push(...rows);
        return Promise.resolve();
      },
    },
    now: () => state.now,
    trouble: () => undefined,
    most,
  });
  return { batch, written, state, note: (officer: string) => batch.note(officer, () => of(officer, batch.at())) };
}

test("the same read again within a batch is counted, not written again; after it, it is a row of its own", async () => {
  const { batch, written, note } = desk();
  for (const officer of ["a", "b", "a", "a"]) note(officer);
  await batch.flush();
  note("a");
  await batch.flush();
  assert.deepEqual(
    written.map(({ officer, times }) => [officer, times]),
    [
      ["a", 3],
      ["b", 1],
      ["a", 1],
    ],
  );
});

test("while the database is away rows wait, and are written once when it is back", async () => {
  const { batch, written, state, note } = desk();
  note("a");
  state.away = true;
  await assert.rejects(batch.flush());
  note("b");
  state.away = false;
  await batch.flush();
  await batch.flush();
  assert.deepEqual(
    written.map(({ officer }) => officer),
    ["a", "b"],
  );
  assert.equal(batch.waiting(), 0);
});

test("a row that the table cannot hold is lost and said; every other row is written once", async () => {
  const { batch, written, note } = desk();
  for (const officer of ["a", "b", "x\u0000", "c", "x\u0000"]) note(officer);
  await batch.flush();
  note("d");
  await batch.flush();
  assert.deepEqual(
    written.map(({ what, officer, span }) => [what, officer, span]),
    [
      ["incident", "a", null],
      ["incident", "b", null],
      ["incident", "c", null],
      ["gap", "system", "lost=2"],
      ["incident", "d", null],
    ],
  );
  assert.equal(batch.waiting(), 0);
});

test("what no longer fits is counted and said in a gap, never silently lost; the first are kept", async () => {
  const { batch, written, state, note } = desk(2);
  state.away = true;
  for (const officer of ["a", "b", "c", "d", "e"]) note(officer);
  state.away = false;
  await batch.flush();
  assert.deepEqual(
    written.map(({ what, officer, span }) => [what, officer, span]),
    [
      ["incident", "a", null],
      ["incident", "b", null],
      ["gap", "system", "lost=3"],
    ],
  );
});

test("the record's time never goes back, whatever the clock does, nor into what is attested", () => {
  const { batch, state } = desk();
  assert.equal(batch.at(), "2026-11-23T08:00:00.000Z");
  state.now -= 60_000;
  assert.equal(batch.at(), "2026-11-23T08:00:00.000Z");
  batch.seal("2026-11-23T09:00:00.000Z");
  assert.equal(batch.at(), "2026-11-23T09:00:00.000Z");
});

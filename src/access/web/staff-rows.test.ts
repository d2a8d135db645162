import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrokenGlass, Person } from "../person.ts";
import { staffRows, staffStates, statesOf } from "./staff-rows.ts";

const today = "2026-11-24";
const now = "2026-11-24T08:00:00.000Z";

function person(id: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name: { record: "", field: "", nonce: "", cipher: "" },
    kind: "officer",
    part: "north",
    leads: false,
    powers: [],
    certificates: [],
    factors: [],
    glass: [],
    shifts: [],
    swaps: [],
    links: [],
    told: [],
    ...more,
  };
}

const broken: BrokenGlass = {
  broken: "B",
  power: { role: "dispatcher" },
  reason: "nobody else",
  at: "2026-11-24T07:30:00.000Z",
  until: "2026-11-24T08:30:00.000Z",
};
const names: Readonly<Record<string, string>> = { "9": "王某", "10": "李某" };
const rowsOf = (...people: readonly Person[]) => staffRows(people, (badge) => names[badge] ?? badge, today, now);

test("the staff stands in the order of badge numbers as people count", () => {
  assert.deepEqual(
    rowsOf(person("10"), person("9"), person("A2")).map((row) => `${row.person.id} ${row.name}`),
    ["9 王某", "10 李某", "A2 A2"],
  );
});

test("a power that has run out is not among those that count", () => {
  const [row] = rowsOf(
    person("9", {
      powers: [
        { role: "reader", until: "2026-11-23" },
        { role: "dispatcher", until: today },
      ],
    }),
  );
  assert.deepEqual(
    row?.powers.map(({ role }) => role),
    ["dispatcher"],
  );
});

test("certificates are said to end from sixty days before, and once they have ended", () => {
  const certificates = [
    { certificate: "gone", until: "2026-11-01" },
    { certificate: "soon", until: "2027-01-23" },
    { certificate: "later", until: "2027-01-24" },
    { certificate: "good" },
  ];
  const [row] = rowsOf(person("9", { certificates }));
  assert.deepEqual(
    row?.ending.map(({ certificate }) => certificate),
    ["gone", "soon"],
  );
});

test("a broken glass is open until its time is over or it is mended, then waits for its review", () => {
  const review = { by: "2", found: "justified", words: "so it was" } as const;
  const glass = (...all: readonly BrokenGlass[]) => rowsOf(person("9", { glass: all }))[0]?.glass;
  assert.equal(glass(), null);
  assert.equal(glass(broken), "open");
  assert.equal(glass({ ...broken, endedAt: "2026-11-24T07:45:00.000Z" }), "unreviewed");
  assert.equal(glass({ ...broken, until: "2026-11-24T07:59:00.000Z" }), "unreviewed");
  assert.equal(glass({ ...broken, endedAt: now, review }), null);
});

test("a row says what somebody has to do about the person", () => {
  const factors = [{ factor: "password", at: now }] as const;
  const powers = [{ role: "reader" }] as const;
  const onPost = { power: { role: "dispatcher" }, since: now, warnings: [] } as const;
  const ready = { factors, powers };
  const people = [
    person("post", { ...ready, onPost }),
    person("glass", { ...ready, glass: [broken] }),
    person("ending", { ...ready, certificates: [{ certificate: "c", until: today }] }),
    person("means", { powers }),
    person("powers", { factors }),
    person("gone", { disabled: { at: now, reason: "left" } }),
  ];
  assert.equal(staffStates.length, 6);
  assert.deepEqual(Object.fromEntries(rowsOf(...people).map((row) => [row.person.id, statesOf(row).join()])), {
    ending: "ending",
    glass: "glass",
    gone: "disabled",
    means: "noMeans",
    post: "onPost",
    powers: "noPower",
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { districtRoom } from "../district/room.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { view } from "../ground/room.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { ResponsibilitySet, responsibilityStream } from "./facts.ts";
import { readIn } from "../ground/fold.ts";
import { matrixView } from "./responsibility.ts";
import { responsibilityRefusals } from "./responsibility-refusals.ts";
import { SetResponsibility } from "./set-responsibility.ts";

const name = (text: string) => ({ zh: text, en: text });
const at = "2026-11-23T08:00:00.000Z";
const square = [
  [110, 31],
  [111, 31],
  [111, 32],
  [110, 32],
];

/** A district of one station, one department, one type, a ring and a post, and the matrix alone of duty. */
async function house() {
  const duty = {
    name: "duty",
    facts: [ResponsibilitySet],
    views: [view(matrixView)],
    orders: [SetResponsibility],
    refusals: responsibilityRefusals,
  };
  const journal = memoryJournal(rulebookOf([districtRoom, duty]));
  let count = 0;
  const give = async (order: string, body: object) => {
    count += 1;
    const by = { officer: "310001", role: "systemAdministrator" };
    const id = derivedUlid(Date.parse(at), String(count));
    const outcome = await journal.submit({
      order: { id, name: order, by, receivedAt: at, occurredAt: at, body },
      digest: String(count),
    });
    return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal;
  };
  await give("RegisterDepartment", { id: "traffic", name: name("交警") });
  await give("RegisterStation", { id: "S1", name: name("一所"), point: [110.5, 31.5], area: square });
  await give("DefineIncidentType", { code: "crash", name: name("事故"), priority: 3, enforcement: true });
  const ring = { kind: "ring", id: "R1", name: name("一圈"), parts: [[square]] };
  const post = { kind: "post", id: "P1", name: name("一岗"), point: [110.5, 31.5] };
  await give("AdoptAreas", { source: "test", areas: [ring, post], accepted: {} });
  return {
    set: (...rows: readonly object[]) =>
      give("SetResponsibility", {
        rows: rows.map((row) => ({ row: "r1", owner: "traffic", otherwise: false, ...row })),
      }),
    matrix: async () =>
      readIn(await journal.states([responsibilityStream]))(matrixView, responsibilityStream) ?? assert.fail(),
  };
}

test("a matrix takes the place of the one before, and the same again records nothing", async () => {
  const { set, matrix } = await house();
  const first = { types: ["crash"], areas: ["R1", "S1"], hours: { from: 1320, to: 360 } };
  assert.deepEqual(await set(first, { row: "r2", owner: "areaStation", otherwise: true }), ["ResponsibilitySet"]);
  assert.deepEqual(await set(first, { row: "r2", owner: "areaStation", otherwise: true }), []);
  assert.deepEqual(await set({ owner: "S1" }), ["ResponsibilitySet"]);
  assert.deepEqual(await matrix(), { rows: [{ row: "r1", owner: "S1", otherwise: false }] });
  assert.deepEqual(await set(), ["ResponsibilitySet"]);
});

test("rows that name what there is not are refused by name", async () => {
  const { set } = await house();
  const refusal = (refused: string, details: object) => ({ refused, details: { row: "r1", ...details } });
  assert.deepEqual(await set({ types: ["crash", "x"] }), refusal("ResponsibilityTypeUnknown", { type: "x" }));
  assert.deepEqual(await set({ areas: ["R1", "R2"] }), refusal("ResponsibilityAreaUnknown", { area: "R2" }));
  assert.deepEqual(await set({ areas: ["P1"] }), refusal("ResponsibilityAreaUnknown", { area: "P1" }));
  assert.deepEqual(await set({ owner: "bureau" }), refusal("ResponsibilityOwnerUnknown", { owner: "bureau" }));
});

test("a row twice and hours of no length are refused", async () => {
  const { set } = await house();
  assert.deepEqual(await set({}, {}), { refused: "ResponsibilityRowTwice", details: { row: "r1" } });
  assert.deepEqual(await set({ hours: { from: 0, to: 0 } }), {
    refused: "ResponsibilityHoursEmpty",
    details: { row: "r1" },
  });
});

test("the system administrator and the duty commander say who answers for what, and nobody else", () => {
  assert.deepEqual(SetResponsibility.roles, ["systemAdministrator", "dutyCommander"]);
});

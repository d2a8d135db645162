import assert from "node:assert/strict";
import { test } from "node:test";
import { anheOrders } from "../anhe/anhe.ts";
import { PromisesSet } from "../facts.ts";
import { newRow, noPromises, promiseSetting, promisesDraft, promisesOf } from "./promise-setting.ts";

const { from: _, ...demo } = PromisesSet.shape.parse({
  from: "2026-11-23T08:00:00.000Z",
  ...(anheOrders().find(({ name }) => name === "SetPromises")?.body as object),
});

test("the promises of the demo come out of their form as they went in", () => {
  assert.ok(demo.rows.length > 0);
  assert.deepEqual(promisesOf(promisesDraft(demo)), demo);
  assert.deepEqual(promisesOf(promisesDraft(noPromises)), noPromises);
});

test("circles count only in circles, and what is empty promises nothing", () => {
  const draft = { ...promisesDraft(noPromises), rows: [{ ...newRow, circles: ["c1"], priorities: ["2", "1"] }] };
  assert.deepEqual(promisesOf(draft).rows, [{ where: "anywhere", priorities: [1, 2], seconds: {} }]);
});

test("each row is said with its place, its priorities and its tiers", () => {
  const lines = promiseSetting.lines(
    { ...noPromises, rows: [{ where: "circle", priorities: [1], seconds: { post: 60, subBureau: 180 } }] },
    undefined as never,
  );
  assert.equal(lines.at(-1)?.said.en, "in a circle · P1 · Post or station 60 s, Sub-bureau 180 s");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { inOrderOfKinds, readKinds } from "../../ground/read-kind.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { installReadRecord } from "./reads.ts";

const rules = { facts: [], views: [], orders: [], refusals: {} };
const kinds = readKinds({
  door: { name: { zh: "门", en: "Door" } },
  doors: { name: { zh: "门列表", en: "Doors" }, counted: "listed" },
  key: { name: { zh: "钥匙", en: "Key" }, counted: "opened" },
});
const doors = { ...rules, name: "doors", reads: Object.values(kinds) };

test("what rooms declare is offered as what opens one thing, then lists, then the rest", () => {
  const { reads } = rulebookOf([doors]);
  assert.deepEqual(inOrderOfKinds(reads.values()), [kinds.key, kinds.doors, kinds.door]);
});

test("a read that two rooms declare is a defect", () => {
  assert.throws(() => rulebookOf([doors, { ...doors, name: "gates" }]), /two rooms define the read door/);
});

test("a route is put on record as what its room declares, and one that records anything else is a defect", async () => {
  const noted: string[] = [];
  const app = Fastify();
  installReadRecord(app, { note: (_, { code }) => noted.push(code) }, rulebookOf([doors]));
  app.get("/doors", { config: { recorded: kinds.doors } }, () => []);
  const { window } = readKinds({ window: { name: { zh: "窗", en: "Window" } } });
  assert.throws(() => app.get("/windows", { config: { recorded: window } }, () => []), /which no room declares/);
  await app.inject("/doors");
  assert.deepEqual(noted, ["doors"]);
  await app.close();
});

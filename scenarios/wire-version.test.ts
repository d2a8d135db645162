import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";
import { roles } from "../src/ground/role.ts";
import { wireVersions } from "../src/journal/wire-versions.ts";
import { presentShapes, raised } from "./wire-table.ts";

test("the shape of each fact and order is that of the last version in the table", () => {
  const present = presentShapes();
  for (const part of ["facts", "orders"] as const) {
    const last = Object.fromEntries(Object.entries(wireVersions[part]).map(([name, hashes]) => [name, hashes.at(-1)]));
    assert.deepEqual(last, present[part], "run UPDATE=1 node --test scenarios/papers.test.ts: it adds a version");
  }
});

test("a shape that changes is one version more and what was is kept, also where it comes back", () => {
  const before = { Changed: ["a"], Back: ["a", "b"], Same: ["a"], Gone: ["a"] } as const;
  assert.deepEqual(raised(before, { Same: "a", New: "a", Changed: "b", Back: "a" }), {
    Back: ["a", "b", "a"],
    Changed: ["a", "b"],
    New: ["a"],
    Same: ["a"],
  });
});

test("a fact's own version is never above the versions its shape has had", () => {
  for (const { type, version } of rulebook.facts.values())
    assert.ok(version <= (wireVersions.facts[type]?.length ?? 0), type);
});

test("every fact type that was ever raised a version can read the ones before", () => {
  for (const { type, version, upcasts } of rulebook.facts.values()) {
    for (let old = 1; old < version; old++) assert.ok(upcasts[old], `${type} cannot read version ${old}`);
  }
});

test("every order names who may give it, and a reader gives only what concerns themself", () => {
  for (const { name, roles: allowed, title, offPost } of rulebook.orders.values()) {
    assert.ok(allowed.length > 0, name);
    assert.ok(!allowed.includes("reader") || offPost === true, name);
    assert.ok(
      allowed.every((role) => role === "system" || roles.includes(role)),
      name,
    );
    assert.ok(title.zh !== "" && title.en !== "", name);
  }
});

test("only an administrator changes the organisation", () => {
  const organisation = ["NameDistrict", "RegisterStation", "ChangeSettings"];
  for (const name of organisation) assert.deepEqual(rulebook.orders.get(name)?.roles, ["systemAdministrator"], name);
  assert.deepEqual(rulebook.orders.get("RegisterUnit")?.roles, ["systemAdministrator", "importer"]);
  assert.deepEqual(rulebook.orders.get("BeginImport")?.roles, ["importer"]);
});

test("every refusal has its sentence in both languages", () => {
  for (const [code, { zh, en }] of Object.entries(rulebook.refusals))
    assert.ok(/\p{Script=Han}/u.test(zh) && en.endsWith("."), code);
});

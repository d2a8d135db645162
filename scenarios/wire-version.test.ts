import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { z } from "zod";
import { rulebook } from "../programs/server/rooms.ts";
import { roles } from "../src/duty/role.ts";
import { canonical, type Json } from "../src/ground/canonical.ts";
import { wireVersion } from "../src/journal/wire-version.ts";

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;

test("the shapes of facts and orders are those of the wire version", () => {
  const facts = [...rulebook.facts.values()].map(({ type, version, shape }) => ({
    type,
    version,
    shape: shapeOf(shape),
  }));
  const orders = [...rulebook.orders.values()].map(({ name, body, sealed }) => ({
    name,
    body: shapeOf(body),
    sealed: [...sealed],
  }));
  const hash = createHash("sha256").update(canonical({ facts, orders })).digest("hex");
  assert.equal(
    hash,
    wireVersion.hash,
    "a fact or an order changed its shape: raise `version` and write the new hash in src/journal/wire-version.ts",
  );
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

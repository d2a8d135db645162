import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../district.ts";
import { standardTypes } from "../standard-types.ts";
import { typesFor } from "./type-options.ts";

const district = { ...unnamedDistrict, types: Object.fromEntries(standardTypes.map((type) => [type.code, type])) };

test("the very name comes before names that hold it", () => {
  const found = typesFor(district, "盗窃", "zh").map((type) => type.name.zh);
  assert.equal(found[0], "盗窃");
  assert.ok(found.length > 1 && found.every((name) => name.includes("盗窃")), found.join());
});

test("finds by code, by Chinese, by English and by group, and needs every word", () => {
  assert.equal(typesFor(district, "theft", "zh")[0]?.code, "theft");
  assert.equal(typesFor(district, "ROBB", "en")[0]?.code, "robbery");
  assert.ok(typesFor(district, "刑事", "zh").length > 3);
  assert.deepEqual(typesFor(district, "robbery 盗窃", "zh"), []);
});

test("with nothing typed shows all, the most urgent first", () => {
  const found = typesFor(district, " ", "zh");
  assert.equal(found.length, standardTypes.length);
  assert.equal(found[0]?.priority, 1);
});

test("a synonym and the names of types above find a type; one that was withdrawn is not offered", () => {
  const { theft, robbery } = district.types;
  assert.ok(theft !== undefined && robbery !== undefined);
  const under = { ...theft, code: "pickpocket", name: { zh: "扒窃", en: "Pickpocketing" }, parent: "theft" };
  const types = {
    theft,
    pickpocket: { ...under, synonyms: ["掏包"] },
    robbery: { ...robbery, withdrawn: true as const },
  };
  const found = (typed: string) => typesFor({ ...district, types }, typed, "zh").map(({ code }) => code);
  assert.deepEqual(found("掏包"), ["pickpocket"]);
  assert.deepEqual(found("theft"), ["theft", "pickpocket"]);
  assert.deepEqual(found("抢劫"), []);
});

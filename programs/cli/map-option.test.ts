import assert from "node:assert/strict";
import { test } from "node:test";
import { readMap } from "./start.ts";
import { Usage } from "./verb.ts";

const tiles = "https://t0.example.cn/vec/{z}/{x}/{y}.png";

test("another's map is an https address of tiles with its owner's name", () => {
  assert.equal(readMap(undefined, undefined), undefined);
  assert.deepEqual(readMap(tiles, "天地图"), { tiles, attribution: { zh: "天地图", en: "天地图" } });
});

for (const [what, address, name] of [
  ["no owner's name", tiles, undefined],
  ["an empty name", tiles, " "],
  ["a name without an address", undefined, "天地图"],
  ["no place for the tile", "https://t0.example.cn/tiles.png", "天地图"],
  ["plain http", "http://t0.example.cn/{z}/{x}/{y}.png", "天地图"],
  ["another's vector tiles", "https://t0.example.cn/{z}/{x}/{y}.pbf?key=1", "Other"],
  ["no address at all", "{z}{x}{y}", "天地图"],
] as const) {
  test(`refused with a sentence: ${what}`, () => {
    assert.throws(() => readMap(address, name), Usage);
  });
}

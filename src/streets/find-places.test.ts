import assert from "node:assert/strict";
import { test } from "node:test";
import { findPlaces } from "./find-places.ts";
import type { Names } from "./names.ts";
import type { NamedPlace, OsmExtract } from "./osm-extract.ts";
import { emptyGazetteer } from "./gazetteer.ts";
import { gazetteerOf } from "./place-index.ts";
import { spell } from "./server/spell.ts";
import { at, extractOf, way } from "./testing/extract.ts";

const renmin = { local: "人民路", zh: "人民路", en: "Renmin Road" };
const jiefang = { local: "解放路", zh: "解放路", en: "Jiefang Road" };
const heping = { local: "和平路", en: "Heping Road" };

function named(id: number, nodes: readonly number[], name: Names) {
  return way(id, nodes, { name });
}

function place(east: number, north: number, more: Partial<NamedPlace>): NamedPlace {
  const [lon, lat] = at(east, north);
  return { lon: Math.round(lon * 1e7), lat: Math.round(lat * 1e7), kind: "address", ...more };
}

/** A town of two streets that cross, and a village 10 km to the east with a 人民路 of its own. */
const town: OsmExtract = {
  ...extractOf(
    {
      1: [0, 0],
      2: [2, 0],
      3: [4, 0],
      4: [2, -2],
      5: [2, 2],
      6: [7, 0],
      7: [100, 0],
      8: [102, 0],
      9: [2, 4],
      10: [8, 0],
    },
    [
      named(1, [1, 2], renmin),
      named(2, [2, 3], { local: "人民路" }),
      // Beyond a square of 300 m it is still the same street.
      named(3, [6, 10], { local: "人民路" }),
      named(4, [4, 2, 5], jiefang),
      named(5, [5, 9], heping),
      named(6, [7, 8], { local: "人民路", en: "Renmin Road" }),
      named(7, [1, 4], { local: "Mühlstraße" }),
    ],
  ),
  places: [
    place(2.1, 1, { street: "解放路", houseNumber: "12" }),
    place(2.1, 1.5, { street: "解放路", houseNumber: "120号" }),
    place(2.1, -1, { street: "解放路", houseNumber: "8" }),
    place(1, -1, { street: "Mühlstraße", houseNumber: "3a" }),
    place(101, 1, { kind: "village", name: { local: "东山村", en: "Dongshan" } }),
    place(1, 1, { kind: "hospital", name: { local: "安和市人民医院", en: "Anhe People's Hospital" } }),
    place(1, 2, { kind: "museum", name: { local: "万人民俗馆" } }),
    place(1, 3, { kind: "school", name: { local: "中山小学" } }),
  ],
};
const gazetteer = gazetteerOf(town, spell);
const found = (text: string) =>
  findPlaces(gazetteer, text).map(({ kind, zh, area }) => `${kind} ${zh} ${area?.zh ?? "-"}`);
const first = (text: string) => findPlaces(gazetteer, text)[0];

test("ways of one name that meet or lie near are one street; far away it is another, each with its area", () => {
  assert.deepEqual(found("人民路").slice(0, 2), ["street 人民路 东山村", "street 人民路 地图东部"]);
  assert.equal(gazetteer.streets.filter(({ name }) => name.local === "人民路").length, 2);
  assert.equal(first("Renmin Road")?.en, "Renmin Road");
});

test("two streets of one name in one village are told apart by how they lie to it", () => {
  const twice = gazetteerOf(
    {
      ...extractOf({ 1: [0, 0], 2: [1, 0], 3: [0, 12], 4: [1, 12] }, [
        named(1, [1, 2], renmin),
        named(2, [3, 4], renmin),
      ]),
      places: [place(0, 6, { kind: "village", name: { local: "东山村", en: "Dongshan" } })],
    },
    spell,
  );
  assert.deepEqual(
    findPlaces(twice, "人民路").map(({ area }) => area),
    [
      { zh: "东山村以北 0.6 公里", en: "0.6 km north of Dongshan" },
      { zh: "东山村以南 0.6 公里", en: "0.6 km south of Dongshan" },
    ],
  );
});

test("a street is found by pinyin: initials, in full, and mixed", () => {
  for (const text of ["rml", "rmlu", "renminlu", "renmin lu", "RMLU", "ｒｍｌ"]) {
    assert.equal(first(text)?.zh, "人民路", text);
  }
  for (const text of ["zsxx", "zhsxx", "zhongsx", "zhhxx"]) {
    assert.deepEqual(first(text)?.zh, text === "zhhxx" ? undefined : "中山小学", text);
  }
  for (const text of ["rmx", "enminlu", "rmlul"]) assert.deepEqual(found(text), [], text);
  assert.deepEqual(found("rmyy"), ["place 安和市人民医院 地图西北部"]);
});

test("a crossing is found however its two streets are joined, and not where they do not meet", () => {
  const ways = [
    "人民路与解放路口",
    "人民路解放路",
    "人民路和解放路交叉口",
    "人民路 / 解放",
    "rml/jfl",
    "Renmin Rd & Jiefang Rd",
    "renmin road and jiefang",
  ];
  for (const text of ways) {
    const crossing = first(text);
    assert.deepEqual(
      [crossing?.kind, crossing?.zh, crossing?.en],
      ["crossing", "人民路与解放路口", "Renmin Road & Jiefang Road"],
    );
    assert.deepEqual(
      crossing?.point.map((part) => part.toFixed(4)),
      at(2, 0).map((part) => part.toFixed(4)),
      text,
    );
  }
  assert.equal(first("解放路和平路")?.zh, "解放路与和平路口");
  assert.equal(first("解放路与和平路")?.zh, "解放路与和平路口");
  // They do not meet, but the map has both: never nothing.
  assert.deepEqual(found("人民路与和平路"), [
    "street 人民路 东山村",
    "street 人民路 地图东部",
    "street 和平路 地图北部",
  ]);
});

test("a house number is found before or after its street, in full width too", () => {
  for (const text of ["解放路12号", "解放路１２号", "解放路 12", "12 Jiefang Road", "jiefang rd 12", "jfl12"]) {
    const { kind, zh, en, houseNumber, street } = first(text) ?? {};
    assert.deepEqual([kind, zh, en], ["address", "解放路12号", "12 Jiefang Road"], text);
    assert.deepEqual([street, houseNumber], ["解放路", "12"]);
  }
  for (const text of ["Mühlstraße 3a", "muhlstrasse 3 A", "Muehlstr 3a"]) {
    assert.deepEqual([first(text)?.kind, first(text)?.en], ["address", "Mühlstraße 3a"], text);
  }
});

test("a number begun offers those that begin so; one the map does not have is the street, and keeps the number", () => {
  assert.deepEqual(found("解放路1"), [
    "address 解放路120号 地图中部",
    "address 解放路12号 地图中部",
    "street 解放路1号 地图中部",
  ]);
  assert.deepEqual(found("解放路1号"), ["street 解放路1号 地图中部"]);
  assert.deepEqual(first("解放路1号")?.point, first("解放路")?.point);
});

test("better fits stand first, then nearer ones; only as many as asked for", () => {
  assert.deepEqual(
    found("人民").map((text) => text.split(" ")[1]),
    ["人民路", "人民路", "万人民俗馆", "安和市人民医院"],
  );
  const near = findPlaces(gazetteer, "人民路", { near: at(101, 0), most: 1 });
  assert.deepEqual(
    near.map(({ area }) => area?.zh),
    ["东山村"],
  );
  const far = findPlaces(gazetteer, "人民路", { near: at(0, 0), most: 1 });
  assert.deepEqual(
    far.map(({ area }) => area?.zh),
    ["地图东部"],
  );
});

test("degrees are a point: longitude first, unless only the other order is on the earth or on the map", () => {
  assert.deepEqual(findPlaces(emptyGazetteer, "110.40,31.20")[0]?.point, [110.4, 31.2]);
  assert.deepEqual(findPlaces(emptyGazetteer, "31.20， 110.40")[0]?.point, [110.4, 31.2]);
  assert.deepEqual(findPlaces(emptyGazetteer, "8.69 49.41")[0]?.point, [8.69, 49.41]);
  assert.deepEqual(findPlaces(emptyGazetteer, "49.41, 8.69")[0]?.point, [49.41, 8.69]);
  const box = [8, 49, 9, 50] as const;
  assert.deepEqual(findPlaces({ ...emptyGazetteer, box }, "49.41, 8.69")[0]?.point, [8.69, 49.41]);
  for (const text of ["110.40,91.2,3", "191,95", "12 5", "110.40", "1e2,3"]) {
    assert.deepEqual(findPlaces(emptyGazetteer, text), [], text);
  }
});

test("nothing typed, or only marks, finds nothing", () => {
  for (const text of ["", "  ", "/", "与", "()", "号"]) assert.deepEqual(found(text), [], text);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { NamedPlace } from "./osm-extract.ts";
import { gazetteerOf } from "./place-index.ts";
import { readPlaces } from "./read-places.ts";
import { spell } from "./server/spell.ts";
import { at, extractOf, way } from "./testing/extract.ts";

function place(east: number, north: number, kind: string, local: string): NamedPlace {
  const [lon, lat] = at(east, north);
  return { lon: Math.round(lon * 1e7), lat: Math.round(lat * 1e7), kind, name: { local } };
}

const gazetteer = gazetteerOf(
  {
    ...extractOf({ 1: [0, 0], 2: [2, 0], 3: [2, 2], 4: [0, 8], 5: [2, 8] }, [
      way(1, [1, 2], { name: { local: "人民路" } }),
      way(2, [2, 3], { name: { local: "中山街" } }),
      way(3, [4, 5], { name: { local: "Hauptstraße" } }),
    ]),
    places: [
      place(0, 0, "pharmacy", "康宁大药房"),
      place(0, 8, "pharmacy", "Stern-Apotheke"),
      place(1, 1, "school", "实验小学"),
      place(1, 2, "residential", "学府雅居"),
      place(2, 7, "hospital", "安和市人民医院"),
      place(0, 1, "hospital", "妇幼保健院"),
    ],
  },
  spell,
);

function read(text: string, near = at(0, 0)) {
  const { places, understood } = readPlaces(gazetteer, text, { near });
  return [understood?.as, places[0]?.zh];
}

test("places are found by their kind: words of both languages, pinyin in full and by its first letters; nearest first", () => {
  for (const text of ["药店", "药房", "附近的药店", "pharmacy", "Pharmacies", "Apotheke", "yaodian", "最近的药店"]) {
    assert.deepEqual(read(text), ["kind", "康宁大药房"], text);
    assert.deepEqual(read(text, at(0, 8)), ["kind", "Stern-Apotheke"], text);
  }
  assert.deepEqual(read("yd"), ["kind", "康宁大药房"]);
  assert.deepEqual(read("school"), ["kind", "实验小学"]);
});

test("a kind with a place is looked for there, and the answer says so", () => {
  for (const text of ["Hauptstraße附近的药店", "pharmacy near Hauptstraße", "Hauptstraße药店"]) {
    assert.deepEqual(read(text), ["kind", "Stern-Apotheke"], text);
  }
  const { understood } = readPlaces(gazetteer, "pharmacy near Hauptstraße");
  assert.deepEqual([understood?.zh, understood?.en], ["Hauptstraße附近的药店", "pharmacies near Hauptstraße"]);
});

test("a name that ends with a kind is the name", () => {
  assert.deepEqual(read("人民医院"), [undefined, "安和市人民医院"]);
  assert.deepEqual(read("安和市人民医院门口"), [undefined, "安和市人民医院"]);
  assert.deepEqual(read("医院"), ["kind", "妇幼保健院"]);
});

test("a kind the map has nothing of is said", () => {
  assert.deepEqual(readPlaces(gazetteer, "加油站").understood, {
    as: "nothing",
    zh: "地图上没有加油站",
    en: "The map has no filling stations",
  });
});

test("a name with a letter or two wrong is read as the one most like it, and the answer says so", () => {
  const wrong: Readonly<Record<string, string>> = {
    人名路: "人民路",
    Hauptsraße: "Hauptstraße",
    "Hauptsrtasse 7": "Hauptstraße 7",
    "7 Haupstrasse": "Hauptstraße 7",
    学府雅局: "学府雅居",
    renmimlu: "人民路",
    人名路7号: "人民路7号",
  };
  for (const [text, right] of Object.entries(wrong)) assert.deepEqual(read(text), ["nearest", right], text);
  assert.equal(
    readPlaces(gazetteer, "Hauptsraße").understood?.en,
    "Nothing of that name; nearest reading: Hauptstraße",
  );
});

test("two streets of which the map writes one otherwise, and an estate by its name, are found", () => {
  assert.deepEqual(read("人民路和中山街路口"), [undefined, "人民路与中山街口"]);
  assert.deepEqual(read("学府雅居"), [undefined, "学府雅居"]);
  assert.deepEqual(read("学府雅居3栋502"), [undefined, "学府雅居"]);
});

test("what nothing fits is said, never silent", () => {
  assert.deepEqual(readPlaces(gazetteer, "xyzzy plugh").understood?.as, "nothing");
  assert.deepEqual(readPlaces(gazetteer, " ").understood, undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { findPlaces } from "./find-places.ts";
import type { NamedPlace } from "./osm-extract.ts";
import { gazetteerOf } from "./place-index.ts";
import { spell } from "./server/spell.ts";
import { at, extractOf, way } from "./testing/extract.ts";

function house(east: number, north: number, street: string, houseNumber: string): NamedPlace {
  const [lon, lat] = at(east, north);
  return { lon: Math.round(lon * 1e7), lat: Math.round(lat * 1e7), kind: "address", street, houseNumber };
}

/** The map of case 10, and streets of a European and an American kind beside it. */
const gazetteer = gazetteerOf(
  {
    ...extractOf(
      { 1: [0, 0], 2: [1, 0], 3: [2, 0], 4: [4, 0], 5: [1, 2], 6: [2, 2], 7: [0, 5], 8: [2, 5], 9: [1, 5], 10: [1, 7] },
      [
        way(1, [1, 2, 3, 4], { name: { local: "人民路" } }),
        way(2, [2, 5], { name: { local: "解放路" } }),
        way(3, [3, 6], { name: { local: "中山東路" } }),
        way(4, [5, 6], { name: { local: "Lindenweg" } }),
        way(5, [7, 9, 8], { name: { local: "Main Street" } }),
        way(6, [9, 10], { name: { local: "Mühlstraße" } }),
        way(7, [4, 6], { name: { local: "十二巷" } }),
      ],
    ),
    places: [
      house(0.1, 0.1, "人民路", "12号"),
      house(0.2, 0.1, "人民路", "12-1号"),
      house(0.3, 0.1, "人民路", "3弄8号"),
      house(0.4, 0.1, "人民路", "一百零五号"),
      house(0.3, 0.2, "中山東路", "5號"),
      house(1.1, 0.5, "解放路", "十二号"),
      house(1.2, 0.6, "Lindenweg", "12-14"),
      house(1.3, 2.1, "Lindenweg", "12a"),
      house(1.4, 2.1, "Lindenweg", "7/3"),
      house(1.5, 2.1, "Lindenweg", "20;22"),
      house(0.5, 5.1, "Main Street", "12"),
      house(1.1, 6, "Mühlstraße", "3"),
      ...["12号甲", "8栋", "5弄", "1号院2号楼"].map((number, index) => house(0.5 + index / 10, 0.1, "人民路", number)),
      ...["100½", "102 1/2", "104A", "4 ter"].map((number, index) =>
        house(0.2 + index / 10, 5.1, "Main Street", number),
      ),
      house(2, 6, "West 42nd Street", "7"),
      house(4.1, 1, "十二巷", "5号"),
    ],
  },
  spell,
);

function first(text: string): string {
  const { kind, zh, en, street } = findPlaces(gazetteer, text)[0] ?? {};
  return `${kind} ${street !== undefined && !(zh ?? "").startsWith(street) ? en : zh}`;
}

const meant: Readonly<Record<string, readonly string[]>> = {
  // The lines of case 10.
  "address 人民路12-1号": [
    "人民路12-1号",
    "人民路12号之1",
    "人民路12之1号",
    "人民路12号附1号",
    "人民路十二号之一",
    "人民路１２－１号",
    "人民路12-1号3单元502",
    "人民路 12 - 1 号",
    "rml12-1",
  ],
  "address 人民路12号": [
    "人民路十二号",
    "城关镇人民路12号",
    "人民路12号3单元502",
    "人民路12号附近",
    "人民路12號",
    "人民路12号门口",
    "人民路12号旁边的药店",
    "人民路12号对面",
    "人民路12号2栋",
    "人民路12 3单元502",
    "人民路12号-3-502",
    "我在人民路12号附近",
    "湖北省安和市城关镇人民路十二号三单元五〇二室",
    "人民路12",
    "人民路12号楼下",
    "人民路第12号",
    "人民路第十二号",
    "人民路幺二号",
    "人民路1 2号",
    "人民路12#",
    "人民12号附近",
  ],
  "address 人民路3弄8号": ["人民路3弄8号", "人民路三弄八号", "人民路3弄8号502室", "城关镇人民路3弄8"],
  "address 人民路一百零五号": ["人民路105号", "人民路一百零五号", "人民路一〇五号", "人民路幺零五号", "人民路1 0 5号"],
  "address 解放路十二号": ["解放路12号", "解放路十二号", "解放路12号附近"],
  "address 十二巷5号": ["十二巷5号", "12巷5号", "十二巷五号"],
  "address Lindenweg 12-14": ["Lindenweg 12-14", "Lindenweg 12–14", "lindenweg 12 - 14", "Lindenweg 14"],
  "address Lindenweg 12a": [
    "Lindenweg 12a",
    "Lindenweg 12 A",
    "Heidelberg, Lindenweg 12a",
    "Lindenweg 12a, 69117 Heidelberg",
  ],
  "address Lindenweg 7/3": ["Lindenweg 7/3", "Lindenweg 7 / 3", "Lindenweg 7-3"],
  "address Lindenweg 20;22": ["Lindenweg 22", "Lindenweg 20"],
  "address 中山東路5號": ["中山东路5号", "中山東路5號", "中山东路五号", "中山东路5号附近"],
  "street 中山東路": ["中山东路", "中山東路", "中山东路附近", "中山东路旁边", "zsdl"],
  "crossing 人民路与解放路口": [
    "人民路与解放路口东北角",
    "人民路与解放路交叉口",
    "人民路和解放路交叉口东北角",
    "人民路解放路口附近",
    "城关镇人民路与解放路口",
    "corner of 人民路 and 解放路",
  ],
  "crossing 人民路与中山東路口": ["人民路与中山东路口", "人民路/中山东路路口西侧"],
  "address 人民路12号甲": ["人民路12号甲", "人民路12甲", "人民路十二号甲"],
  "address 人民路8栋": ["人民路8栋", "人民路8幢", "人民路8号楼", "人民路八栋3单元502室", "城关镇人民路8栋"],
  "address 人民路5弄": ["人民路5弄"],
  "street 人民路5弄9号": ["人民路5弄9号"],
  "address 人民路1号院2号楼": ["人民路1号院2号楼", "人民路1号院2号楼3单元"],
  "address Main Street 100½": ["100½ Main Street", "100 1/2 Main St", "Main Street 100½"],
  "address Main Street 102 1/2": ["102½ Main Street", "102 1/2 Main St"],
  "street Main Street 101 1/2": ["101½ Main Street", "101 1/2 Main St"],
  "address Main Street 104A": ["104-A Main St", "104 a Main Street"],
  "address Main Street 4 ter": ["4 ter Main Street", "4ter Main St"],
  "address West 42nd Street 7": ["7 West 42nd Street", "7 W 42nd St", "7 W. 42nd St."],
  "address Main Street 12": [
    "12 Main St Apt 4",
    "12 Main St, Apt. 4",
    "12 Main Street Flat 3",
    "Flat 3, 12 Main Street",
    "near 12 Main St",
    "opposite 12 Main St.",
    "Main St 12 #4",
    "12 main st, Nashville",
    "12 Main Street, 37201",
    "12 Main St, Nashville, TN 37201",
    "12 N Main St",
  ],
  "crossing Main Street / Mühlstraße": [
    "corner of Main St and Mühlstr.",
    "Main Street / Muehlstrasse",
    "near the corner of Main Street and Mühlstraße",
    "Main Street Ecke Mühlstraße",
  ],
  "address Mühlstraße 3": [
    "Mühlstr. 3",
    "Muehlstr 3",
    "Mühlstraße 3, 2. OG",
    "Mühlstrasse Nr. 3",
    "An der Ecke Mühlstr. 3",
  ],
  "street 人民路13号": ["人民路13号", "人民路十三号3单元", "城关镇人民路13号附近"],
  "street 人民路12-9号": ["人民路12-9号", "人民路12号之9"],
  "street Lindenweg 99": ["Lindenweg 99", "99 Lindenweg", "Lindenweg 99, Heidelberg"],
  "street 人民路": [
    "人民路3单元502",
    "人民路附近",
    "人民路上一家店",
    "城关镇人民路某处",
    "人民路与和平路口",
    "人民路和中山街路口",
  ],
};

for (const [right, texts] of Object.entries(meant)) {
  test(`what means ${right} is answered with it first`, () => {
    assert.deepEqual(
      texts.map((text) => [text, first(text)]),
      texts.map((text) => [text, right]),
    );
  });
}

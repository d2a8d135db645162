import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { slowness } from "../ground/testing/slowness.ts";
import { type Area, type LandKind, type Place } from "../district/areas.ts";
import { type District, unnamedDistrict } from "../district/district.ts";
import { standardTypes } from "../district/standard-types.ts";
import type { ResponsibilityRow } from "./facts.ts";
import { reportOf } from "./responsibility-report.ts";
import { reportNamesOf, sentenceOf } from "./responsibility-sentence.ts";

const district: District = {
  ...unnamedDistrict,
  departments: {
    traffic: { id: "traffic", name: { zh: "交警大队", en: "Traffic police" } },
    order: { id: "order", name: { zh: "治安大队", en: "Public order" } },
  },
  stations: { S1: { id: "S1", name: { zh: "城关派出所", en: "Chengguan Station" }, point: [110, 31] } },
  types: Object.fromEntries(standardTypes.map((type) => [type.code, type])),
};

const area = (kind: LandKind, id: string, zh: string, en: string): Area => ({
  kind,
  id,
  name: { zh, en },
  parts: [],
});
const areas = [
  area("station", "S1", "城关派出所", "Chengguan Station"),
  area("ring", "R1", "北环防控圈", "North ring"),
  area("ring", "R3", "三号防控圈", "ring 3"),
];
const places: readonly Place[] = [{ station: "S1", ring: "R1" }, { station: "S1" }, { ring: "R3" }];
const codes = Object.keys(district.types);
const traffic = standardTypes.filter(({ group }) => group?.en === "Traffic").map(({ code }) => code);

function said(...rows: readonly Partial<ResponsibilityRow>[]) {
  const matrix = { rows: rows.map((row, index) => ({ row: String(index), owner: "order", otherwise: false, ...row })) };
  return reportOf(matrix, { types: codes, places }).map((finding) =>
    sentenceOf(finding, reportNamesOf(district, areas)),
  );
}

const otherwise = { owner: "order", otherwise: true };

test("without a row nobody answers for anything", () => {
  assert.deepEqual(said(), [{ zh: "无人负责：全部警情", en: "Nobody answers for any incident." }]);
});

test("a gap says the group, the area and from when", () => {
  const others = codes.filter((code) => !traffic.includes(code));
  const rows = [
    { types: others },
    { types: traffic, owner: "traffic", areas: ["R1", "S1"] },
    { types: traffic, owner: "traffic", areas: ["R3"], hours: { from: 0, to: 1320 } },
  ];
  assert.deepEqual(said(...rows), [
    {
      zh: "无人负责：交通类（三号防控圈，22:00 以后）",
      en: "Nobody answers for Traffic (every type) in ring 3 after 22:00.",
    },
  ]);
});

test("an overlap names the two, and the station where it is one", () => {
  const night = { types: ["crash"], areas: ["R1"], hours: { from: 1320, to: 360 } };
  assert.deepEqual(said({ ...night, owner: "traffic" }, { ...night, owner: "areaStation" }, otherwise), [
    {
      zh: "两个部门同时负责：交通事故（无伤亡）（北环防控圈，22:00–次日06:00）：城关派出所、交警大队",
      en: "Chengguan Station and Traffic police both answer for Crash without injuries in North ring from 22:00 to 06:00 the next day.",
    },
  ]);
});

test("hours over midnight on one kind of days are said as the two pieces of such a day", () => {
  const night = { hours: { from: 1320, to: 360 }, days: "working" } as const;
  const [sentence, ...more] = said({ ...night, owner: "traffic" }, { ...night, owner: "S1" }, otherwise);
  assert.deepEqual(more, []);
  assert.deepEqual(sentence, {
    zh: "两个部门同时负责：全部警情（00:00–06:00和22:00–24:00，工作日）：城关派出所、交警大队",
    en: "Chengguan Station and Traffic police both answer for any incident before 06:00 and after 22:00 on working days.",
  });
});

test("where the station's word reaches nobody, the place outside every station's area is the gap", () => {
  assert.deepEqual(said({ owner: "areaStation" }), [
    { zh: "无人负责：全部警情（派出所辖区外）", en: "Nobody answers for any incident outside every station's area." },
  ]);
});

test("a place between kinds of areas is said by both, and nearly everything by what is left out", () => {
  const rows = [
    { types: ["crash"] },
    { types: codes.filter((code) => code !== "crash"), areas: ["R1", "R3"], owner: "areaStation" },
  ];
  assert.deepEqual(said(...rows), [
    {
      zh: "无人负责：除交通事故（无伤亡）外的全部警情（三号防控圈、防控圈外）",
      en: "Nobody answers for any incident but Crash without injuries in ring 3 and outside every ring.",
    },
  ]);
});

test("sixty types, forty places and twenty rows take less than a second on a quiet machine", () => {
  const types = Array.from({ length: 60 }, (_, index) => `t${index}`);
  const many = Array.from({ length: 40 }, (_, index): Place => ({
    station: `S${index % 9}`,
    ring: `R${index % 4}`,
    circle: `C${index % 5}`,
    grid: `G${index}`,
  }));
  const rows = Array.from({ length: 20 }, (_, index): ResponsibilityRow => ({
    row: String(index),
    types: types.filter((_, type) => (type * 7 + index) % 5 < 3),
    areas: [`R${index % 4}`, `C${(index * 3) % 5}`, `G${index}`, `G${(index * 7) % 40}`],
    hours: { from: (index * 95) % 1440, to: (index * 95 + 385) % 1440 },
    ...(index % 3 === 0 ? { days: "working" as const } : {}),
    owner: index % 4 === 0 ? "areaStation" : `D${index % 6}`,
    otherwise: index % 7 === 0,
  }));
  const start = performance.now();
  const findings = reportOf({ rows }, { types, places: many });
  const milliseconds = performance.now() - start;
  assert.ok(findings.length > 100, "a matrix as tangled as this has many findings");
  assert.ok(milliseconds < 1000 * slowness(), `${Math.round(milliseconds)} ms`);
});

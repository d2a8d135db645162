import assert from "node:assert/strict";
import { test } from "node:test";
import { anheOrders } from "../../district/anhe/anhe.ts";
import { type Area, areasInForce } from "../../district/areas.ts";
import { type District, districtView, unnamedDistrict } from "../../district/district.ts";
import { districtRoom } from "../../district/room.ts";
import { placesOnLand } from "../../district/places-on-land.ts";
import { isRefusal } from "../../ground/refusal.ts";
import { districtStream } from "../../district/facts.ts";
import { ResponsibilitySet } from "../facts.ts";
import { reportOf } from "../responsibility-report.ts";
import { reportNamesOf, sentenceOf } from "../responsibility-sentence.ts";
import { judgeRows } from "../set-responsibility.ts";
import { anheResponsibility } from "./responsibility.ts";

const by = { officer: "a", role: "x" };
const stamp = { writer: "w", n: 1, hlc: "", order: "", version: 1, occurredAt: "", recordedAt: "", by };

/** Anhe as its orders make it. */
function anhe(): { readonly district: District; readonly areas: readonly Area[] } {
  let district = unnamedDistrict;
  let areas: readonly Area[] = [];
  for (const { name, body } of anheOrders()) {
    if (name === "AdoptAreas") ({ areas } = body as { areas: readonly Area[] });
    const kind = districtRoom.orders.find((order) => order.name === name);
    if (kind === undefined || name === "AdoptAreas") continue;
    const order = { id: "", name, by, receivedAt: "", occurredAt: "", body };
    const answer = kind.decide(<State>(fold: object) => (fold === districtView ? (district as State) : null), order);
    assert.ok(!isRefusal(answer), name);
    for (const draft of answer)
      district = districtView.evolve(district, { ...stamp, ...draft }, districtStream) ?? district;
  }
  return { district, areas: areasInForce({ areas, sources: {} }, district) };
}

const { district, areas } = anhe();
const ground = { types: Object.keys(district.types), places: placesOnLand(areas) };
const names = reportNamesOf(district, areas);

function sentences(rows: typeof anheResponsibility) {
  return reportOf({ rows }, ground).map((finding) => sentenceOf(finding, names));
}

test("in Anhe somebody answers for every type in every place at every minute, and only one", () => {
  assert.ok(ground.types.length > 40 && ground.places.length > 100);
  assert.deepEqual(sentences(anheResponsibility), []);
});

test("Anhe's matrix is one that the order takes", () => {
  assert.ok(ResponsibilitySet.shape.safeParse({ rows: anheResponsibility }).success);
  assert.equal(judgeRows(anheResponsibility, district, areas), undefined);
});

test("without the row for the rest, nobody has traffic in the villages by night, nor the town's streets by day", () => {
  const found = sentences(anheResponsibility.filter(({ row }) => row !== "stations"));
  const english = found.map(({ en }) => en);
  assert.ok(
    english.includes("Nobody answers for Traffic (every type) in Township ring from 22:00 to 06:00 the next day."),
    english.join("\n"),
  );
  assert.ok(
    found.some(({ zh }) => zh === "无人负责：打架斗殴、醉酒滋事、噪音扰民、可疑情况（城区防控圈，06:00–22:00）"),
  );
});

test("a row that is doubled for another department is said to be an overlap", () => {
  const doubled = { row: "fireworks", types: ["fireworks"], owner: "special", otherwise: false };
  assert.deepEqual(sentences([...anheResponsibility, doubled]), [
    {
      zh: "两个部门同时负责：违规燃放：治安大队、特巡警大队",
      en: "Public order and Special patrol both answer for Fireworks.",
    },
  ]);
});

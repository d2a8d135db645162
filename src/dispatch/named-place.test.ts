import assert from "node:assert/strict";
import { test } from "node:test";
import { placeSchema } from "../ground/place-words.ts";
import { idsOnly } from "../ground/testing/ids-only.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { sayFact } from "../journal/say-fact.ts";
import { wrongField } from "../ground/wrong-field.ts";
import { dispatchRoom } from "./room.ts";
import { calltaker, dispatcher, hall } from "./testing/hall.ts";

const named = { zh: "人民路3号", en: "3 Renmin Road" };

test("a place taken from the map keeps its name in both languages, until it is corrected to one without", async () => {
  const { give, incident } = await hall();
  const place = { words: "人民路3号2楼", named, point: [110, 31] };
  const { id } = await give(calltaker, "OpenIncident", { type: "quarrel", place });
  assert.deepEqual((await incident(id)).place, place);
  await give(dispatcher, "CorrectPlace", { incidentId: id, place: { words: "老磨坊后面" } });
  assert.deepEqual((await incident(id)).place, { words: "老磨坊后面" });
});

test("the course of an incident says a corrected place in the reader's language", async () => {
  const { give, open } = await hall();
  const place = { words: "3 Renmin Road, flat 2", named };
  const { facts } = await give(dispatcher, "CorrectPlace", { incidentId: await open(), place });
  const [fact] = facts;
  assert.ok(fact !== undefined);
  assert.deepEqual(sayFact(rulebookOf([dispatchRoom]), fact, idsOnly), {
    zh: "更正地点：人民路3号, flat 2",
    en: "Place corrected: 3 Renmin Road, flat 2",
  });
});

for (const [what, place] of [
  ["another place", { words: "文昌路1号", named }],
  ["part of a word", { words: "3 Renmin Roads", named }],
  ["a place without words", { point: [110, 31], named }],
] as const) {
  test(`the name of ${what} is refused at its field`, () => {
    const { error } = placeSchema.safeParse(place);
    assert.ok(error !== undefined);
    assert.deepEqual(wrongField(error), {
      field: "named",
      reason: {
        zh: "须为地点文字开头的名称（中文或英文）",
        en: "must be what the words begin with, in Chinese or in English",
      },
    });
  });
}

test("a name that looks personal is refused as words that do", () => {
  const { error } = placeSchema.safeParse({ words: "人民路", named: { zh: "人民路", en: "Call 13812345678" } });
  assert.ok(error !== undefined);
  const { field, reason } = wrongField(error);
  assert.equal(field, "named.en");
  assert.match(reason.en, /phone number/);
});

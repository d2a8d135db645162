import assert from "node:assert/strict";
import { test } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mappingSchema } from "../../src/exchange/mapping.ts";
import { surveyTable } from "../../src/exchange/server/survey-table.ts";
import { readHeadings } from "../../src/access/staff-columns.ts";
import { placeOf } from "../../src/streets/place-tags.ts";
import { madePlaces, madeWith } from "./made.ts";
import { crossings, everyPlace, placesLike } from "./walk.ts";

const places = await everyPlace();
const crowds = /\b(?:cause|organi[sz]er|participants?|slogan|demand)s?\b/u;

test("no field, column, parameter, code, type of incident or metric is for belief, descent, opinion or petitioning", () => {
  assert.deepEqual(crossings(places, 5), []);
});

test("one that is made is found wherever it is put", () => {
  for (const name of ["religion", "ethnicity", "opinion", "petition", "political_party"]) {
    assert.equal(crossings(madeWith(name), 5).length, madePlaces, name);
  }
});

test("no importer takes them", async () => {
  assert.match(readHeadings(["警号", "姓名", "类别", "单位", "政治面貌"]).faults[0]?.sentence.en ?? "", /boundary 5/);
  const folder = await mkdtemp(join(tmpdir(), "callsign-boundary-"));
  const file = join(folder, "calls.csv");
  await writeFile(file, "Id,Received,上访次数\n1,2026-01-01 10:00:00,3\n");
  const mapping = mappingSchema.parse({ times: { received: "Received" } });
  await assert.rejects(surveyTable(file, mapping), /boundary 5/);
  await rm(folder, { recursive: true });
});

test("nothing asks what a crowd wants or who is behind it: the one cause there is, is that of a broken promise of ours", () => {
  assert.deepEqual(placesLike(places, crowds), [
    "fact PromiseCauseStated cause",
    "order StatePromiseCause cause",
    "names PromiseCauseStated",
    "names StatePromiseCause",
  ]);
  assert.ok(placesLike(madeWith("organiser"), crowds).length > 0);
});

test("of a building on the map neither whose belief it serves nor its telephone is read", () => {
  const tags = {
    amenity: "place_of_worship",
    name: "古寺",
    religion: "x-belief",
    phone: "13812345678",
    denomination: "x-school",
  };
  const read = JSON.stringify(placeOf(tags));
  assert.match(read, /古寺/);
  assert.doesNotMatch(read, /x-belief|x-school|138/);
});

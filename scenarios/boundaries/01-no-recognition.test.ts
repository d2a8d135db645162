import assert from "node:assert/strict";
import { test } from "node:test";
import { forbiddenColumn } from "../../src/ground/forbidden-columns.ts";
import { madePlaces, madeWith } from "./made.ts";
import { crossings, everyPlace, placesLike, routesOfAll, standardMenu } from "./walk.ts";

const places = await everyPlace();
const cameras = /\b(?:camera|cctv|footage|video|rtsp|snapshot image|lens)\b/u;

/** What a caller says is sealed apart from the narrative, by what it is. */
const said = {
  "fact DetailNoted kind=plate": "the kind of a sealed detail",
  "order NoteDetail kind=plate": "the kind of a sealed detail",
};

test("no field, column, parameter, code or metric is for a face, a gait, a voice or a number plate", () => {
  assert.deepEqual(crossings(places, 1, said), []);
});

test("one that is made is found wherever it is put", () => {
  for (const name of ["plate", "face_id", "gait", "voiceprint"]) {
    assert.equal(crossings(madeWith(name), 1).length, madePlaces, name);
  }
});

test("results of recognition are not imported, by name or by value", () => {
  assert.equal(forbiddenColumn("抓拍车牌", ["x"])?.boundary, 1);
  assert.equal(forbiddenColumn("备注", ["鄂A12345", "京B12345"])?.boundary, 1);
  assert.equal(forbiddenColumn("blob", ["A".repeat(400)])?.boundary, 1);
});

test("nothing shows or takes what a camera sees: no such field, and no route speaks pictures or sound", async () => {
  // The service's own footage by an incident's number is asked of another part; none of it is kept or shown here.
  const besides = places.filter(({ where, path }) => where !== standardMenu || path !== "own-footage");
  assert.deepEqual(placesLike(besides, cameras), []);
  assert.ok(placesLike(madeWith("camera"), cameras).length > 0);
  const media = (await routesOfAll()).flatMap(({ config }) => [config.produces ?? "", config.consumes ?? ""]);
  assert.deepEqual([...new Set(media)].sort(), [
    "",
    "application/octet-stream",
    "application/vnd.mapbox-vector-tile",
    "text/csv",
    "text/event-stream",
    "text/plain",
  ]);
});

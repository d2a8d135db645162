import assert from "node:assert/strict";
import { test } from "node:test";
import { madeWith } from "./made.ts";
import { everyPlace, placesLike } from "./walk.ts";

const places = await everyPlace();
const lookouts = /\b(?:lookouts?|wanted|sightings?|bolo|apb|hotlist|布控|协查|通缉)\b|布控|协查|通缉/u;

test("there are no lookouts yet, and nowhere a sighting of anybody could be logged", () => {
  assert.deepEqual(placesLike(places, lookouts), []);
});

test("one that is made is found", () => {
  for (const name of ["sighting", "lookout", "wanted"])
    assert.ok(placesLike(madeWith(name), lookouts).length > 0, name);
});

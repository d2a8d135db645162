import assert from "node:assert/strict";
import { test } from "node:test";
import { madeWith } from "./made.ts";
import { everyPlace, placesLike, standardMenu } from "./walk.ts";

// A crew's footage by its incident's number and a drone's flight are asked of another part; nothing is watched by that.
const asked = ["own-footage", "drone-sortie"];
const places = (await everyPlace()).filter(({ where, path }) => where !== standardMenu || !asked.includes(path));
const watching = /\b(?:watch|stream url|live view|body ?cam\w*|drone feed)\b/u;

test("crews' devices cannot be watched yet: nothing opens a camera or a drone, and nothing keeps what it saw", () => {
  assert.deepEqual(placesLike(places, watching), []);
});

test("a way to watch one would be found", () => {
  for (const name of ["body_cam", "live_view", "watch"]) {
    assert.ok(placesLike(madeWith(name), watching).length > 0, name);
  }
});

test("a drone is known by what a crew can bring, and no more", () => {
  const drones = placesLike(places, /drone/u)
    // What a unit can bring, as the list of units says it.
    .filter((line) => !/^GET .* answer .*capabilities/u.test(line))
    .map((line) => line.split(" ")[0]);
  assert.deepEqual(
    [...new Set(drones)].filter((kind) => !["fact", "order", "state"].includes(kind ?? "")),
    [],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { madeWith } from "./made.ts";
import { everyPlace, placesLike, standardMenu } from "./walk.ts";

// That somebody drives and guards (押送) can be asked of another part; nothing of the detained is kept with it.
const places = (await everyPlace()).filter(({ where, path }) => where !== standardMenu || path !== "custody-transport");
const detained = /\b(?:custody|detainees?|detained|prisoners?|arrestees?|interrogat\w*)\b/u;

test("nothing is kept of the detained yet, so nothing of them can feed anything else", () => {
  assert.deepEqual(placesLike(places, detained), []);
});

test("it would be found", () => {
  for (const name of ["detainee", "custody_record"]) assert.ok(placesLike(madeWith(name), detained).length > 0, name);
});

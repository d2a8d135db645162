import assert from "node:assert/strict";
import { test } from "node:test";
import { forbiddenColumn } from "../../src/ground/forbidden-columns.ts";
import { madePlaces, madeWith } from "./made.ts";
import { crossings, everyPlace, placesLike } from "./walk.ts";

const places = await everyPlace();
const visits = /\b(?:visit|tenant|survey|census|landlord)s?\b/u;

test("no field, column, parameter, code or metric has a household for its key", () => {
  assert.deepEqual(crossings(places, 6), []);
});

test("one that is made is found wherever it is put, and no importer takes it", () => {
  for (const name of ["household", "household_id"]) assert.equal(crossings(madeWith(name), 6).length, madePlaces, name);
  assert.equal(forbiddenColumn("户号", ["3-2-501"])?.boundary, 6);
});

test("there are no visits yet: whoever adds them adds the request they belong to", () => {
  assert.deepEqual(placesLike(places, visits), []);
  assert.ok(placesLike(madeWith("visit"), visits).length > 0);
});

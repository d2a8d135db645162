import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../../programs/server/rooms.ts";
import { accessRoom } from "../../src/access/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import { madeWith } from "./made.ts";
import { everyPlace, placesIn, placesLike } from "./walk.ts";

const places = await everyPlace();
const looking = /\b(?:look ?ups?|query person|trace|identify|whereabouts|referral result)\b/u;

test("nothing looks anybody up: no order, field, parameter or code for it", () => {
  assert.deepEqual(placesLike(places, looking), []);
  assert.ok(placesLike(madeWith("lookup"), looking).length > 0);
});

test("orders that name a person are about the service's own people", () => {
  const ofStaff = new Set([...accessRoom.orders, ...dutyRoom.orders].map(({ name }) => name));
  const naming = [...rulebook.orders.values()]
    .filter(
      ({ name, body }) =>
        !ofStaff.has(name) &&
        placesIn({ where: name, shape: body }).some((place) => /^(?:person|persons|officer|party)$/.test(place.name)),
    )
    .map(({ name }) => name);
  // Of those who opened more than their budget.
  assert.deepEqual(naming, ["AcknowledgeOpeningAlarm"]);
});

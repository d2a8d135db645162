import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeFix } from "../../src/positions/judge-fix.ts";
import { readOsmAnd } from "../../src/positions/osmand.ts";
import { fixAt, patrol, start } from "../../src/positions/testing/fixes.ts";
import { madePlaces, madeWith } from "./made.ts";
import { columnsIn, crossings, everyPlace, placesOfRoute, routesOfAll } from "./walk.ts";
import { migrations, rulebook } from "../../programs/server/rooms.ts";

const places = await everyPlace();
const routes = await routesOfAll();

test("no field, column, parameter, code or metric is for a telephone's number, Wi-Fi, tickets, hotels or payments", () => {
  assert.deepEqual(crossings(places, 3), []);
});

test("one that is made is found wherever it is put", () => {
  for (const name of ["imei", "wifi", "hotel", "ticket", "payment"]) {
    assert.equal(crossings(madeWith(name), 3).length, madePlaces, name);
  }
});

test("given a unit off duty, when its device reports, then the position is neither shown nor kept", () => {
  const judged = judgeFix({}, fixAt(0), { ...patrol, onDuty: false }, start, 600);
  assert.deepEqual([judged.refusal?.refused, judged.keep, judged.track], ["NotOnDuty", false, {}]);
});

test("history of positions is asked by incident: no route takes a unit or an officer for it", () => {
  const history = routes
    .filter(({ method, url }) => method === "GET" && /track|positions|history/.test(url))
    .filter(
      // How settings came to be: facts about the service.
      ({ url }) => url !== "/api/v1/settings/history",
    );
  assert.deepEqual(
    history.map(({ url, config }) => [url, config.recorded?.code]),
    [
      ["/api/v1/positions", "positions"],
      ["/api/v1/incidents/:id/track", "track"],
      ["/api/v1/positions/osmand", undefined],
    ],
  );
  for (const route of history.slice(0, 2)) {
    const asked = placesOfRoute(route).filter(({ where }) => /query|path/.test(where));
    assert.deepEqual(
      asked.filter(({ name }) => /officer|person|unit|badge|crew/.test(name)),
      [],
      route.url,
    );
  }
});

test("what is kept of positions names a crew and an incident, and nobody", () => {
  const kept = columnsIn(migrations).filter(({ where }) => where === "table positions.sample");
  assert.deepEqual(
    kept.map(({ name }) => name),
    ["at", "unit", "incident", "lon", "lat", "speed", "heading", "accuracy"],
  );
});

test("a caller's place comes with the call's incident: nothing in a call has a point, and no order asks for one", () => {
  const pointed = places.filter(
    ({ where, name }) =>
      /^(?:fact|order) (?:Call|RingCall|AnswerCall|NoteCall|EndCall|MarkCall)/.test(where) &&
      /^(?:point|lat|lon|position|location)$/.test(name),
  );
  assert.deepEqual(pointed, []);
  const asking = [...rulebook.orders.keys()].filter((name) => /locate|poll|ping|track/i.test(name));
  assert.deepEqual(asking, []);
});

test("a tracker that says what networks it sees is not heard", () => {
  const given = { id: "N-1", lat: "31", lon: "110", timestamp: "1795766400" };
  assert.ok("position" in readOsmAnd(given));
  for (const more of [{ wifi: "00:1a:2b:3c:4d:5e,-60" }, { imsi: "460001234567890" }]) {
    const read = readOsmAnd({ ...given, ...more });
    assert.ok("field" in read && read.reason.en.includes("boundary 3"));
  }
});

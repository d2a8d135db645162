import assert from "node:assert/strict";
import { test } from "node:test";
import { readOsmAnd, readTraccar } from "./osmand.ts";

const good = { id: "N-1", lat: "39.9", lon: "116.4", timestamp: "1795766400" };
const read = (more: Readonly<Record<string, unknown>> = {}) => readOsmAnd({ ...good, ...more });
const wrongIn = (more: Readonly<Record<string, unknown>>) => {
  const found = read(more);
  return "field" in found ? found.field : "nothing";
};

test("a tracker's parameters are a position; knots become metres per second", () => {
  const found = read({ speed: "10", bearing: "90.5", accuracy: "12", altitude: "44", batt: "80" });
  assert.ok("position" in found);
  assert.equal(found.unit, "N-1");
  assert.deepEqual(found.position.point, [116.4, 39.9]);
  assert.ok(Math.abs((found.position.speed ?? 0) - 5.1444) < 0.001);
  assert.deepEqual([found.position.heading, found.position.accuracy], [90.5, 12]);
});

test("time is read in seconds, milliseconds and ISO 8601, without an offset as UTC", () => {
  for (const timestamp of [
    "1795766400",
    "1795766400000",
    "2026-11-27T08:00:00Z",
    "2026-11-27T16:00:00+08:00",
    "2026-11-27T16:00:00 08:00",
    "2026-11-27T16:00:00.000+0800",
    "2026-11-27 08:00:00",
    "2026-11-27T16:00:00+08",
    "2026-11-27T16:00:00 08",
  ]) {
    const found = read({ timestamp });
    assert.ok("position" in found, timestamp);
    assert.equal(found.position.at, "2026-11-27T08:00:00.000Z", timestamp);
  }
});

test("other names for the unit and the heading are taken", () => {
  const found = readOsmAnd({ deviceid: "N-1", lat: "1", lon: "2", timestamp: good.timestamp, heading: "180" });
  assert.ok("position" in found);
  assert.deepEqual([found.unit, found.position.heading], ["N-1", 180]);
});

test("what a phone does not know it says as a negative or empty value, and it stays unsaid", () => {
  const found = read({ speed: "-1.94", bearing: "-1", accuracy: "" });
  assert.ok("position" in found);
  assert.deepEqual(Object.keys(found.position), ["at", "point"]);
});

test("a value that cannot be is named", () => {
  assert.equal(wrongIn({ id: " " }), "id");
  for (const lat of ["", "91", "-90.1", "39,9", "0x10", "NaN", "Infinity", undefined, ["1", "2"]]) {
    assert.equal(wrongIn({ lat }), "lat", String(lat));
  }
  for (const lon of ["180.5", "east", "1e3"]) assert.equal(wrongIn({ lon }), "lon", lon);
  for (const timestamp of ["", "yesterday", "0", "-5", "2026-13-01T00:00:00Z", "2026-11-27", "99999999999999999"]) {
    assert.equal(wrongIn({ timestamp }), "timestamp", timestamp);
  }
});

test("what a tracker sees of networks and telephones is not taken, whatever else is right", () => {
  for (const more of [
    { wifi: "00:1a:2b:3c:4d:5e,-60" },
    { cell: "460,0,1,2,-90" },
    { imei: "490154203237518" },
    { extra: "00:1a:2b:3c:4d:5e" },
  ]) {
    const found = read(more);
    assert.ok("field" in found && /boundary 3/.test(found.reason.en), JSON.stringify(more));
  }
  assert.equal(wrongIn({ phone: "13812345678" }), "phone");
  assert.equal(wrongIn({ wifi: "" }), "nothing", "said to be nothing");
});

test("a wrong speed, bearing or accuracy costs itself, and exponents are read", () => {
  for (const more of [
    { speed: "fast" },
    { speed: "5000" },
    { bearing: "360.5" },
    { accuracy: "x" },
    { speed: ["1", "2"] },
  ]) {
    const found = read(more);
    assert.ok("position" in found, JSON.stringify(more));
    assert.deepEqual(Object.keys(found.position), ["at", "point"], JSON.stringify(more));
  }
  const small = read({ speed: "3.4E-4", accuracy: "1.0E-4" });
  assert.ok("position" in small);
  assert.deepEqual(small.position.accuracy, 0.0001);
  assert.ok((small.position.speed ?? 0) > 0);
});

test("a place may be one parameter, latitude first; a fix that says it is not valid is none", () => {
  const found = readOsmAnd({ id: "N-1", location: "39.9,116.4", timestamp: good.timestamp });
  assert.ok("position" in found);
  assert.deepEqual(found.position.point, [116.4, 39.9]);
  assert.deepEqual(read({ valid: "false" }), { unit: "N-1", noFix: true });
  for (const not of ["no", "False", "0", "invalid"]) assert.ok("noFix" in read({ valid: not }), not);
  assert.ok("position" in read({ valid: "true" }));
  const other = readOsmAnd({ id: "N-1", latitude: "39.9", lng: "116.4", time: "2026-11-27T08:00Z" });
  assert.ok("position" in other);
  assert.deepEqual(other.position, { at: "2026-11-27T08:00:00.000Z", point: [116.4, 39.9] });
  assert.equal(wrongIn({ lat: undefined, location: "39.9" }), "lon");
});

test("the JSON of Traccar's clients since version 9 is a position, its speed in metres per second", () => {
  const body = (coords: object, more: object = {}) => ({
    location: {
      timestamp: "2026-11-27T08:00:00.000Z",
      coords: { latitude: 39.9, longitude: 116.4, accuracy: 5, speed: 12.5, heading: 90, altitude: -3.5, ...coords },
      ...{ is_moving: true, odometer: 120, event: "motionchange", battery: { level: 0.88, is_charging: false } },
      ...{ activity: { type: "in_vehicle" }, extras: {}, ...more },
    },
    device_id: "N-1",
  });
  assert.deepEqual(readTraccar(body({})), {
    unit: "N-1",
    position: { at: "2026-11-27T08:00:00.000Z", point: [116.4, 39.9], speed: 12.5, heading: 90, accuracy: 5 },
  });
  const unknown = readTraccar(body({ speed: -1, heading: -1 }));
  assert.ok("position" in unknown);
  assert.deepEqual(Object.keys(unknown.position), ["at", "point", "accuracy"]);
  const wrong = (given: unknown) => {
    const found = readTraccar(given);
    return "field" in found ? found.field : "nothing";
  };
  const texts = readTraccar(body({ latitude: "39.9", longitude: "116.4", speed: "12.5" }));
  assert.ok("position" in texts);
  assert.deepEqual([texts.position.point, texts.position.speed], [[116.4, 39.9], 12.5]);
  // What the device itself calls made up is no fix.
  assert.deepEqual(readTraccar(body({}, { mock: true })), { unit: "N-1", noFix: true });
  assert.equal(wrong(body({ latitude: "x" })), "location.coords.latitude");
  assert.equal(wrong({ device_id: "N-1" }), "location");
  assert.equal(wrong({ ...body({}), device_id: undefined }), "device_id");
  assert.equal(wrong(body({}, { extras: { wifi: "00:1a:2b:3c:4d:5e" } })), "wifi");
});

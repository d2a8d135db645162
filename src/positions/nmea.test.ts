import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checksum, readRmc } from "./nmea.ts";

const sentence = (body: string) => `$${body}*${checksum(body).toString(16).toUpperCase().padStart(2, "0")}`;
const wrongIn = (line: string) => {
  const found = readRmc(line);
  return found !== undefined && "field" in found ? found.field : found;
};

test("a published sentence is read to its place, time, speed and course", () => {
  // As a u-blox receiver writes it.
  const found = readRmc("$GNRMC,001031.00,A,4404.13993,N,12118.86023,W,0.146,,100117,,,A*7B");
  assert.ok(found !== undefined && "at" in found, JSON.stringify(found));
  assert.equal(found.at, "2017-01-10T00:10:31.000Z");
  assert.ok(Math.abs(found.point[0] - -121.3143372) < 1e-6 && Math.abs(found.point[1] - 44.0689988) < 1e-6);
  assert.ok(Math.abs((found.speed ?? 0) - 0.0751) < 0.0001);
  assert.equal(found.heading, undefined);
  // The one most textbooks print, of 1994: its checksum is right, and its century is taken to be ours.
  const older = readRmc("$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,020.3,E*68\r");
  assert.ok(older !== undefined && "at" in older, JSON.stringify(older));
  assert.deepEqual([older.at, older.heading], ["2094-11-19T22:54:46.000Z", 54.7]);
});

test("hemispheres have their signs", () => {
  const at = (north: string, east: string) => {
    const found = readRmc(sentence(`GPRMC,080000,A,3954.000,${north},11624.000,${east},,,241126,,`));
    assert.ok(found !== undefined && "point" in found);
    return found.point;
  };
  assert.deepEqual(at("N", "E"), [116.4, 39.9]);
  assert.deepEqual(at("S", "W"), [-116.4, -39.9]);
});

test("a receiver without a fix says so, and other sentences are passed over", () => {
  assert.deepEqual(readRmc(sentence("GPRMC,080000,V,,,,,,,241126,,")), { noFix: true });
  assert.equal(readRmc(sentence("GPGGA,080000,3954.0,N,11624.0,E,1,08,0.9,50,M,0,M,,")), undefined);
});

test("what is garbled is named", () => {
  const good = "GPRMC,080000,A,3954.000,N,11624.000,E,5,90,241126,,";
  assert.equal(wrongIn(`$${good}`), "checksum");
  assert.equal(wrongIn(sentence(good).replace("3954", "3955")), "checksum");
  assert.equal(wrongIn("hello"), "sentence");
  const changed = (from: string, to: string) => wrongIn(sentence(good.replace(from, to)));
  assert.equal(changed(",A,", ",X,"), "status");
  assert.equal(changed("3954.000", "9154.000"), "latitude");
  assert.equal(changed("3954.000", "3960.000"), "latitude");
  assert.equal(changed(",N,", ",Q,"), "latitude");
  assert.equal(changed("11624.000", "18100.000"), "longitude");
  assert.equal(changed("11624.000", "1624.000"), "longitude");
  assert.equal(changed("080000", "250000"), "time");
  assert.equal(changed("241126", "310226"), "date");
  assert.equal(changed("241126", "001326"), "date");
  assert.equal(changed(",5,", ",-5,"), "speed");
  assert.equal(changed(",90,", ",400,"), "course");
});

test("any line is read or refused, never an exception", () => {
  const fields = fc.array(
    fc.oneof(fc.constantFrom("A", "N", "E", "080000", "3954.0", "11624.0", "241126"), fc.string()),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fields.map((all) => sentence(`GPRMC,${all.join(",")}`)),
      ),
      (line) => {
        readRmc(line);
      },
    ),
  );
});

test("modes of a simulator, of hand entry and of no fix are none; those of receivers are fixes, also with a status behind", () => {
  const mode = (text: string) =>
    readRmc(sentence(`GNRMC,080000.00,A,3954.0000,N,11624.0000,E,5.0,90.0,271126,,,${text}`));
  for (const none of ["S", "M", "N", "M,V", "s"]) assert.deepEqual(mode(none), { noFix: true }, none);
  for (const fix of ["A", "D", "E", "F", "P", "R", "A,V"]) assert.ok("at" in (mode(fix) ?? {}), fix);
});

test("what a logger writes before the sentence is passed over, and a time may end in its point", () => {
  const plain = sentence("GNRMC,080050.,A,3954.0000,N,11624.0000,E,5.0,90.0,271126,,,A");
  for (const before of ["", "\\s:r3669961,c:1795766440*1A\\", "2026-11-27 08:00:45 RX: "]) {
    const found = readRmc(before + plain);
    assert.ok(found !== undefined && "at" in found, before);
    assert.equal(found.at, "2026-11-27T08:00:50.000Z");
  }
  for (const behind of [",1795766450", " ; ok", "\r"]) assert.ok("at" in (readRmc(plain + behind) ?? {}), behind);
});

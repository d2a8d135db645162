import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { personalPlaces } from "./personal-patterns.ts";
import { ulidOf } from "./ulid.ts";

const none = (text: string) => assert.deepEqual(personalPlaces(text), [], text);

const moment = fc.date({ min: new Date("2000-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
const pad = (value: number, length: number) => String(value).padStart(length, "0");

test("no ULID, time, digest, incident number, recording number, badge or callsign of ours looks personal", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.uint8Array({ minLength: 10, maxLength: 10 }), (millis, bytes) =>
      none(ulidOf(millis, bytes)),
    ),
  );
  fc.assert(fc.property(moment, (date) => none(date.toISOString())));
  const hex = fc.constantFrom(...Array.from("0123456789abcdef"));
  fc.assert(fc.property(fc.string({ unit: hex, minLength: 64, maxLength: 64 }), none));
  fc.assert(fc.property(fc.uuid(), none));
  // 接警单编号: the district's six digits, the day, the day's count.
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 999_999 }), moment, fc.nat(99_999), (code, date, count) =>
      none(`${code}${date.toISOString().slice(0, 10).replaceAll("-", "")}${pad(count, 5)}`),
    ),
  );
  fc.assert(
    fc.property(moment, fc.nat(9999), (date, count) =>
      none(`R${date.toISOString().slice(0, 19).replaceAll(/\D/g, "")}-${pad(count, 4)}`),
    ),
  );
  fc.assert(fc.property(fc.nat(999_999), (badge) => none(`警号 ${pad(badge, 6)}`)));
  fc.assert(fc.property(fc.nat(99), (number) => none(`KC-${pad(number, 2)}`)));
});

test("a point of the earth does not look personal", () => {
  const degrees = (most: number) => fc.integer({ min: -most * 100_000, max: most * 100_000 });
  fc.assert(
    fc.property(degrees(180), degrees(90), (lon, lat) =>
      none(`${(lon / 100_000).toFixed(5)}, ${(lat / 100_000).toFixed(5)}`),
    ),
  );
});

test("a mobile number is found wherever it stands, and its place is where it stands", () => {
  const number = fc
    .tuple(fc.constantFrom("13", "15", "17", "18", "19"), fc.nat(999_999_999))
    .map(([head, tail]) => head + pad(tail, 9));
  const words = fc.string({ unit: fc.constantFrom(...Array.from("他的电话是：，🚓 请回拨")), maxLength: 12 });
  fc.assert(
    fc.property(words, number, words, (before, phone, after) => {
      const places = personalPlaces(before + phone + after);
      assert.deepEqual(places, [{ kind: "phone", start: before.length, end: before.length + phone.length }]);
    }),
  );
});

test("it answers for every text, in order and without overlap", () => {
  const unit = fc.constantFrom(...Array.from("0123456789 -.+()xX京皖ABC８１３𝟗㉘"), "\ud800");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      let last = 0;
      for (const { start, end } of personalPlaces(text)) {
        assert.ok(start >= last && end > start && end <= text.length);
        last = end;
      }
    }),
  );
});

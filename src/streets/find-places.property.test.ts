import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findPlaces } from "./find-places.ts";
import { gazetteerOf } from "./place-index.ts";
import { folded } from "./place-text.ts";
import { spell } from "./server/spell.ts";
import { extractOf, way } from "./testing/extract.ts";

const names = [
  "人民路",
  "人民东路",
  "解放路",
  "和平路",
  "路",
  "Hauptstraße",
  "Neue Gasse",
  "Main St",
  "G318国道",
] as const;
/** Ways between points of a grid of 500 m, each with one of few names. */
const maps = fc
  .array(fc.tuple(fc.nat(35), fc.nat(35), fc.constantFrom(...names)), { minLength: 1, maxLength: 25 })
  .map((ways) =>
    extractOf(
      Object.fromEntries(
        Array.from({ length: 36 }, (_, id) => [id + 1, [(id % 6) * 5, Math.floor(id / 6) * 5] as const]),
      ),
      ways.map(([from, to, local], id) => way(id, [from + 1, to + 1], { name: { local } })),
    ),
  );

test("every street is found by its whole name, its pinyin and its initials, in every spelling of width and case", () => {
  fc.assert(
    fc.property(maps, (extract) => {
      const gazetteer = gazetteerOf(extract, spell);
      for (const street of gazetteer.streets) {
        const { local } = street.name;
        const texts = [
          local,
          local.toUpperCase(),
          ` ${local} `,
          local.replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)] ?? ""),
        ];
        if (street.syllables !== undefined) {
          texts.push(street.syllables, street.syllables.replaceAll(" ", ""));
          if (local !== "G318国道") texts.push(street.syllables.replace(/(\w)\w* ?/g, "$1"));
        }
        for (const text of texts) {
          const points = findPlaces(gazetteer, text, { most: 50 }).map(({ point }) => point.join());
          assert.ok(points.includes(street.point.join()), `${local} by ${text}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("whatever is typed, the answer is the same each time, holds no more than asked, and every place has its area", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc
      .array(fc.constantFrom(...names, "与", "/", " & ", "12", "号", "口", "rml", " "), { maxLength: 5 })
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(maps, texts, fc.integer({ min: 1, max: 5 }), (extract, text, most) => {
      const gazetteer = gazetteerOf(extract, spell);
      const found = findPlaces(gazetteer, text, { most });
      assert.deepEqual(findPlaces(gazetteer, text, { most }), found);
      assert.deepEqual(findPlaces(gazetteer, text, { most: most + 5 }).slice(0, found.length), found);
      assert.ok(found.length <= most);
      for (const { kind, area } of found) assert.ok(kind === "coordinates" || area !== undefined);
    }),
    { numRuns: 300 },
  );
});

test("every crossing lies on ways of both its streets, and is found by the two names in either order", () => {
  fc.assert(
    fc.property(maps, (extract) => {
      const gazetteer = gazetteerOf(extract, spell);
      for (const street of gazetteer.streets) {
        for (const { with: position, point } of street.crossings) {
          const other = gazetteer.streets[position];
          assert.ok(other !== undefined && other !== street);
          assert.ok(other.crossings.some((back) => back.point.join() === point.join()));
          for (const text of [
            `${street.name.local} / ${other.name.local}`,
            `${other.name.local}与${street.name.local}口`,
          ]) {
            const found = findPlaces(gazetteer, text, { most: 50 }).filter(({ kind }) => kind === "crossing");
            assert.ok(
              found.some((each) => each.point.join() === point.join()),
              text,
            );
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a text that begins with a street of the map, or goes on with one after a town, is never answered with nothing", () => {
  const towns = fc.constantFrom("", "城关镇", "安和市城关镇", "Heidelberg, ", "我在", "near ");
  const numbers = fc.constantFrom(
    "",
    "12号",
    "十二号",
    "12-1号",
    "12号之1",
    "3弄8号",
    " 12a",
    " 12-14",
    " 12/3",
    "３号",
  );
  const rests = fc.constantFrom(
    "",
    "3单元502",
    "2栋",
    " Apt 4",
    ", Flat 3",
    "附近",
    "对面",
    "与解放路口东北角",
    "和某某街路口",
    "?!",
    " x",
  );
  fc.assert(
    fc.property(maps, towns, numbers, rests, fc.nat(24), (extract, town, number, rest, which) => {
      const gazetteer = gazetteerOf(extract, spell);
      const street = gazetteer.streets[which % gazetteer.streets.length];
      fc.pre(street !== undefined && (street.name.local !== "路" || town === ""));
      const text = town + street.name.local + number + rest;
      const found = findPlaces(gazetteer, text, { most: 50 });
      assert.notDeepEqual(found, [], text);
      const { local } = street.name;
      if (local !== "路")
        assert.ok(
          found.some(({ zh }) => zh.includes(local)),
          `${text}: ${found.map(({ zh }) => zh).join()}`,
        );
    }),
    { numRuns: 300 },
  );
});

test("folding what is folded changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      assert.equal(folded(folded(text)), folded(text));
    }),
  );
});

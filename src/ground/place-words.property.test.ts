import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nameAtStart, placeWords } from "./place-words.ts";

/** Of few pieces, so that names begin each other and words run on into numbers, letters and marks. */
const written = fc
  .array(
    fc.constantFrom("路", "人民", "a", "Mill", "é", "e", "\u0301", "1", "2", "十", " ", ",", "（", ")", "𠀀", "한"),
    {
      maxLength: 5,
    },
  )
  .map((pieces) => pieces.join(""));
const name = written.filter((text) => text.trim() !== "");
const names = fc.record({ zh: name, en: name });

test("every reader's words begin with the name in their language and end with what was written after it", () => {
  fc.assert(
    fc.property(names, fc.constantFrom("zh", "en"), written, (named, language, rest) => {
      const words = named[language] + rest;
      const start = nameAtStart(words, named);
      fc.pre(start !== undefined);
      const read = placeWords({ words, named });
      assert.ok(read !== undefined);
      for (const reader of ["zh", "en"] as const) {
        assert.ok(read[reader].startsWith(named[reader]));
        assert.ok(read[reader].endsWith(words.slice(start.length)));
        // What a reader corrects the place from is taken back with the same name.
        assert.notEqual(nameAtStart(read[reader], named), undefined, read[reader]);
      }
      assert.ok(read.zh === words || read.en === words, "whoever wrote it reads it as it was written");
    }),
  );
});

test("words that do not begin with a name are nobody's to change", () => {
  fc.assert(
    fc.property(names, written, (named, words) => {
      fc.pre(nameAtStart(words, named) === undefined);
      assert.deepEqual(placeWords({ words, named }), { zh: words, en: words });
    }),
  );
});

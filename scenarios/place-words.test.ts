import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/*
 * The words of a place are in the language of whoever wrote them. A screen, a sentence or an answer that takes them as they
 * are shows them to readers of the other language too; `placeWords` gives each reader the map's name in their own.
 */
const asWritten = /\bplace\??\.words\b|\{[^{}]*\bwords\b[^{}]*\} = [^;]*\bplace;/;

/** Where the words themselves are meant: whether there are any, and what was written, beside what is read. */
const meant: Readonly<Record<string, string>> = {
  "src/dispatch/opening.ts": "whether the order says where",
  "src/dispatch/describing.ts": "whether the order says where",
  "src/dispatch/server/tables.ts": "what was written, which the list answers beside what is read",
};

test("nobody is shown a place in the writer's language: its words are read through placeWords", () => {
  const root = join(import.meta.dirname, "..");
  const files = globSync(["src/**/*.{ts,tsx}", "programs/**/*.{ts,tsx}"], { cwd: root });
  assert.ok(files.length > 500);
  const found = files
    .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))
    .filter((file) => asWritten.test(readFileSync(join(root, file), "utf8")));
  assert.deepEqual(found.toSorted(), Object.keys(meant).toSorted());
});

test("a screen that took the words as they are would be found", () => {
  for (const line of ["{incident.place.words ?? none}", "place?.words", "const { words } = incident.place;"])
    assert.match(line, asWritten);
  assert.doesNotMatch("say(placeWords(incident.place) ?? none)", asWritten);
});

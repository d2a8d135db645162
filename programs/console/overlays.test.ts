import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

function filesUnder(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

function textOf(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** What the kit or the browser lays over the page, our own dialogues, and what Escape closes on the page itself. */
const laysOver = /<(?:Popover|MenuButton|Dialog|dialog)\b|\bcreatePortal\b|role="(?:alert)?dialog"|\bcloses: true\b/;

/** The kit's own, which every use of them drives. */
const kit = ["dialog", "popover", "menu-button"].map((name) => `src/ground/web/${name}.tsx`);

test("everything that lies over the page is opened and closed in a browser test, after which a key works", () => {
  const overlays = [...filesUnder("src", ".tsx"), ...filesUnder("programs/console", ".tsx")]
    .filter((path) => !kit.includes(path) && laysOver.test(textOf(path)))
    .toSorted();
  assert.ok(overlays.length > 15, "the sources are read");
  // A step of the walk says what it drives: `of: "src/…/its-source.tsx"`.
  const driven = new Set(
    filesUnder("programs/console", ".browser.test.ts").flatMap((path) =>
      [...textOf(path).matchAll(/\bof: "([^"]+\.tsx)"/g)].map(([, source = ""]) => source),
    ),
  );
  assert.deepEqual(
    overlays.filter((path) => !driven.has(path)),
    [],
    "add them to programs/console/keys.browser.test.ts",
  );
  const sources = new Set([...filesUnder("src", ".tsx"), ...filesUnder("programs/console", ".tsx")]);
  assert.deepEqual(
    [...driven].filter((path) => !sources.has(path)),
    [],
    "they are gone",
  );
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

const sources = ["src", "programs/console"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
);

const textOf = (path: string) => readFileSync(new URL(path, root), "utf8");

const kit = /^src\/(?:ground|journal)\/web\//;

/**
 * Forms that stand on their page for good, or in a dialogue that Escape closes: there Escape takes the focus out of the
 * field, or closes the dialogue. Every other form says what leaves it.
 */
const standing = [
  "src/access/web/lock-screen.tsx",
  "src/access/web/password-sign-in.tsx",
  "src/access/web/show-again-dialog.tsx",
  "src/access/web/token-sign-in.tsx",
  "src/dispatch/web/narrative-section.tsx",
  "src/dispatch/web/report-section.tsx",
  "src/duty/web/handover-page.tsx",
  "src/streets/web/street-import-panel.tsx",
];

test("every form is the kit's, so that Escape and Enter mean the same in all of them", () => {
  assert.deepEqual(
    sources.filter((path) => /<form\b/.test(textOf(path))),
    ["src/ground/web/form.tsx"],
  );
});

test("every form says what Escape leaves it by, but those that stand", () => {
  const without = sources.filter(
    (path) =>
      !kit.test(path) &&
      [...textOf(path).matchAll(/<(?:Order)?Form\s([^]*?)(?<!=)>\n/g)].some(
        ([, props = ""]) => !/\bonClose\b/.test(props),
      ),
  );
  assert.deepEqual(without.toSorted(), standing);
});

test("what went wrong is said in one way", () => {
  assert.deepEqual(
    sources.filter((path) => /<(?:p|div) role="alert" className="trouble/.test(textOf(path))),
    [],
  );
});

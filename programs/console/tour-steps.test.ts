import assert from "node:assert/strict";
import { test } from "node:test";
import { everyRole } from "../../src/access/role.ts";
import { consoleBook } from "./console-book.ts";
import { openPages } from "./menu.ts";
import { tourOf } from "./tour-steps.ts";

const sessionOf = (role: string, more: object = {}) =>
  ({ officer: "P1", role, person: true, drill: false, ...more }) as never;

const placeOf: Readonly<Record<string, object>> = {
  station: { station: "AH-01" },
  unit: { unit: "KC-01" },
  department: { department: "criminal" },
};

for (const role of everyRole.filter((each) => each !== "importer")) {
  test(`the tour of ${role} begins and ends where their work begins and leads only to pages that are theirs`, async () => {
    const asked = { book: consoleBook, session: sessionOf(role, placeOf[role]) };
    const steps = tourOf(asked);
    const own = new Set(openPages(asked).map(({ path }) => path));
    const paths = steps.flatMap(({ path }) => path ?? []);
    assert.deepEqual(
      paths.filter((path) => !own.has(path)),
      [],
    );
    assert.equal(paths[0], paths.at(-1));
    assert.equal(new Set(steps.map(({ name }) => name)).size, steps.length);
    assert.ok(steps.length >= 5 && steps.length <= 20, `${steps.length} steps`);
    for (const { name, lines, more } of steps) {
      const said = [...lines, ...((await more?.()) ?? [])];
      assert.ok(said.length > 0 && said.every(({ zh, en }) => zh !== "" && en !== ""), name);
    }
    // What the role does is said in the first step.
    assert.equal(steps[0]?.lines.length, 2);
  });
}

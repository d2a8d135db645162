import assert from "node:assert/strict";
import { test } from "node:test";
import { consoleBook } from "../programs/console/rulebook.ts";
import { rulebook } from "../programs/server/rooms.ts";
import { retainedKindOf, retainedNames } from "../src/privacy/kept.ts";
import { keyedKinds } from "../src/privacy/retention-facts.ts";

test("what a view says is erased has days in the schedule, and each such kind of days is some view's", () => {
  for (const book of [rulebook, consoleBook]) {
    const owners = [...book.views.values()].flatMap((views) => views.filter(({ owner }) => owner));
    const without = owners.filter(
      ({ kind, retained }) => (retained === undefined) !== (retainedKindOf(`${kind}/`) === undefined),
    );
    assert.deepEqual(
      without.map(({ kind }) => kind),
      [],
    );
    assert.deepEqual([...retainedNames(book).keys()].toSorted(), [...keyedKinds].toSorted());
  }
});

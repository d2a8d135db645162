import assert from "node:assert/strict";
import { test } from "node:test";
import { rulebook } from "../programs/server/rooms.ts";
import { retainedKindOf, retainedNames } from "../src/privacy/kept.ts";
import { keyedKinds } from "../src/privacy/retention-facts.ts";

test("what a view says is erased has days in the schedule, and each such kind of days is some view's", () => {
  const owners = [...rulebook.views.values()].flatMap((views) => views.filter(({ owner }) => owner));
  const without = owners.filter(
    ({ kind, retained }) => (retained === undefined) !== (retainedKindOf(`${kind}/`) === undefined),
  );
  assert.deepEqual(
    without.map(({ kind }) => kind),
    [],
  );
  assert.deepEqual([...retainedNames(rulebook).keys()].toSorted(), [...keyedKinds].toSorted());
});

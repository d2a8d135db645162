import assert from "node:assert/strict";
import { test } from "node:test";
import type { Giver } from "../ground/fact.ts";
import { judgeSender } from "./judge-sender.ts";
import { isSampleDue } from "./sampling.ts";
import { patrol } from "./testing/fixes.ts";

test("a crew reports its own unit, a station's gateway its units, the administrator any", () => {
  const may = (by: Partial<Giver>, named = "N-1", unit: typeof patrol | null = patrol) =>
    judgeSender({ officer: "x", role: "unit", ...by }, named, unit ?? undefined)?.refused;
  assert.equal(may({ unit: "N-1" }), undefined);
  assert.equal(may({ unit: "N-2" }), "UnitNotYours");
  assert.equal(may({ role: "station", station: "N" }), undefined);
  assert.equal(may({ role: "station", station: "S" }), "UnitNotYours");
  assert.equal(may({ role: "station", station: "N" }, "gone", null), "UnitNotYours");
  const { station: _, ...homeless } = patrol;
  assert.equal(may({ role: "station" }, "N-1", homeless), "UnitNotYours");
  assert.equal(may({ role: "importer" }, "gone", null), undefined);
  assert.equal(may({ role: "dispatcher" }), "UnitNotYours");
});

test("samples lie ten seconds apart on an incident and a minute otherwise, whichever side they come from", () => {
  assert.equal(isSampleDue([], 0, false), true);
  assert.equal(isSampleDue([100_000], 109_999, true), false);
  assert.equal(isSampleDue([100_000], 110_000, true), true);
  assert.equal(isSampleDue([100_000], 110_000, false), false);
  assert.equal(isSampleDue([100_000], 160_000, false), true);
  assert.equal(isSampleDue([100_000, 130_000], 115_000, true), true);
  assert.equal(isSampleDue([100_000, 115_000], 110_000, true), false);
});

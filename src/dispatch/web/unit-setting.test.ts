import assert from "node:assert/strict";
import { test } from "node:test";
import { UnitRegistered } from "../unit-facts.ts";
import { type Registered, unitDraft, unitOf, unitPaste } from "./unit-setting.ts";

const unit: Registered = {
  ...{ unit: "KC-01", callsign: "快处01", kind: "quickResponse", station: "E1", imported: false },
  crew: [{ badge: "A1", sworn: true, post: "leader" }],
  ...{ capabilities: ["shield"], point: [110.4, 31.2] },
};

test("a unit comes out of its form as it went in; a new one is known by its callsign", () => {
  assert.deepEqual(unitOf(unitDraft(unit)), unit);
  const draft = { ...unitDraft(undefined), callsign: " 巡逻 3 " };
  assert.equal(unitOf(draft)?.unit, "巡逻 3");
  assert.equal(unitOf(unitDraft(undefined)), null);
  assert.equal(unitOf({ ...draft, point: "here" }), null);
});

test("a station or a place that is left empty is taken from the unit", () => {
  const said = unitOf({ ...unitDraft(unit), station: "", point: "" });
  assert.deepEqual([said?.station, said?.point], [null, null]);
  assert.deepEqual(unitDraft({ ...unit, station: null, point: null }).station, "");
});

test("a pasted line is read by names in either language, keeps the crew that is there, and what is none is refused", () => {
  const { valueOf } = unitPaste([unit], (word) => (word === "东一所" ? "E1" : word));
  const read = valueOf({
    callsign: "快处01",
    unit: "KC-01",
    kind: "patrol",
    station: "东一所",
    capabilities: "盾牌、drone",
  });
  assert.deepEqual(UnitRegistered.shape.parse(read), {
    ...{ unit: "KC-01", callsign: "快处01", kind: "patrol", station: "E1", imported: false },
    ...{ crew: unit.crew, capabilities: ["shield", "drone"] },
  });
  const field = (cells: Record<string, string>) =>
    UnitRegistered.shape.safeParse(valueOf({ callsign: "X", ...cells })).error?.issues[0]?.path[0];
  assert.equal(field({ kind: "tank" }), "kind");
  assert.equal(field({ point: "here" }), "point");
  assert.equal(field({ capabilities: "flying" }), "capabilities");
  assert.equal(field({}), undefined);
});

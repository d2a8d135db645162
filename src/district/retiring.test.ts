import assert from "node:assert/strict";
import { test } from "node:test";
import { needsOf } from "../ground/part-need.ts";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { type District, districtView } from "./district.ts";
import { districtStream } from "./facts.ts";
import { flatOf, nameOfPart, organisationOf } from "./organisation.ts";
import { needed } from "./retiring.ts";
import { districtRoom } from "./room.ts";

const at = "2026-11-23T08:00:00.000Z";
const name = { zh: "东一所", en: "East One" };
const station = { id: "E1", name, point: [110.4, 31.2] };

/** The district room alone; what is outside it is not asked here. */
function district() {
  const journal = memoryJournal(rulebookOf([districtRoom]));
  let count = 0;
  return {
    give: async (order: string, body: object) => {
      count += 1;
      const by = { officer: "admin", role: "systemAdministrator" };
      const id = derivedUlid(Date.parse(at), String(count));
      const given = { id, name: order, by, receivedAt: at, occurredAt: at, body };
      const outcome = await journal.submit({ order: given, digest: String(count) });
      return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal.refused;
    },
    state: async () => (await journal.states([districtStream])).get(districtStream)?.[districtView.room] as District,
  };
}

test("a station that is retired is nowhere to choose and keeps its name; registered again, it is back", async () => {
  const { give, state } = district();
  await give("RegisterStation", station);
  assert.deepEqual(await give("RetireStation", { id: "E1", reason: "merged into another" }), [
    "StationRetired",
    "ReasonGiven",
  ]);
  const retired = await state();
  assert.deepEqual(retired.stations, {});
  assert.deepEqual(nameOfPart(retired, "E1"), name);
  assert.equal(
    flatOf(organisationOf(retired)).some(({ id }) => id === "E1"),
    false,
  );
  assert.equal(await give("RetireStation", { id: "E1" }), "PartNotInUse");
  assert.equal(await give("RetireDepartment", { id: "E1" }), "PartNotInUse");
  assert.deepEqual(await give("RegisterStation", station), ["StationRegistered"]);
  const back = await state();
  assert.deepEqual([Object.keys(back.stations), back.retired?.stations], [["E1"], {}]);
});

test("nothing can stand under a department that was retired, and a parent says what stands under it", async () => {
  const { give, state } = district();
  await give("RegisterDepartment", { id: "D", name });
  await give("RegisterStation", { ...station, parent: "D" });
  assert.deepEqual(
    districtView.needsParts?.(await state(), at).map(({ part, kind }) => [part, kind]),
    [["D", "part"]],
  );
  await give("RegisterStation", station);
  assert.deepEqual(await give("RetireDepartment", { id: "D" }), ["DepartmentRetired"]);
  assert.equal(await give("RegisterStation", { ...station, id: "E2", parent: "D" }), "ParentUnknown");
  assert.deepEqual(districtView.needsParts?.(await state(), at), []);
});

test("what still depends on a part is named kind by kind, a few of each", () => {
  const units = ["K1", "K2", "K3", "K4", "K5", "K6"].flatMap((unit) => needsOf("unit", unit, ["E1", undefined]));
  const needs = [...needsOf("incident", "0012", ["E1", "E2"]), ...units, ...needsOf("post", name, ["E2"])];
  assert.deepEqual(needed("E1", needs), {
    refused: "PartStillNeeded",
    details: {
      part: "E1",
      zh: "处警单元：K1、K2、K3、K4、K5 等 6 个；未结警情：0012",
      en: "units: K1, K2, K3, K4, K5 and more, 6 in all; open incidents: 0012",
    },
  });
  assert.equal(needed("E3", needs), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { District } from "../district/district.ts";
import { crewsOf, offerStations, responsibleStations } from "./station-offer.ts";
import { hall } from "./testing/hall.ts";

const name = (text: string) => ({ zh: text, en: text });
const stations = Object.fromEntries(
  ["east", "north", "south"].map((id) => [id, { id, name: name(id), point: [110, 31] }]),
) as unknown as District["stations"];

test("the station that answers stands first though it is further and has nobody free; the others follow by road", async () => {
  const { unit, give } = await hall();
  await give({ officer: "crew N1", role: "unit", unit: "N1" }, "SetUnitStatus", { unitId: "N1", status: "offDuty" });
  await give({ officer: "crew N2", role: "unit", unit: "N2" }, "SetUnitStatus", { unitId: "N2", status: "engaged" });
  await give({ officer: "crew AUX", role: "unit", unit: "AUX" }, "SetUnitStatus", { unitId: "AUX", status: "engaged" });
  const units = await Promise.all(["N1", "N2", "AUX", "S1"].map(unit));
  const offered = offerStations(
    stations,
    ["north"],
    units,
    new Map([
      ["south", 90],
      ["north", 400],
    ]),
  );
  assert.deepEqual(
    offered.map((one) => [one.station, one.responsible, one.free, one.onDuty, one.travelSeconds]),
    [
      ["north", true, 0, 2, 400],
      ["south", false, 1, 1, 90],
      ["east", false, 0, 0, null],
    ],
  );
  assert.deepEqual(crewsOf("south", units), { free: 1, onDuty: 1 });
});

test("the matrix says who answers; where it names no station, the area of the place does", () => {
  assert.deepEqual(responsibleStations(["traffic", "south"], "north", stations), ["south"]);
  assert.deepEqual(responsibleStations(["traffic"], "north", stations), ["north"]);
  assert.deepEqual(responsibleStations([], undefined, stations), []);
  assert.deepEqual(responsibleStations([], "gone", stations), []);
});

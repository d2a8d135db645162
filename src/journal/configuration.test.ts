import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatchRoom } from "../dispatch/room.ts";
import { accessRoom } from "../access/room.ts";
import { districtStream } from "../district/facts.ts";
import { unnamedDistrict } from "../district/district.ts";
import { districtRoom } from "../district/room.ts";
import { dutyRoom } from "../duty/room.ts";
import type { StreamStates } from "../ground/fold.ts";
import { compared, configurationFile, configurationOf, fileOf, withReason } from "./configuration.ts";
import { journalRoom } from "./journal-room.ts";
import { rehearseOrders } from "./rehearse-orders.ts";
import { rulebookOf } from "./rulebook.ts";

const book = rulebookOf([journalRoom, districtRoom, accessRoom, dutyRoom, dispatchRoom]);
const at = "2026-11-29T08:00:00.000Z";
const squad = { id: "squad", name: { zh: "大队", en: "Squad" }, parent: "crime" };
const crime = { id: "crime", name: { zh: "刑侦", en: "Crime" } };
const north = { id: "north", name: { zh: "城北派出所", en: "North" }, parent: "squad", point: [110, 31] };
const type = { code: "theft", name: { zh: "盗窃", en: "Theft" }, priority: 3, enforcement: true };
const car = {
  ...{ id: "C1", callsign: "C1", kind: "patrol", station: "north", crew: [{ badge: "A1" }], capabilities: [] },
  ...{ imported: false, status: "off", statusSince: at, earlier: [], commitments: [] },
};

function held(): Map<string, StreamStates> {
  const district = {
    ...unnamedDistrict,
    ...{ name: { zh: "安和", en: "Anhe" }, code: "510000", drill: true, centre: [110, 31] },
    ...{ departments: { squad, crime }, stations: { north }, types: { theft: type } },
  };
  return new Map([
    [districtStream, { district }],
    ["unit/C1", { dispatch: car }],
  ]);
}

const written = () =>
  configurationFile.parse(JSON.parse(JSON.stringify(fileOf(book, configurationOf(book, held(), at), at))));

test("a configuration is written without the crews and the drill of its place, what others stand on first", () => {
  const { rows } = written();
  const orders = rows.map(({ order }) => order);
  assert.deepEqual(orders, [
    ...["NameDistrict", "RegisterDepartment", "RegisterDepartment", "RegisterStation", "DefineIncidentType"],
    ...["ChangeSettings", "RegisterUnit"],
  ]);
  assert.deepEqual(rows[1]?.body, crime);
  assert.equal("drill" in (rows[0]?.body ?? {}), false);
  assert.equal("crew" in (rows.at(-1)?.body ?? {}), false);
});

test("a file beside its own place changes nothing; crews and drill stay as they are", () => {
  const rows = compared(book, configurationOf(book, held(), at), written().rows);
  assert.deepEqual([...new Set(rows.map(({ standing }) => standing))], ["same"]);
});

test("a new district takes the whole file in one sequence, whatever the sequence of its rows", async () => {
  const rows = compared(book, [], written().rows.toReversed());
  assert.ok(rows.every(({ standing }) => standing === "new"));
  const orders = rows.map(({ order, becomes = {} }) => ({ order, body: withReason(book, order, becomes, "template") }));
  const by = { officer: "lin", role: "systemAdministrator" };
  assert.deepEqual(
    (await rehearseOrders(book, new Map(), orders, by, at)).filter((answer) => answer !== null),
    [],
  );
});

test("what is changed, new, only here or unknown is told apart; what would be refused is said and nothing happens", async () => {
  const here = configurationOf(book, held(), at);
  const file = [
    { order: "DefineIncidentType", body: { ...type, priority: 2 } },
    { order: "RegisterStation", body: { id: "south", name: north.name, point: [110, 31], parent: "nowhere" } },
    { order: "SeizePower", body: {} },
  ];
  const rows = compared(book, here, file);
  assert.deepEqual(
    rows.slice(0, 3).map(({ order, key, standing }) => [order, key, standing]),
    [
      ["RegisterStation", "south", "new"],
      ["DefineIncidentType", "theft", "changed"],
      ["SeizePower", "", "unknown"],
    ],
  );
  assert.ok(rows.slice(3).every(({ standing }) => standing === "here"));
  const orders = rows.slice(0, 2).map(({ order, becomes = {} }) => ({ order, body: becomes }));
  const by = { officer: "lin", role: "systemAdministrator" };
  const answers = await rehearseOrders(book, held(), orders, by, at);
  assert.deepEqual(
    answers.map((answer) => answer?.refused ?? null),
    ["ParentUnknown", null],
  );
  const other = await rehearseOrders(book, held(), orders, { officer: "wu", role: "securityAdministrator" }, at);
  assert.deepEqual(
    other.map((answer) => answer?.refused),
    ["RoleNotAllowed", "RoleNotAllowed"],
  );
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { District } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import { testServer } from "./testing/test-server.ts";

/* A department or a station goes out of use only when nothing depends on it, and what still does is named. */

const server = await testServer();
after(server.close);
const { get, give, must, token } = server;

const system = token("systemAdministrator");
const security = token("securityAdministrator", { officer: "SEC" });
const dispatcher = token("dispatcher", { officer: "D1" });
const name = { zh: "北所", en: "North" };
const unit = { unit: "N-1", callsign: "北一", kind: "patrol", crew: [], capabilities: [] };

await must("RegisterDepartment", { id: "D", name: { zh: "支队", en: "Squad" } }, system);
await must("RegisterStation", { id: "N", name, point: [110, 31], parent: "D" }, system);
await must("RegisterUnit", { ...unit, station: "N" }, system);
await must("DefineIncidentType", { code: "row", name, priority: 3, enforcement: false }, system);
const power = { role: "station", station: "N" };
const post = { post: "N-DESK", name: { zh: "北所值班", en: "North desk" }, part: "N", power };
await must("DefinePost", { ...post, needs: [], least: 0, always: false }, security);
await must("RegisterPerson", { person: "310001", name: "某", kind: "officer", part: "N", leads: false }, security);
const incidentId = await must("OpenIncident", { type: "row", place: { words: "人民路1号" } }, dispatcher);
const stationOrderId = await must("OrderStation", { incidentId, stationId: "N" }, dispatcher);

const retire = async (order: string, id: string) => {
  const { status, content } = await give(order, { id, reason: "机构调整" }, system);
  return { status, code: content["code"], zh: content["zh"] as string };
};

async function district(): Promise<District> {
  const board = (await get("/api/v1/board", system)).content["streams"] as Record<string, District>;
  return board[districtStream] ?? assert.fail("there is no district");
}

test("what depends on a station is named in one sentence; nothing is retired", async () => {
  const { status, code, zh } = await retire("RetireStation", "N");
  assert.deepEqual([status, code], [409, "PartStillNeeded"]);
  for (const named of ["处警单元：北一", "岗位：北所值班", "人员：310001", /未结警情：\d{4}/])
    assert.match(zh, new RegExp(named));
  assert.match((await retire("RetireDepartment", "D")).zh, /下级单位：北所/);
  assert.deepEqual(Object.keys((await district()).stations), ["N"]);
});

test("it cannot be planned, because what depends on it is looked at when it is given", async () => {
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const planned = await give("PlanChange", { order: "RetireStation", body: { id: "N" }, from, reason: "x" }, system);
  assert.equal(planned.content["code"], "SettingUnknown");
});

test("when each has gone elsewhere it is retired, takes nobody any more, and its name stays", async () => {
  await must("WithdrawStationOrder", { incidentId, stationOrderId, reason: "误派" }, dispatcher);
  await must("RegisterUnit", { ...unit, station: null }, system);
  await must("WithdrawPost", { post: "N-DESK", reason: "机构调整" }, security);
  await must("DisablePerson", { person: "310001", reason: "调离" }, security);
  assert.deepEqual(await retire("RetireStation", "N"), { status: 200, code: undefined, zh: undefined });
  assert.equal((await give("RegisterUnit", { ...unit, station: "N" }, system)).content["code"], "StationUnknown");
  assert.equal(
    (await give("OrderStation", { incidentId, stationId: "N" }, dispatcher)).content["code"],
    "StationUnknown",
  );
  const { stations, retired } = await district();
  assert.deepEqual([stations, retired?.stations["N"]?.name], [{}, name]);
  assert.equal((await retire("RetireDepartment", "D")).status, 200);
});

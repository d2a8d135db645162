import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactNames } from "../ground/fact-names.ts";
import { idsOnly } from "../ground/testing/ids-only.ts";
import { WaitingOverdue } from "./alarm-facts.ts";
import { AssignmentEnded, StepTaken, UnitNotOrdered, UnitOrdered } from "./assignment-facts.ts";
import { IncidentOpened } from "./incident-facts.ts";
import { PromiseBreachForecast } from "./promise-facts.ts";
import { StationOrdered } from "./station-order-facts.ts";

const by = { officer: "D1", role: "dispatcher" };
const names: FactNames = {
  ...idsOnly,
  zone: "Asia/Shanghai",
  part: (id) => (id === "N" ? { zh: "北所", en: "North" } : { zh: id, en: id }),
  type: (code) => (code === "theft" ? { zh: "盗窃", en: "Theft" } : { zh: code, en: code }),
};
const id = "01JD0000000000000000000000";
const at = "2026-11-25T08:00:05.000Z";

const ordered = {
  ...{ assignment: id, incident: id, incidentNumber: "7", unit: "P1", callsign: "巡 P1" },
  ...{ role: "lead" as const, sworn: true },
};

test("what is registered has its type by name", () => {
  const opened = {
    ...{ number: "7", fullNumber: "130600202611250007", receivedAt: at, type: "theft", enforcement: true, priority: 2 },
    ...{ place: {}, held: false },
  };
  assert.deepEqual(IncidentOpened.say(opened, names, by), {
    zh: "登记警情 7：盗窃，2 级",
    en: "Incident 7 registered: Theft, priority 2",
  });
});

test("an order says the unit, its role, and what was taken instead of what was recommended", () => {
  assert.equal(UnitOrdered.say(ordered, names, by).zh, "派警：巡 P1（牵头）");
  assert.equal(UnitOrdered.say({ ...ordered, stationOrder: id }, names, by).en, "The station sent 巡 P1 (Lead)");
  assert.equal(
    UnitOrdered.say({ ...ordered, insteadOf: "P2", reason: "知道路" }, names, by).zh,
    "派警：巡 P1（牵头），未采用推荐的 P2：知道路",
  );
  assert.equal(StationOrdered.say({ stationOrder: id, station: "N" }, names, by).zh, "指令下达 北所");
});

test("a unit that could not be ordered is said with the words of the refusal", () => {
  const data = { unit: "P1", callsign: "P1", refused: "UnitNotAvailable", status: "outOfService" };
  assert.deepEqual(UnitNotOrdered.say(data, names, by), {
    zh: "未派出 P1：P1 当前不可派（暂停）",
    en: "P1 was not ordered: P1 cannot be ordered now (Out of service).",
  });
});

test("a step and an end say whose", () => {
  const of = { assignment: id, unit: "P1" };
  assert.equal(StepTaken.say({ ...of, step: "onScene" }, names, by).en, "P1 is on scene");
  assert.equal(AssignmentEnded.say({ ...of, ending: "done" }, names, by).zh, "P1 处警完毕");
  assert.equal(
    AssignmentEnded.say({ ...of, ending: "returned", reason: "flat tyre" }, names, by).en,
    "P1: Returned – flat tyre",
  );
});

test("alarms and forecasts say their times by the district's clock", () => {
  const waiting = { alert: id, level: 1, alerted: "shiftLeader" as const, since: at, priority: 1, seconds: 60 };
  assert.equal(WaitingOverdue.say(waiting, names, by).zh, "1 级警情自 16:00:05 起无人受派，超过 60 秒，预警值班长");
  assert.equal(
    PromiseBreachForecast.say({ tier: "post", due: at, expectedAt: "2026-11-25T08:03:00.000Z" }, names, by).en,
    "Arrival forecast for 16:03:00, after the promise of the Post or station tier (16:00:05)",
  );
});

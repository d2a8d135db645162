import assert from "node:assert/strict";
import { test } from "node:test";
import { SignedOff, SignedOn } from "../duty/facts.ts";
import { tagsOf } from "../access/sight.ts";
import type { Fact, FactDraft, Giver } from "../ground/fact.ts";
import { unitStream } from "./facts.ts";
import { CrewChanged } from "./unit-facts.ts";
import { incidentSeenBy, incidentWorkedOnBy, incidentWorkedOnWith, unitSeenBy } from "./sight.ts";
import { calltaker, crew, desk, dispatcher, hall } from "./testing/hall.ts";
import type { Unit } from "./unit.ts";
import { unitView } from "./unit-view.ts";

const sees = (by: Giver, seenBy: readonly string[]) => tagsOf(by).some((tag) => seenBy.includes(tag));
const south: Giver = { officer: "S2", role: "station", station: "south" };

test("a station sees what lies in its own area and what it was ordered to, and nothing else", async () => {
  const { open, incident, give } = await hall();
  const id = await open();
  assert.ok(!sees(desk, incidentSeenBy(await incident(id))));
  const inNorth = { ...(await incident(id)), liesIn: { station: "north" } };
  assert.ok(sees(desk, incidentSeenBy(inNorth)));
  assert.ok(!sees(south, incidentSeenBy(inNorth)));
  await give(dispatcher, "OrderStation", { incidentId: id, stationId: "south" });
  assert.ok(sees(south, incidentSeenBy(await incident(id))));
});

test("a unit sees its own job and no other; off post nobody sees any", async () => {
  const { open, incident, give } = await hall();
  const id = await open();
  await give(dispatcher, "OrderUnit", { incidentId: id, unitId: "N1" });
  const seenBy = incidentSeenBy(await incident(id));
  assert.ok(sees(crew("N1"), seenBy));
  assert.ok(!sees(crew("N2"), seenBy));
  assert.ok(!sees({ ...crew("N1"), offPost: true }, seenBy));
  assert.ok(!sees({ ...dispatcher, offPost: true }, seenBy));
});

test("the crew that is assigned works on it until it clears, the crew that is not and the hall do not", async () => {
  const { open, incident, give } = await hall();
  const id = await open();
  assert.deepEqual(incidentWorkedOnBy(await incident(id)), []);
  const { id: assignmentId } = await give(dispatcher, "OrderUnit", { incidentId: id, unitId: "N1" });
  assert.deepEqual(incidentWorkedOnBy(await incident(id)), ["unit:N1"]);
  await give(dispatcher, "CancelAssignment", { incidentId: id, assignmentId, reason: "误派" });
  assert.deepEqual(incidentWorkedOnBy(await incident(id)), []);
});

test("whoever works on a call of an incident works on the incident: on the one it opened and the one it joined", async () => {
  const { incident, give } = await hall();
  const ring = async () => (await give(calltaker, "RingCall", { channel: "voice", kind: "emergency" })).id;
  const [first, second] = [await ring(), await ring()];
  const { id } = await give(calltaker, "OpenIncident", { callId: first, type: "quarrel", place: { words: "人民路" } });
  await give(calltaker, "JoinCall", { callId: second, incidentId: id });
  assert.deepEqual(incidentWorkedOnWith(await incident(id)), [`call/${first}`, `call/${second}`]);
});

test("a department that is called in sees the incident and may add to it; another may not", async () => {
  const { open, incident, give, tell } = await hall();
  const id = await open();
  const traffic: Giver = { officer: "T1", role: "department", department: "traffic" };
  await tell("RegisterDepartment", { id: "traffic", name: { zh: "交警大队", en: "Traffic" } });
  const words = { incidentId: id, text: "已派事故处理员" };
  assert.equal((await give(traffic, "AddNarrative", words)).refused, "NotYourDepartment");
  assert.equal(
    (await give(dispatcher, "JoinDepartment", { incidentId: id, department: "none" })).refused,
    "DepartmentUnknown",
  );
  const joined = { incidentId: id, department: "traffic" };
  assert.equal((await give(dispatcher, "JoinDepartment", joined)).refused, undefined);
  assert.equal((await give(dispatcher, "JoinDepartment", joined)).refused, "DepartmentAlreadyJoined");
  assert.ok(sees(traffic, incidentSeenBy(await incident(id))));
  assert.ok(!sees({ ...traffic, department: "legal" }, incidentSeenBy(await incident(id))));
  assert.equal((await give(traffic, "AddNarrative", words)).refused, undefined);
});

const told = (draft: FactDraft, at: string): Fact => ({
  ...{ writer: "w", n: 1, hlc: "", order: "o", by: { officer: "x", role: "unit" }, streams: draft.streams },
  ...{ type: draft.type, version: 1, occurredAt: at, recordedAt: at, data: draft.data },
});

test("the first of a crew who signs on puts the unit on duty, the last who signs off takes it off", async () => {
  const { unit } = await hall();
  const power = { role: "unit" as const, unit: "N1" };
  const on = (person: string) => SignedOn.draft([unitStream("N1")], { person, power });
  const off = (person: string) => SignedOff.draft([unitStream("N1")], { person, power });
  const steps = [off("a"), on("a"), on("b"), off("a"), off("b")];
  let state: Unit | null = await unit("N1");
  const seen = steps.map((draft, index) => {
    state = unitView.evolve(state, told(draft, `2026-11-23T0${index}:00:00.000Z`), unitStream("N1"));
    return [state?.status, state?.onPost];
  });
  assert.deepEqual(seen, [
    ["offDuty", []],
    ["standby", ["a"]],
    ["standby", ["a", "b"]],
    ["standby", ["b"]],
    ["offDuty", []],
  ]);
  assert.ok(unitSeenBy(await unit("N1")).includes("support"));
});

test("whom the crew does not name is of it from sign-on to sign-off, until somebody says who the crew is", async () => {
  const { unit } = await hall();
  const power = { role: "unit" as const, unit: "N1" };
  const on = (person: string, sworn: boolean) => SignedOn.draft([unitStream("N1")], { person, power, sworn });
  const off = (person: string) => SignedOff.draft([unitStream("N1")], { person, power });
  const crew = [{ badge: "a", sworn: false, post: "leader" as const }];
  const steps = [
    ...[CrewChanged.draft([unitStream("N1")], { unit: "N1", crew }), on("a", false), on("b", true), on("c", false)],
    ...[off("c"), off("b"), on("b", true), CrewChanged.draft([unitStream("N1")], { unit: "N1", crew }), off("b")],
  ];
  let state: Unit | null = { ...(await unit("N1")), crew: [] };
  const seen = steps.map((draft, index) => {
    state = unitView.evolve(state, told(draft, `2026-11-23T0${index}:00:00.000Z`), unitStream("N1"));
    return state?.crew.map(({ badge, sworn }) => badge + (sworn ? "!" : "")).join(" ");
  });
  assert.deepEqual(seen, ["a", "a", "a b!", "a b! c", "a b!", "a", "a b!", "a", "a"]);
  assert.equal(state?.crew[0]?.post, "leader");
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eventually, testServer } from "./testing/test-server.ts";

/* 投诉: a complaint about the service is hidden from the unit and the station complained of, in every read, count and push. */

const server = await testServer();
after(server.close);
const { ask, get, give, must, token, listen } = server;

const system = token("systemAdministrator");
for (const id of ["N", "S"]) await must("RegisterStation", { id, name: { zh: id, en: id }, point: [110, 31] }, system);
for (const [unit, station] of [
  ["N-1", "N"],
  ["S-1", "S"],
]) {
  await must("RegisterUnit", { unit, callsign: unit, kind: "patrol", station, crew: [], capabilities: [] }, system);
}

const calltaker = token("calltaker", { officer: "C1" });
/** A call-taker of the hall who belongs to the station complained of. */
const theirOwn = token("calltaker", { officer: "C2", part: "N" });
const leader = token("shiftLeader", { officer: "L1" });
const supervisor = token("supervisor", { officer: "V1" });
const dispatcher = token("dispatcher", { officer: "D1" });
const station = token("station", { officer: "N-desk", station: "N" });
const unit = token("unit", { officer: "N-crew", unit: "N-1" });
const reader = token("reader", { officer: "R1" });

const everyone = { calltaker, theirOwn, leader, supervisor, dispatcher, station, unit, reader };
const mayKnow = new Set(["calltaker", "leader", "supervisor"]);

/** Watched from before the call is a complaint, so that what is already on screen must be taken back. */
const watching = await Promise.all(
  Object.entries(everyone).map(async ([name, by]) => ({ name, live: await listen(by) })),
);
after(() => Promise.all(watching.map(({ live }) => live.close())));

const call = await must("RingCall", { channel: "voice", kind: "emergency", number: "555 0100" }, calltaker);
await must("AnswerCall", { callId: call }, calltaker);
await must(
  "NoteCall",
  { callId: call, kind: "complaint", said: "巡逻车闯红灯", aboutUnit: "N-1", aboutStation: "N" },
  calltaker,
);
const later = await must("NoteCall", { callId: call, said: "还有第二次" }, calltaker);

// What everybody may know comes after: whoever has been told of it has been told of all that came before.
await must(
  "DefineIncidentType",
  { code: "last", name: { zh: "末", en: "Last" }, priority: 4, enforcement: false },
  system,
);
for (const { live } of watching) {
  await eventually(() => JSON.stringify(live.reader.held.get("district/home") ?? "").includes('"last"'));
}

const listed = async (by: string, query = "") => {
  const reply = await get(`/api/v1/calls${query}`, by);
  return reply.status === 200 && (reply.content["calls"] as { id: string }[]).some(({ id }) => id === call);
};

for (const [name, by] of Object.entries(everyone)) {
  const may = mayKnow.has(name);
  test(`${name} ${may ? "sees" : "does not see"} the complaint in any list, card, board, opening or push`, async () => {
    assert.equal(await listed(by), may, "list");
    assert.equal(await listed(by, "?kind=complaint"), may, "filtered list");
    assert.equal(await listed(by, "?state=live"), may, "list by state");
    assert.equal((await get(`/api/v1/calls/${call}`, by)).status === 200, may, "card");
    const board = (await get("/api/v1/board", by)).content["streams"] as Record<string, unknown>;
    assert.equal(`call/${call}` in board, may, "board");
    assert.equal(
      JSON.stringify(board).includes("N-1") && JSON.stringify(board).includes("aboutUnit"),
      may,
      "any state",
    );
    const opening = await ask("POST", "/api/v1/openings", by, { stream: `call/${call}`, purpose: "complaint" });
    assert.equal(opening.status === 200, may, "opening");
    const live = watching.find((one) => one.name === name)?.live.reader;
    assert.ok(live);
    const told = live.frames.map(({ content }) => JSON.stringify(content));
    assert.equal(
      told.some((text) => text.includes(later) || text.includes("aboutUnit")),
      may,
      "push",
    );
    assert.equal(live.held.has(`call/${call}`), may, "what the screen holds");
  });
}

test("no count tells of it: neither the intervals nor anything a station or a unit may read", async () => {
  for (const by of [station, unit, reader, theirOwn]) {
    for (const path of ["incidents", "units", "board", "statistics/intervals", "statistics/steps", "positions"]) {
      const text = JSON.stringify((await get(`/api/v1/${path}`, by)).content);
      assert.ok(!text.includes(call), path);
      assert.ok(!text.includes("complaint"), path);
    }
  }
});

test("a complaint about a unit or a part that there is not would be hidden from nobody, and is refused by its field", async () => {
  const named = await must("RingCall", { channel: "voice", kind: "complaint" }, calltaker);
  for (const [field, what] of [
    ["aboutUnit", "一中队"],
    ["aboutStation", "N-1"],
    ["aboutDepartment", "constructor"],
  ] as const) {
    const { status, content } = await give("NoteCall", { callId: named, kind: "complaint", [field]: what }, calltaker);
    assert.deepEqual([status, content["code"], content["field"]], [404, "ComplainedOfUnknown", field], field);
  }
  await must("NoteCall", { callId: named, kind: "complaint", aboutUnit: "S-1", aboutOfficer: "310099" }, calltaker);
  assert.equal((await get(`/api/v1/calls/${named}`, token("unit", { officer: "S-crew", unit: "S-1" }))).status, 403);
});

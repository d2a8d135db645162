import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateGranted, PersonDisabled, personStream, PowerGranted } from "../access/people-facts.ts";
import { hour, offPost, rosterHall, start, unitPower, warningsSaid } from "./testing/roster-hall.ts";

const d1 = offPost("D1", "dispatcher");
const l1 = offPost("L1", "shiftLeader");
const certified = (until?: string) =>
  CertificateGranted.draft([personStream("D1")], {
    ...{ person: "D1", certificate: "dispatching" },
    ...(until === undefined ? {} : { until }),
  });

test("at a post one takes up the shift that goes on, or the one that begins within the hour", async () => {
  const cases: readonly (readonly [from: number, to: number, taken: boolean])[] = [
    [0, 8, true],
    [-3, 1, true],
    [1, 9, true],
    [1 + 1 / 3600, 9, false],
    [-8, 0, false],
  ];
  for (const [from, to, taken] of cases) {
    const { give, plan, tell, person } = await rosterHall();
    await tell(certified());
    const shift = await plan("D1", "seat", from, to);
    const given = await give(d1, "SignOn", { post: "seat" });
    assert.deepEqual(warningsSaid(given), taken ? [] : ["notOnRoster"]);
    const { onPost } = await person("D1");
    assert.deepEqual([onPost?.post, onPost?.shift, onPost?.since], ["seat", taken ? shift : undefined, start]);
  }
});

test("between the end of one shift and the beginning of the next, the one that goes on is taken", async () => {
  const { give, plan, person } = await rosterHall();
  const now = await plan("D1", "seat", -8, 0.5);
  const next = await plan("D1", "seat", 0.5, 8);
  await give(d1, "SignOn", { post: "seat" });
  assert.equal((await person("D1")).onPost?.shift, now);
  assert.notEqual(now, next);
});

test("a shift at another post is not one's shift here", async () => {
  const { give, plan, tell } = await rosterHall();
  await tell(PowerGranted.draft([personStream("D1")], { person: "D1", power: { role: "shiftLeader" } }));
  await plan("D1", "seat", 0, 8);
  assert.deepEqual(warningsSaid(await give(d1, "SignOn", { post: "leader" })), ["notOnRoster"]);
});

test("a certificate that is missing, or ends during the shift, is recorded and holds nobody up", async () => {
  const cases: readonly (readonly [until: string | undefined, said: readonly string[]])[] = [
    [undefined, []],
    ["2026-11-02", ["certificateEnding"]],
    ["2026-11-01", ["certificateMissing"]],
  ];
  for (const [until, said] of cases) {
    const { give, plan, tell } = await rosterHall();
    await tell(certified(until));
    await plan("D1", "seat", 0, 24);
    assert.deepEqual(warningsSaid(await give(d1, "SignOn", { post: "seat" })), said);
  }
  const { give, plan } = await rosterHall();
  await plan("D1", "seat", 0, 8);
  assert.deepEqual(warningsSaid(await give(d1, "SignOn", { post: "seat" })), ["certificateMissing"]);
});

test("rest counts from the last time on post, but not for one who comes back within the same shift", async () => {
  const { give, plan, pass } = await rosterHall();
  await plan("L1", "leader", 0, 8);
  await plan("L1", "leader", 18, 26);
  const on = () => give(l1, "SignOn", { post: "leader" });
  const off = () => give({ officer: "L1", role: "shiftLeader" }, "SignOff", {});
  assert.deepEqual(warningsSaid(await on()), []);
  pass(4);
  await off();
  pass(1);
  assert.deepEqual(warningsSaid(await on()), []);
  pass(3);
  await off();
  pass(10);
  assert.deepEqual(warningsSaid(await on()), ["restShort"]);
  pass(8);
  await off();
  pass(11);
  assert.deepEqual(warningsSaid(await on()), ["notOnRoster"]);
});

test("the power alone is enough for a post outside the roster", async () => {
  const { give, person } = await rosterHall();
  const given = await give(offPost("C1", "unit"), "SignOn", { power: unitPower });
  assert.deepEqual(warningsSaid(given), ["notOnRoster"]);
  assert.deepEqual((await person("C1")).onPost?.power, unitPower);
  assert.deepEqual(given.facts[0]?.streams, ["person/C1", "unit/U1"]);
});

test("a crew's signing on is told to its unit and its post, a dispatcher's to the post only", async () => {
  const { give } = await rosterHall();
  const crew = await give(offPost("C1", "unit"), "SignOn", { post: "crew" });
  assert.deepEqual(crew.facts[0]?.streams, ["person/C1", "post/crew", "unit/U1"]);
  const seat = await give(d1, "SignOn", { post: "seat" });
  assert.deepEqual(seat.facts[0]?.streams, ["person/D1", "post/seat"]);
});

test("without the power of the post, in its place and in force, nobody signs on", async () => {
  const { give, tell, pass } = await rosterHall();
  const on = (by: typeof d1, body: object) => give(by, "SignOn", body);
  assert.equal((await on(d1, { post: "leader" })).refused, "PowerMissing");
  assert.equal((await on(d1, { power: { role: "station", station: "north" } })).refused, "PowerMissing");
  assert.equal(
    (await on(offPost("S1", "station"), { power: { role: "station", station: "south" } })).refused,
    "PowerMissing",
  );
  const temporary = { role: "shiftLeader" as const, until: "2026-11-02" };
  await tell(PowerGranted.draft([personStream("D2")], { person: "D2", power: temporary }));
  pass(16);
  assert.equal((await on(offPost("D2", "dispatcher"), { post: "leader" })).refused, "PowerMissing");
  // Until midnight of the last day it counts; entered after the fact, what counts is when it was.
  const late = await give(offPost("D2", "dispatcher"), "SignOn", { post: "leader" }, hour(15.9));
  assert.equal(late.refused, undefined);
});

test("somebody who is a reader by day signs on at the post they have the power for; a guest of the bureau at none", async () => {
  const { give } = await rosterHall();
  assert.equal((await give({ officer: "D1", role: "partner" }, "SignOn", { post: "seat" })).refused, "RoleNotAllowed");
  assert.equal((await give({ officer: "D1", role: "reader" }, "SignOn", { post: "seat" })).refused, undefined);
});

test("an administrator's power is none to sign on with", async () => {
  const { give, tell } = await rosterHall();
  const power = { role: "auditAdministrator" as const };
  await tell(PowerGranted.draft([personStream("D1")], { person: "D1", power }));
  assert.equal((await give(d1, "SignOn", { power })).refused, "PowerMissing");
});

test("one is on post once, as one thing, at a post that exists, if one is on the staff and not disabled", async () => {
  const { give, tell } = await rosterHall();
  assert.equal((await give(d1, "SignOn", {})).refused, "PostOrPower");
  assert.equal((await give(d1, "SignOn", { post: "seat", power: { role: "dispatcher" } })).refused, "PostOrPower");
  assert.equal((await give(d1, "SignOn", { post: "nowhere" })).refused, "PostUnknown");
  assert.equal((await give(offPost("X9", "dispatcher"), "SignOn", { post: "seat" })).refused, "PersonUnknown");
  await give(d1, "SignOn", { post: "seat" });
  const again = { officer: "D1", role: "dispatcher" };
  assert.equal((await give(again, "SignOn", { post: "seat" })).refused, "AlreadyOnPost");
  await tell(PersonDisabled.draft([personStream("D2")], { person: "D2", reason: "left" }));
  assert.equal((await give(offPost("D2", "dispatcher"), "SignOn", { post: "seat" })).refused, "PersonIsDisabled");
});

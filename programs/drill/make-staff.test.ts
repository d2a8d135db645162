import assert from "node:assert/strict";
import { test } from "node:test";
import { personStream } from "../../src/access/people-facts.ts";
import { districtView } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import { readIn } from "../../src/ground/fold.ts";
import { noServices, servicesView } from "../../src/tasking/service.ts";
import { servicesStream } from "../../src/tasking/service-facts.ts";
import { standardServices } from "../../src/tasking/standard-services.ts";
import { rulebook } from "../server/rooms.ts";
import { memoryDistrict } from "./testing/drill-district.ts";
import { makeDistrict } from "../../src/district/server/make-district.ts";
import { makeStaff } from "./make-staff.ts";
import { anheForceOnDuty, planAhead } from "./plan-ahead.ts";

type District = ReturnType<typeof memoryDistrict>;

const dayMs = 86_400_000;
const security = { officer: "S1", role: "securityAdministrator" };
const system = { officer: "system", role: "shiftLeader" };

/** The district without its people. */
async function unmanned(): Promise<District> {
  const district = memoryDistrict();
  await makeDistrict({ book: rulebook, ...district, kind: "demo" });
  return district;
}

/** Gives the district its people, but is killed after so many orders. */
async function makeAndBreak(district: District, orders: number): Promise<void> {
  let left = orders;
  const submit: typeof district.submit = (request) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : district.submit(request);
  };
  await assert.rejects(makeStaff({ book: rulebook, ...district, submit }), { message: "killed" });
}

/** Everybody as they stand; what is drawn anew at each making (ids, sealed names) left out. */
async function everybody(district: District) {
  const people = (await district.people()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return people.map(({ shifts, name, ...person }) => ({
    ...person,
    name: Buffer.from(name.cipher, "base64").toString(),
    shifts: shifts.map(({ post, from, to }) => `${post} ${from} ${to}`),
  }));
}

async function shiftDays(district: District, person: string): Promise<readonly string[]> {
  const { shifts = [] } = (await district.people()).find(({ id }) => id === person) ?? {};
  return shifts.map(({ from }) => from);
}

test("the rules accept every order that makes the staff, and making it again records nothing", async () => {
  const district = await unmanned();
  await makeStaff({ book: rulebook, ...district });
  assert.deepEqual(district.refused, []);
  assert.equal((await district.people()).length, anheForceOnDuty.staff.length);
  const facts = district.journal.head();
  await makeStaff({ book: rulebook, ...district });
  assert.equal(district.journal.head(), facts);
});

test("powers are given at the founding, when there is nobody who could be the second person", async () => {
  const district = await unmanned();
  await makeStaff({ book: rulebook, ...district });
  const granted = (await district.facts()).filter(({ type }) => type === "PowerGranted");
  assert.ok(granted.length > anheForceOnDuty.staff.length);
  assert.ok(granted.every(({ data }) => (data as { alone?: boolean }).alone === true));
});

test("the service menu is in force from the founding: each item is answered by a part that is there", async () => {
  const district = await unmanned();
  await makeStaff({ book: rulebook, ...district });
  const facts = await district.facts();
  assert.ok(!facts.some(({ type }) => type === "ActProposed"));
  const states = await district.journal.states([servicesStream, districtStream]);
  const read = readIn(states);
  const { services } = read(servicesView, servicesStream) ?? noServices;
  const departments = read(districtView, districtStream)?.departments ?? {};
  assert.deepEqual(Object.keys(services).toSorted(), standardServices.map(({ service }) => service).toSorted());
  for (const { answeredBy } of Object.values(services)) {
    for (const { kind, id = "" } of answeredBy) {
      assert.ok(kind === "hall" || kind === "supervision" || departments[id] !== undefined, `${kind} ${id}`);
    }
  }
});

test("a start killed while making the staff is completed by the next", async () => {
  const whole = await unmanned();
  const before = whole.journal.head();
  let orders = 0;
  const submit: typeof whole.submit = (request) => {
    orders += 1;
    return whole.submit(request);
  };
  await makeStaff({ book: rulebook, ...whole, submit });
  const wanted = await everybody(whole);
  const facts = whole.journal.head() - before;
  assert.ok(orders > 700, `${orders}`);
  for (const killed of [0, 1, 150, 399, 500, orders - 25, orders - 10, orders - 2, orders - 1]) {
    const district = await unmanned();
    await makeAndBreak(district, killed);
    await makeStaff({ book: rulebook, ...district });
    assert.deepEqual(await everybody(district), wanted, `killed after ${killed} orders`);
    assert.equal(district.journal.head() - before, facts, `killed after ${killed} orders`);
    assert.deepEqual(district.refused, []);
  }
});

test("the roster is planned a fortnight ahead, day after day and after a long stop", async () => {
  const district = await unmanned();
  await makeStaff({ book: rulebook, ...district });
  const leaders = anheForceOnDuty.staff.filter(({ duty }) => duty?.post === "hall-leader").map(({ person }) => person);
  const last = async () => (await Promise.all(leaders.map((one) => shiftDays(district, one)))).flat().toSorted().at(-1);
  for (const days of [0, 1, 2, 30]) {
    district.clock.now = Date.parse("2026-11-23T08:00:00.000Z") + days * dayMs;
    await planAhead({ book: rulebook, ...district });
    const begins = new Date(district.clock.now + 14 * dayMs).toISOString().slice(0, 10);
    // The last shift of a day of the district's calendar begins at 16:00, which is 08:00 UTC.
    assert.equal(await last(), `${begins}T08:00:00.000Z`);
  }
  assert.deepEqual(district.refused, []);
});

test("what was taken off the roster stays off it, and who is disabled is planned no more", async () => {
  const district = await unmanned();
  await makeStaff({ book: rulebook, ...district });
  const [first, second] = anheForceOnDuty.staff.filter(({ duty }) => duty?.post === "hall-leader");
  assert.ok(first !== undefined && second !== undefined);
  const person = (await district.people()).find(({ id }) => id === first.person);
  const shift = person?.shifts.find(({ from }) => from > new Date(district.clock.now + dayMs).toISOString());
  assert.ok(shift !== undefined);
  const body = { part: "command", month: "2026-11", add: [], remove: [shift.shift] };
  assert.ok((await district.give("PlanShifts", body, system)).accepted);
  const disabled = await district.give("DisablePerson", { person: second.person, reason: "调离" }, security);
  assert.ok(disabled.accepted, JSON.stringify(disabled));
  const before = await shiftDays(district, second.person);
  district.clock.now += 3 * dayMs;
  await makeStaff({ book: rulebook, ...district });
  assert.ok(!(await shiftDays(district, first.person)).includes(shift.from));
  assert.deepEqual(await shiftDays(district, second.person), before);
  const facts = await district.journal.factsOf(personStream(first.person));
  assert.equal(facts.filter(({ type }) => type === "PersonRegistered").length, 1);
  assert.deepEqual(district.refused, []);
});

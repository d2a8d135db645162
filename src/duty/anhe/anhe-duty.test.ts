import assert from "node:assert/strict";
import { test } from "node:test";
import { anheForce, anheOrders, anheSeed } from "../../district/anhe/anhe.ts";
import type { Shift } from "../facts.ts";
import { leads, strengthWarnings } from "../strength.ts";
import { hourWarnings } from "../rest.ts";
import { judgeApart, mayHold } from "../../access/power-rules.ts";
import { administrators } from "../../access/role.ts";
import { noPosts } from "../posts.ts";
import { foundingOrders } from "./founding.ts";
import { anhePosts } from "./posts.ts";
import { planAnhe, rosterOf } from "./rosters.ts";
import { anheStaff } from "./staff.ts";

const staff = anheStaff();
const posts = anhePosts();
const force = { posts, staff };
const days = { first: "2026-11-23", last: "2026-12-20" };
const isWeekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
const shifts = rosterOf(force, days, isWeekday).map((shift, index): Shift => ({ ...shift, shift: String(index) }));

test("Anhe has about 400 people, each with a badge and a name of their own, the same for the same seed", () => {
  assert.ok(staff.length >= 390 && staff.length <= 420, `${staff.length}`);
  assert.equal(new Set(staff.map(({ person }) => person)).size, staff.length);
  assert.equal(new Set(staff.map(({ name }) => name)).size, staff.length);
  assert.deepEqual(anheStaff(anheSeed), staff);
  assert.notDeepEqual(anheStaff(7), staff);
});

test("every badge of a crew is a person's, sworn as the crew says, on the roster at that crew's post", () => {
  for (const { unit, crew } of anheForce().units) {
    for (const { badge, sworn } of crew) {
      const member = staff.find(({ person }) => person === badge);
      assert.equal(member?.kind, sworn ? "officer" : "auxiliary", badge);
      assert.equal(member.duty?.post, `crew-${unit}`);
      assert.deepEqual(member.powers, [{ role: "unit", unit }]);
    }
  }
});

test("the law allows everybody what they hold, and the three administrators are different people", () => {
  for (const { person, kind, powers } of staff) {
    for (const { role } of powers) assert.ok(mayHold(kind, role), `${person} ${role}`);
    assert.equal(judgeApart(person, powers), undefined);
  }
  const holders = administrators.map((role) => staff.filter(({ powers }) => powers.some((one) => one.role === role)));
  assert.deepEqual(
    holders.map(({ length }) => length),
    [1, 2, 1],
  );
});

test("every part of the organisation has one who leads it", () => {
  const parts = anheOrders().flatMap(({ name, body }) =>
    name === "RegisterDepartment" || name === "RegisterStation" ? [(body as { id: string }).id] : [],
  );
  const leading = staff.flatMap(({ part, leads: isHead }) => (isHead ? [part] : []));
  assert.deepEqual(leading.toSorted(), ["bureau", ...parts].toSorted());
});

test("whoever is on the roster has the power and the certificates of the post", () => {
  for (const { person, powers, certificates, duty } of staff) {
    if (duty === undefined) continue;
    const post = posts.find((one) => one.post === duty.post);
    assert.ok(post !== undefined, duty.post);
    assert.ok(
      powers.some((power) => JSON.stringify(power) === JSON.stringify(post.power)),
      `${person} ${duty.post}`,
    );
    assert.deepEqual(
      certificates.map(({ certificate }) => certificate),
      post.needs,
    );
  }
  const ending = staff.flatMap(({ certificates }) => certificates.filter(({ days: left }) => left <= 60));
  assert.ok(ending.length > 10 && ending.length < 40, `${ending.length}`);
});

test("four weeks of the roster have their leader every hour and no post below its strength", () => {
  const [from, to] = ["2026-11-24T00:00:00.000Z", "2026-12-20T00:00:00.000Z"];
  const short = posts.flatMap((post) => strengthWarnings(post, shifts, from, to));
  assert.deepEqual(short, []);
  assert.equal(posts.filter(leads).length, 11);
});

test("every station has a crew on the streets at every hour", () => {
  const { stations, units } = anheForce();
  for (const { id } of stations) {
    const own = new Set(units.filter(({ station }) => station === id).map(({ unit }) => `crew-${unit}`));
    const post = { post: "any", name: { zh: "", en: "" }, part: id, power: { role: "unit" as const }, needs: [] };
    const crews = shifts.filter((shift) => own.has(shift.post)).map((shift) => ({ ...shift, post: "any" }));
    const alone = strengthWarnings(
      { ...post, least: 1, always: false },
      crews,
      "2026-11-24T00:00:00.000Z",
      "2026-12-20T00:00:00.000Z",
    );
    assert.deepEqual(alone, [], id);
  }
});

test("only the desks' duties of 24 hours are longer than the week's rule, and nobody is short of rest", () => {
  const warned = staff.flatMap(({ person }) =>
    hourWarnings(
      person,
      shifts.filter((shift) => shift.person === person),
      noPosts.rest,
    ),
  );
  assert.ok(warned.length > 0);
  for (const { what, person } of warned) {
    assert.equal(what, "weekLong");
    assert.match(staff.find((one) => one.person === person)?.duty?.post ?? "", /^desk-/);
  }
});

test("a roster planned bit by bit is the one planned at once, in orders of at most 400 shifts of one part and month", () => {
  const planned = new Map<string, string>();
  const bit = (last: string) =>
    planAnhe(force, {
      days: { first: days.first, last },
      isWorkingDay: isWeekday,
      plannedTo: (post) => planned.get(post),
      hasPost: () => true,
      hasPerson: () => true,
    });
  const bits = ["2026-11-29", "2026-12-02", "2026-12-02", "2026-12-11", days.last].flatMap((last) => {
    const orders = bit(last);
    for (const { add } of orders) {
      for (const { post, from } of add) {
        const day = new Date(Date.parse(from) + 480 * 60_000).toISOString().slice(0, 10);
        if (day > (planned.get(post) ?? "")) planned.set(post, day);
      }
    }
    return orders;
  });
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
  const plain = rosterOf(force, days, isWeekday);
  assert.deepEqual(sorted(bits.flatMap(({ add }) => add)), sorted(plain));
  for (const { part, month, add } of bits) {
    assert.ok(add.length > 0 && add.length <= 400, `${add.length}`);
    assert.ok(add.every(({ post }) => posts.find((one) => one.post === post)?.part === part));
    assert.ok(add.every(({ from }) => new Date(Date.parse(from) + 480 * 60_000).toISOString().startsWith(month)));
  }
});

test("who cannot be planned, and a post that is not there, are left out", () => {
  const gone = staff.find(({ duty }) => duty?.post === "hall-leader")?.person;
  const orders = planAnhe(force, {
    days,
    isWorkingDay: isWeekday,
    plannedTo: () => undefined,
    hasPost: ({ post }) => post !== "hall-support",
    hasPerson: (person) => person !== gone,
  });
  const added = orders.flatMap(({ add }) => add);
  assert.ok(added.some(({ post }) => post === "hall-leader"));
  assert.ok(added.every(({ post, person }) => post !== "hall-support" && person !== gone));
});

test("people already known are not registered again", () => {
  const [registering = []] = foundingOrders(force, () => false, "2026-11-23T08:00:00.000Z");
  assert.equal(registering.length, staff.length);
  const [again = []] = foundingOrders(force, () => true, "2026-11-23T08:00:00.000Z");
  assert.deepEqual(again, []);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Shift } from "../facts.ts";
import {
  differencesOf,
  type Draft,
  isEmpty,
  moving,
  noDraft,
  plansOf,
  shiftsAfter,
  undone,
  withChange,
  withoutMonth,
} from "./roster-draft.ts";
import { instantOn } from "../../ground/zone.ts";

const zone = "Asia/Shanghai";
const on = (id: string, person: string, day: string, from = 480, minutes = 720): Shift => ({
  ...{ shift: id, person, post: "desk" },
  from: instantOn(day, from, zone),
  to: instantOn(day, from + minutes, zone),
});
const stored = [on("a", "P1", "2026-11-24"), on("b", "P2", "2026-11-25", 1200)];
const wanted = ({ person, post, from, to }: Shift) => ({ person, post, from, to });
const add = (...shifts: readonly Shift[]) => ({ add: shifts.map(wanted), remove: [] });
const [first = on("", "", ""), second = on("", "", "")] = stored;

function moved(draft: Draft, id: string, where: Parameters<typeof moving>[1]): Draft {
  const shift = shiftsAfter(stored, draft).find((one) => one.shift === id);
  assert.ok(shift, id);
  return withChange(draft, stored, moving(shift, where, zone));
}

test("a shift moved to another person and day keeps its time of day, over midnight too", () => {
  const draft = moved(noDraft, "b", { person: "P1", day: "2026-11-27" });
  const [to] = draft.added;
  assert.ok(to);
  assert.deepEqual(wanted(to), wanted(on("", "P1", "2026-11-27", 1200)));
  assert.deepEqual(draft.removed, ["b"]);
  assert.deepEqual(differencesOf(draft, stored), [{ kind: "moved", shift: second, to }]);
});

test("moved there and back, nothing is left to save", () => {
  const there = moved(noDraft, "a", { person: "P3" });
  const back = moved(there, there.added[0]?.shift ?? "", { person: "P1" });
  assert.equal(isEmpty(back), true);
  assert.deepEqual(shiftsAfter(stored, back), stored);
});

test("what is there already is not made twice", () => {
  assert.equal(isEmpty(withChange(noDraft, stored, add(first))), true);
  const once = withChange(noDraft, stored, add(on("", "P3", "2026-11-24")));
  assert.equal(withChange(once, stored, add(on("", "P3", "2026-11-24"))).added.length, 1);
});

test("a moved shift moved on is one difference from where it was stored", () => {
  const once = moved(noDraft, "a", { person: "P3" });
  const twice = moved(once, once.added[0]?.shift ?? "", { day: "2026-11-26" });
  assert.deepEqual(
    differencesOf(twice, stored).map(({ kind }) => kind),
    ["moved"],
  );
  const gone = withChange(twice, stored, { add: [], remove: [twice.added[0]?.shift ?? ""] });
  assert.deepEqual(differencesOf(gone, stored), [{ kind: "removed", shift: first }]);
});

test("each change can be taken back, to the beginning and not beyond", () => {
  const draft = moved(moved(noDraft, "a", { person: "P3" }), "b", { day: "2026-11-28" });
  assert.deepEqual(undone(undone(draft)), noDraft);
  assert.deepEqual(undone(noDraft), noDraft);
});

test("a plan is one order a month, and only what has begun asks for a reason", () => {
  const draft = withChange(moved(noDraft, "a", { day: "2026-12-01" }), stored, add(on("", "P9", "2026-11-01")));
  const now = instantOn("2026-11-10", 0, zone);
  assert.deepEqual(
    plansOf(draft, stored, { now, zone }).map(({ month, add: made, remove, begun }) => {
      return { month, made: made.length, remove, begun };
    }),
    [
      { month: "2026-11", made: 1, remove: ["a"], begun: true },
      { month: "2026-12", made: 1, remove: [], begun: false },
    ],
  );
});

test("the month of a shift is the one it begins in by the district's clock", () => {
  const night = on("", "P1", "2026-11-30", 1410, 720);
  const [plan] = plansOf(withChange(noDraft, stored, add(night)), stored, {
    now: "2026-01-01",
    zone,
  });
  assert.equal(plan?.month, "2026-11");
});

test("what somebody else has removed meanwhile is not removed again", () => {
  const draft = withChange(noDraft, stored, { add: [], remove: ["a", "b"] });
  const [plan] = plansOf(draft, [second], { now: "2026-01-01", zone });
  assert.deepEqual(plan?.remove, ["b"]);
});

test("a month that was given leaves the draft, the others stay", () => {
  const draft = moved(noDraft, "a", { day: "2026-12-01" });
  const [november, december] = plansOf(draft, stored, { now: "2026-01-01", zone });
  assert.ok(november && december);
  const left = withoutMonth(draft, november, zone);
  assert.deepEqual([left.removed, left.added.length], [[], 1]);
  assert.equal(isEmpty(withoutMonth(left, december, zone)), true);
});

test("whatever is done, the orders bring the stored roster to what the screen shows", () => {
  const step = fc.record({
    pick: fc.nat(9),
    kind: fc.constantFrom("move", "remove", "add", "undo"),
    person: fc.constantFrom("P1", "P2", "P3"),
    day: fc.constantFrom("2026-11-24", "2026-11-29", "2026-12-02"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let draft = noDraft;
      for (const { pick, kind, person, day } of steps) {
        const now = shiftsAfter(stored, draft);
        const shift = now[pick % Math.max(1, now.length)];
        if (kind === "undo") draft = undone(draft);
        else if (kind === "add") draft = withChange(draft, stored, add(on("", person, day)));
        else if (shift !== undefined && kind === "remove")
          draft = withChange(draft, stored, { add: [], remove: [shift.shift] });
        else if (shift !== undefined) draft = withChange(draft, stored, moving(shift, { person, day }, zone));
      }
      const plans = plansOf(draft, stored, { now: "2026-01-01", zone });
      const gone = plans.flatMap(({ remove }) => remove);
      const after = [
        ...stored.filter(({ shift }) => !gone.includes(shift)).map(wanted),
        ...plans.flatMap((plan) => plan.add),
      ];
      const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
      assert.deepEqual(sorted(after), sorted(shiftsAfter(stored, draft).map(wanted)));
    }),
  );
});

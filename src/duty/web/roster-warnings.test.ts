import assert from "node:assert/strict";
import { test } from "node:test";
import type { RosterWarning, Shift } from "../facts.ts";
import type { Person, Swap } from "../../access/person.ts";
import { noPosts, type Post } from "../posts.ts";
import { openSwaps, partIn, swapWarnings } from "./open-swaps.ts";
import { folded, isAbout, personWarnings, strengthOf, warningsBrought, warningsWithin } from "./roster-warnings.ts";
import { momentName, sentenceOfWarning } from "./warning-sentence.ts";
import { instantOn } from "../../ground/zone.ts";

const zone = "Asia/Shanghai";
const post: Post = {
  ...{ post: "desk", name: { zh: "值班", en: "Desk" }, part: "north", power: { role: "station", station: "north" } },
  ...{ needs: ["first-aid"], least: 1, always: false },
};
const rules = { posts: { desk: post }, rest: noPosts.rest, zone };
const on = (id: string, person: string, day: number, from: number, minutes: number): Shift => ({
  ...{ shift: id, person, post: "desk" },
  from: instantOn(`2026-11-${day}`, from, zone),
  to: instantOn(`2026-11-${day}`, from + minutes, zone),
});
const person = (id: string, shifts: readonly Shift[], more: object = {}) =>
  ({
    ...{ id, powers: [post.power], certificates: [{ certificate: "first-aid" }], shifts, swaps: [] },
    ...more,
  }) as unknown as Person;
const names = {
  person: (id: string) => `张${id}`,
  post: () => post.name,
  rest: noPosts.rest,
  zone,
};
const kinds = (warnings: readonly RosterWarning[]) => warnings.map(({ what }) => what).join(" ");

test("a warning shows at the shift that brings it, and only there", () => {
  const shifts = [on("night", "1", 24, 1200, 720), on("day", "1", 25, 720, 480), on("other", "2", 25, 720, 480)];
  const [short] = personWarnings(person("1", []), shifts.slice(0, 2), rules);
  assert.equal(short?.what, "restShort");
  assert.deepEqual(
    shifts.filter((shift) => short !== undefined && isAbout(short, shift)).map(({ shift }) => shift),
    ["day"],
  );
});

test("each kind of warning finds its shift", () => {
  const long = on("long", "1", 24, 0, 1500);
  const week = [20, 21, 22, 23, 24, 25].map((day) => on(`w${day}`, "1", day, 480, 720));
  const at = (shifts: readonly Shift[], of: Person) =>
    personWarnings(of, shifts, rules).map((warning) =>
      [warning.what, ...shifts.filter((shift) => isAbout(warning, shift)).map(({ shift }) => shift)].join(" "),
    );
  const without = person("1", [], { certificates: [], powers: [] });
  assert.deepEqual(at([long], without), ["shiftLong long", "powerMissing long", "certificateMissing long"]);
  assert.deepEqual(at(week, person("1", [])), ["weekLong w25"]);
  assert.deepEqual(at([on("a", "1", 24, 480, 720), on("b", "1", 24, 600, 60)], person("1", [])), ["twice b"]);
});

test("only what touches the screen is said, and a change is charged with nothing that was so before", () => {
  const before = [on("a", "1", 24, 1200, 720), on("b", "1", 25, 600, 480)];
  const after = [...before, on("c", "1", 26, 0, 240)];
  const all = personWarnings(person("1", before), before, rules);
  assert.equal(kinds(all), "restShort");
  assert.equal(kinds(warningsWithin(all, instantOn("2026-11-26", 0, zone), instantOn("2026-11-27", 0, zone))), "");
  const brought = warningsBrought(person("1", before), before, after, rules);
  assert.deepEqual(
    brought.map(({ what, to }) => [what, to]),
    [["restShort", instantOn("2026-11-26", 0, zone)]],
  );
});

test("warnings of a kind about one person are one line, what is new first and apart", () => {
  const say = (what: RosterWarning["what"], person: string, from: string, isNew = false) => {
    return { warning: { what, person, from }, isNew };
  };
  const all = [
    say("weekLong", "1", "a"),
    say("restShort", "1", "b"),
    say("weekLong", "2", "c"),
    say("weekLong", "1", "d"),
    say("weekLong", "1", "e", true),
  ];
  assert.deepEqual(
    folded(all).map((group) => group.map(({ warning }) => warning.from).join("")),
    ["e", "ad", "b", "c"],
  );
});

test("the strip names the posts that need somebody, with their gaps", () => {
  const [from, to] = [instantOn("2026-11-24", 0, zone), instantOn("2026-11-25", 0, zone)];
  const free: Post = { ...post, post: "free", least: 0 };
  const [only, ...others] = strengthOf([post, free], [on("a", "1", 24, 480, 960)], from, to);
  assert.deepEqual(others, []);
  assert.deepEqual(
    only?.gaps.map((gap) => [gap.what, gap.from, gap.to]),
    [["belowStrength", from, instantOn("2026-11-24", 480, zone)]],
  );
});

test("every warning is a sentence in both languages with nothing left to fill in", () => {
  const about = { person: "1", post: "desk", certificate: "first-aid" };
  const [from, to] = [instantOn("2026-11-24", 1200, zone), instantOn("2026-11-25", 0, zone)];
  const whats: readonly RosterWarning["what"][] = [
    ...(["restShort", "weekLong", "shiftLong", "certificateMissing", "certificateEnding"] as const),
    ...(["powerMissing", "belowStrength", "noLeader", "twice"] as const),
  ];
  for (const what of whats) {
    const { zh, en } = sentenceOfWarning({ what, ...about, from, to }, names);
    assert.doesNotMatch(zh + en, /[{}]|undefined/, what);
    assert.match(en, /^[A-Z张].*\.$/, what);
    assert.doesNotMatch(zh, /[。.]$/, what);
  }
  assert.deepEqual(sentenceOfWarning({ what: "restShort", person: "1", from, to }, names), {
    zh: "张1 班间只休息 4 小时，少于 11 小时（11月24日 20:00至11月24日 24:00）",
    en: "张1 rests only 4 h between shifts, less than 11 (24 Nov 20:00 to 24 Nov 24:00).",
  });
  assert.deepEqual(momentName(to, zone), { zh: "11月25日 00:00", en: "25 Nov 00:00" });
});

test("open swaps of a part are listed once though two people have them, and say what they would bring", () => {
  const shift = on("n", "1", 24, 1200, 720);
  const swap: Swap = { swap: "s", part: "north", month: "2026-11", shift, from: "1", to: "2", state: "agreed" };
  const people = [
    person("1", [shift], { swaps: [swap] }),
    person("2", [on("d", "2", 25, 720, 480)], { swaps: [swap, { ...swap, swap: "t", part: "south" }] }),
  ];
  assert.deepEqual(openSwaps(people, "north"), [swap]);
  assert.equal(kinds(swapWarnings(swap, people, rules)), "restShort");
  assert.equal(kinds(swapWarnings({ ...swap, forShift: on("d", "2", 25, 720, 480) }, people, rules)), "");
  assert.deepEqual(
    ["1", "2", "3"].map((officer) => partIn(swap, officer)),
    ["asked", "isAsked", "neither"],
  );
});

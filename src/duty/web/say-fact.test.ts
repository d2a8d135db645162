import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../district/district.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { dutyRoom } from "../room.ts";
import { sayFact } from "./say-fact.ts";

const district = {
  ...unnamedDistrict,
  stations: { N: { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] as const } },
};
const seat = {
  ...{ post: "seat-1", name: { zh: "一号席", en: "Seat 1" }, part: "bureau", power: { role: "dispatcher" as const } },
  ...{ needs: [], least: 0, always: false },
};
const names = {
  book: rulebookOf([dutyRoom]),
  district,
  posts: { "seat-1": seat },
  nameOf: (badge: string) => (badge === "A1" ? "王某" : badge),
};
const say = (type: string, data: object) => sayFact({ type, data }, names);

test("people have their names, and roles their place", () => {
  const power = { role: "station", station: "N" };
  assert.equal(say("PowerGranted", { person: "A1", power }).zh, "授予 王某（A1） 权限 派出所（北所）");
  assert.equal(say("SwapAsked", { from: "A1", to: "A2" }).en, "王某 (A1) asks A2 to take a shift");
});

test("a reason the sentence has no blank for comes after it, once", () => {
  assert.equal(say("PersonDisabled", { person: "A2", reason: "left" }).en, "A2 disabled: left");
  assert.equal(say("GlassBroken", { person: "A2", reason: "alone" }).en, "A2 broke the glass: alone");
  assert.match(say("GlassReviewed", { found: "notJustified", words: "不必要" }).zh, /：理由不成立：不必要$/);
});

test("codes have words, orders their titles, posts and parts their names, moments the district's time", () => {
  assert.match(say("SessionEnded", { person: "A2", why: "revoked" }).zh, /（被吊销）$/);
  assert.match(say("FactorSet", { person: "A2", factor: "totp" }).en, /: one-time code$/);
  assert.equal(say("ActApproved", { order: "GrantPowers" }).zh, "第二人批准 授予权限");
  assert.equal(say("PostDefined", { post: "seat-1" }).en, "Post Seat 1 defined");
  assert.match(say("ShiftsPlanned", { part: "N", month: "2026-11", person: "A1" }).zh, /^北所 2026-11/);
  assert.match(say("SignInLocked", { person: "A2", until: "2026-11-24T08:00:00.000Z" }).zh, /2026-11-24 16:00:00$/);
});

test("no fact of the room leaves a blank open, whatever it says, and an unknown one says its type", () => {
  for (const kind of dutyRoom.facts) {
    const { zh, en } = say(
      kind.type,
      kind.type.startsWith("Power") || kind.type === "SignedOn" ? { power: { role: "reader" } } : {},
    );
    assert.doesNotMatch(zh + en, /\{|undefined/, kind.type);
  }
  assert.deepEqual(say("Unheard", {}), { zh: "Unheard", en: "Unheard" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../district/district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { sayFact } from "../../journal/say-fact.ts";
import { accessRoom } from "../../access/room.ts";
import { dutyRoom } from "../room.ts";
import { factNames } from "./fact-names.ts";

const district = {
  ...unnamedDistrict,
  stations: { N: { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] as const } },
};
const seat = {
  ...{ post: "seat-1", name: { zh: "一号席", en: "Seat 1" }, part: "bureau", power: { role: "dispatcher" as const } },
  ...{ needs: [], least: 0, always: false },
};
const book = rulebookOf([accessRoom, dutyRoom]);
const names = factNames({
  book,
  district,
  posts: { "seat-1": seat },
  nameOf: (badge: string) => (badge === "A1" ? "王某" : badge),
});

function say(type: string, data: object): Sentence {
  const at = "2026-11-25T08:00:00.000Z";
  return sayFact(
    book,
    {
      ...{ writer: "w", n: 1, hlc: "0", order: "01JD0000000000000000000000", streams: [], type },
      ...{ by: { officer: "A1", role: "securityAdministrator" }, occurredAt: at, recordedAt: at, data },
      version: book.facts.get(type)?.version ?? 1,
    },
    names,
  );
}

test("people have their names, and roles their place", () => {
  const power = { role: "station", station: "N" };
  assert.equal(say("PowerGranted", { person: "A1", power }).zh, "授予 王某（A1） 权限 派出所（北所）");
  assert.equal(say("SwapAsked", { from: "A1", to: "A2" }).en, "王某 (A1) asks A2 to take a shift");
  assert.equal(say("SignedOn", { person: "A2", power }).en, "A2 signed on: Station desk (North)");
});

test("a link says who made it; before links named that, it was whoever gave the order", () => {
  const link = { person: "A2", why: "forgotten" };
  assert.match(say("EntryLinkMade", { ...link, maker: "@machine" }).en, /^The machine made a one-time link for A2/);
  assert.match(say("EntryLinkMade", link).zh, /^王某（A1） 为 A2 生成一次性链接/);
});

test("a reason comes after the sentence, once", () => {
  assert.equal(say("PersonDisabled", { person: "A2", reason: "left" }).en, "A2 disabled: left");
  assert.equal(say("GlassBroken", { person: "A2", reason: "alone" }).en, "A2 broke the glass: alone");
  assert.match(say("GlassReviewed", { found: "notJustified", words: "不必要" }).zh, /：理由不成立：不必要$/);
});

test("codes have words, orders their titles, posts and parts their names, moments the district's time", () => {
  assert.match(say("SessionEnded", { person: "A2", why: "revoked" }).zh, /（被吊销）$/);
  assert.match(say("FactorSet", { person: "A2", factor: "totp" }).en, /: one-time code$/);
  assert.equal(say("ActApproved", { order: "GrantPowers" }).zh, "第二人批准 授予权限");
  assert.equal(say("PostWithdrawn", { post: "seat-1", reason: "closed" }).en, "Post Seat 1 withdrawn: closed");
  assert.match(say("ShiftsPlanned", { part: "N", month: "2026-11", person: "A1" }).zh, /^北所 2026-11/);
  assert.match(say("SignInLocked", { person: "A2", until: "2026-11-24T08:00:00.000Z" }).zh, /2026-11-24 16:00:00$/);
});

test("what was counted says the account and the address where they are known", () => {
  const counted = { kind: "signInFailed", count: 3 };
  assert.equal(say("SecurityEventsCounted", counted).zh, "登录失败 3 次");
  assert.equal(
    say("SecurityEventsCounted", { ...counted, person: "A1", address: "10.0.0.7" }).en,
    "Failed sign-in: 3 · account 王某 (A1) · address 10.0.0.7",
  );
});

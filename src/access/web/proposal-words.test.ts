import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedDistrict } from "../../district/district.ts";
import { rulebookOf } from "../../journal/rulebook.ts";
import { accessRoom } from "../room.ts";
import { dutyRoom } from "../../duty/room.ts";
import { proposalWords } from "./proposal-words.ts";

const district = {
  ...unnamedDistrict,
  stations: { N: { id: "N", name: { zh: "北所", en: "North" }, point: [110, 31] as const } },
};
const names = {
  book: rulebookOf([accessRoom, dutyRoom]),
  district,
  nameOf: (badge: string) => (badge === "A1" ? "王某" : badge),
};

test("a grant says for whom which power, where and until when, and why", () => {
  const power = { role: "station", station: "N", until: "2026-12-31" };
  const body = {
    grants: [
      { person: "A1", power },
      { person: "A2", power: { role: "reader" } },
    ],
    reason: "new staff",
  };
  const { title, lines, reason } = proposalWords({ order: "GrantPowers", body }, names);
  assert.equal(title.zh, "授予权限");
  assert.deepEqual(
    lines.map(({ zh }) => zh),
    ["王某（A1）：派出所（北所），至 2026-12-31", "A2：查阅"],
  );
  assert.equal(lines[0]?.en, "王某 (A1): Station desk (North) until 2026-12-31");
  assert.equal(reason, "new staff");
});

test("a token says what it is for, what it may do, until when, and the orders it is limited to", () => {
  const power = { role: "station", station: "N", orders: ["SignOn", "Other"] };
  const body = { label: "feed", power, until: "2026-12-31T15:59:59.000Z" };
  assert.deepEqual(
    proposalWords({ order: "MakeToken", body }, names).lines.map(({ en }) => en),
    ["“feed”: Station desk (North), until 2026-12-31", "Only: Sign on, Other"],
  );
});

test("an order nobody has words for is shown as it was given", () => {
  const { title, lines } = proposalWords({ order: "Unheard", body: { days: 3, of: "calls" } }, names);
  assert.equal(title.en, "Unheard");
  assert.deepEqual(
    lines.map(({ en }) => en),
    ["days: 3", "of: calls"],
  );
});

test("fields within a field are said by themselves, each by the name people call it", () => {
  const body = { budgets: { unit: 25, other: 1 } };
  const fields = { unit: { zh: "单元", en: "unit" } };
  const { lines } = proposalWords({ order: "SetOpeningBudgets", body }, { ...names, fields });
  assert.deepEqual(lines, [
    { zh: "单元：25", en: "unit: 25" },
    { zh: "other：1", en: "other: 1" },
  ]);
});

test("a list of things and a name in both languages are said as people read them, not as they are stored", () => {
  const body = {
    name: { zh: "拖车", en: "Tow" },
    answeredBy: [{ kind: "department", id: "traffic" }, { kind: "hall" }],
    answer: [15, 30, 60],
    askers: [],
  };
  const { lines } = proposalWords({ order: "DefineService", body }, names);
  assert.deepEqual(
    lines.map(({ zh }) => zh),
    ["name：拖车", "answeredBy：kind：department、id：traffic；kind：hall", "answer：15、30、60", "askers：—"],
  );
  assert.equal(lines[0]?.en, "name: Tow");
  assert.doesNotMatch(lines.map(({ en }) => en).join(), /[{}[\]]/);
});

test("of several things that are set at once each has a line of its own, by its name", () => {
  const named = (zh: string, en: string, sign: number) => ({ service: en.toLowerCase(), name: { zh, en }, sign });
  const body = { services: [named("拖车", "Tow", 3), named("翻译", "Interpreter", 5)] };
  const { lines } = proposalWords({ order: "DefineServices", body }, names);
  assert.deepEqual(
    lines.map(({ zh }) => zh),
    ["拖车：service：tow、sign：3", "翻译：service：interpreter、sign：5"],
  );
});

test("what has a name in both languages is said by it, and each thing of a list by its fields", () => {
  const named = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });
  const body = {
    limit: {
      name: { zh: "询问", en: "Questioning" },
      starts: named("arrived", "到案", "arrived"),
      notCounted: [named("a", "约束", "restraint"), named("b", "就医", "hospital")],
      counted: [],
      ladder: [{ code: "24h", who: [named("h", "负责人", "head")], longer: { count: 24 } }],
    },
  };
  const { lines } = proposalWords({ order: "SetLimit", body }, names);
  assert.deepEqual(
    lines.map(({ en }) => en),
    [
      ...["name: Questioning", "starts: arrived", "notCounted: restraint, hospital", "counted: —"],
      "ladder: code: 24h, who: head, count: 24",
    ],
  );
  assert.equal(lines[2]?.zh, "notCounted：约束、就医");
});

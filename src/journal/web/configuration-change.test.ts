import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyDifferences, faultsIn, ownChanges, thingOf, type ComparedHere } from "./configuration-change.ts";

const fields = {
  name: { zh: "名称", en: "name" },
  zh: { zh: "中文", en: "Chinese" },
  parent: { zh: "上级", en: "parent" },
};
const row = (other: Partial<ComparedHere>): ComparedHere => ({
  ...{ order: "RegisterDepartment", key: "crime", standing: "changed", becomes: { id: "crime" } },
  ...other,
});
const refused = (code: string) => ({ refusal: { refused: code, details: {} } });

test("what differs is told field by field, also what is gone or new", () => {
  const was = { id: "a", name: { zh: "一", en: "One" }, parent: "x", list: [1, 2] };
  const becomes = { id: "a", name: { zh: "二", en: "One" }, list: [1, 2, 3] };
  assert.deepEqual(
    bodyDifferences(was, becomes, fields).map(({ key, name, was: old, becomes: next }) => [
      key,
      name.en,
      old?.en,
      next?.en,
    ]),
    [
      ["name.zh", "name, Chinese", "一", "二"],
      ["list", "content", "1, 2", "1, 2, 3"],
      ["parent", "parent", "x", undefined],
    ],
  );
});

test("a long value says how long it is", () => {
  const [difference] = bodyDifferences({}, { parts: [[[1, 2], "x".repeat(200)]] }, fields);
  assert.match(difference?.becomes?.en ?? "", /… \(\d+ characters\)$/);
});

test("what is another administrator's is left to them, what is wrong holds up the whole file", () => {
  const rows = [
    row({}),
    row({ standing: "same" }),
    row(refused("RoleNotAllowed")),
    row({ standing: "here" }),
    row({ ...refused("ParentUnknown"), key: "squad" }),
    row({ standing: "unknown", key: "?" }),
  ];
  assert.deepEqual(
    ownChanges(rows).map(({ key }) => key),
    ["crime", "squad"],
  );
  assert.deepEqual(
    faultsIn(rows).map(({ key }) => key),
    ["squad", "?"],
  );
});

test("a thing is called by its name and code", () => {
  assert.deepEqual(thingOf(row({ becomes: { name: { zh: "刑侦", en: "Crime" } } })), {
    zh: "刑侦 crime",
    en: "Crime crime",
  });
  assert.deepEqual(thingOf(row({})), { zh: "crime", en: "crime" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { unnamedDistrict } from "../district/district.ts";
import { readStaff } from "./read-staff.ts";
import type { KnownPerson } from "./staff-orders.ts";

const district = {
  ...unnamedDistrict,
  stations: { S: { id: "S", name: { zh: "城关派出所", en: "Chengguan" }, point: [110, 31] as const } },
};
const nobody: ReadonlyMap<string, KnownPerson> = new Map();

const names = ["警号", "姓名", "类别", "单位", "负责人", "权限", "有效期", "资质"];
const anyText = fc.string({ unit: "binary", maxLength: 30 });
const heading = fc.oneof(
  fc.constantFrom("警号", "name", "类别", "part", "leads", "权限", "until", "资质", "身份证", "备注", "__proto__"),
  anyText,
);
const cell = fc.oneof(
  fc.constantFrom(
    "1",
    "2",
    "李强",
    "民警",
    "辅警",
    "S",
    "城关派出所",
    "是",
    "派警员、派出所",
    "unit:K",
    "急救证:2027-05-01",
  ),
  fc.constantFrom("constructor", "__proto__", "{row}", "2027-13-40", "\u0000", "\uD800"),
  anyText,
);

test("whatever a table holds, reading it ends with an answer, and with problems nothing is ordered", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(names), fc.array(heading, { maxLength: 10 })),
      fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }),
      (first, rows) => {
        const { people, orders, problems } = readStaff([first, ...rows], nobody, district);
        if (problems.length > 0) assert.deepEqual(orders, []);
        for (const { sentence } of problems) assert.ok(sentence.zh !== "" && sentence.en.endsWith("."), sentence.en);
        const registered = orders.filter(({ name }) => name === "RegisterPerson").map(({ body }) => body["person"]);
        if (problems.length === 0)
          assert.deepEqual(
            registered,
            people.map(({ person }) => person),
          );
      },
    ),
  );
});

test("a table whose columns are shuffled says the same", () => {
  const rows = fc.array(fc.tuple(...names.map(() => cell)), { minLength: 1, maxLength: 6 });
  const order = fc.shuffledSubarray(
    names.map((_, at) => at),
    { minLength: names.length },
  );
  fc.assert(
    fc.property(rows, order, (cells, places) => {
      const moved = (row: readonly string[]) => places.map((at) => row[at] ?? "");
      assert.deepEqual(
        readStaff([moved(names), ...cells.map(moved)], nobody, district),
        readStaff([names, ...cells], nobody, district),
      );
    }),
  );
});

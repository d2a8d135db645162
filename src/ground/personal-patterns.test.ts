import assert from "node:assert/strict";
import { test } from "node:test";
import { personalPlaces, withoutPersonal } from "./personal-patterns.ts";

/** Kind and text of each find. */
const found = (text: string) => personalPlaces(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

const looks: readonly (readonly [string, readonly string[]])[] = [
  ["身份证110105194912310021", ["identity 110105194912310021"]],
  ["11010519491231002X", ["identity 11010519491231002X"]],
  ["11010519491231002x，女", ["identity 11010519491231002x"]],
  ["110105 19491231 002X", ["identity 110105 19491231 002X"]],
  ["１１０１０５１９４９１２３１００２Ｘ", ["identity １１０１０５１９４９１２３１００２Ｘ"]],
  ["老号 110105491231002", ["identity 110105491231002"]],
  ["报警人电话13812345678请回", ["phone 13812345678"]],
  ["138-1234-5678 或 138 1234 5678", ["phone 138-1234-5678", "phone 138 1234 5678"]],
  ["+86 13812345678", ["phone +86 13812345678"]],
  ["0086-13812345678", ["phone 0086-13812345678"]],
  ["１３８１２３４５６７８", ["phone １３８１２３４５６７８"]],
  ["家里0551-62345678", ["phone 0551-62345678"]],
  ["(010) 6234 5678", ["phone (010) 6234 5678"]],
  ["021-62345678", ["phone 021-62345678"]],
  ["+44 20 7946 0958", ["phone +44 20 7946 0958"]],
  ["call (415) 555-0123 back", ["phone (415) 555-0123"]],
  ["415-555-0123", ["phone 415-555-0123"]],
  ["皖A12345逃离", ["plate 皖A12345"]],
  ["皖A·12345", ["plate 皖A·12345"]],
  ["京A D12345 新能源", ["plate 京A D12345"]],
  ["粤B1234警", ["plate 粤B1234警"]],
  ["皖ａ１２３４５", ["plate 皖ａ１２３４５"]],
  ["🚓皖A12345，13812345678", ["plate 皖A12345", "phone 13812345678"]],
];

for (const [text, wanted] of looks)
  test(`in “${text}” it finds ${wanted.join(", ")}`, () => assert.deepEqual(found(text), wanted));

const innocent: readonly string[] = [
  "01M85K8DEH9RWZ4G4SKCQ0975E",
  "2026-11-24T01:38:20.908Z",
  "2026-11-24T09:38:20+08:00",
  "3415232026112400001",
  "20261124-0001",
  "REC-20261124-000123",
  "388b48d4-b1a1-4540-a1fb-49b2fecf5475",
  "00000000-0500-8507-8000-000000000000",
  "a9436bad0af9437f8704077f39b12cffc74d2dc4e076933247423ffe4768b015",
  "KC-01 于 08:30–17:30 值班，警号 310042",
  "人民路 1234 号 3 单元 502 室",
  "[110.40021, 31.27013]",
  "192.168.100.200",
  "110102199913450012",
  "卡号 4111 1111 1111 1111",
  "1000000000000",
  "12812345678",
  "云A座新街口B区，川味馆",
  "G312 国道 K1024+500",
  "苏B区域2026年",
];

for (const text of innocent) test(`nothing in “${text}” looks personal`, () => assert.deepEqual(found(text), []));

test("what looks personal is taken out, the rest stays", () => {
  assert.equal(withoutPersonal("打13812345678，车皖A12345。"), "打[…]，车[…]。");
  assert.equal(withoutPersonal("没有"), "没有");
});

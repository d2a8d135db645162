import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Place } from "../district/areas.ts";
import type { ResponsibilityRow } from "./facts.ts";
import { areaStation, type DayKind, ownersOf } from "./responsibility.ts";
import { type Finding, reportOf } from "./responsibility-report.ts";
import { isWithinWhere } from "./responsibility-where.ts";

const types = ["robbery", "noise", "crash"];
const places: readonly Place[] = [
  { station: "S1", ring: "R1" },
  { station: "S1", ring: "R2", circle: "C1" },
  { station: "S2", ring: "R1", circle: "C1" },
  { station: "S2" },
  { ring: "R2" },
];
const quarter = fc.integer({ min: 0, max: 95 }).map((count) => count * 15);
const some = <Value>(from: readonly Value[]) => fc.subarray([...from], { minLength: 1 });

const row = fc.record(
  {
    types: some(types),
    areas: some(["S1", "S2", "R1", "R2", "C1"]),
    hours: fc.record({ from: quarter, to: fc.oneof(quarter, fc.constant(1440)) }).filter(({ from, to }) => from !== to),
    days: fc.constantFrom<DayKind>("working", "rest"),
    owner: fc.constantFrom("traffic", "order", "S1", "S2", areaStation),
    otherwise: fc.boolean(),
  },
  { requiredKeys: ["owner", "otherwise"] },
);
const matrix = fc
  .array(row, { maxLength: 7 })
  .map((rows) => ({ rows: rows.map((one, index): ResponsibilityRow => ({ row: `r${index}`, ...one })) }));

function holds({ types: named, areas, days, from, to }: Finding, type: string, place: Place, day: DayKind, at: number) {
  const isTime = from < to ? from <= at && at < to : at >= from || at < to;
  return (
    named.includes(type) &&
    areas.some((where) => isWithinWhere(place, where)) &&
    (days === "all" || days === day) &&
    isTime
  );
}

test("the findings are exactly the cases with no owner or with several, each said once and with its owners", () => {
  fc.assert(
    fc.property(matrix, (given) => {
      const findings = reportOf(given, { types, places });
      for (const type of types) {
        for (const place of places) {
          for (const days of ["working", "rest"] as const) {
            for (let minute = 0; minute < 1440; minute += 15) {
              const owners = ownersOf(given, { type, areas: place, days, minute });
              const found = findings.filter((finding) => holds(finding, type, place, days, minute));
              const where = `${type} ${JSON.stringify(place)} ${days} ${minute}`;
              assert.equal(found.length, owners.length === 1 ? 0 : 1, where);
              for (const { kind, owners: named } of found) {
                assert.equal(kind, owners.length === 0 ? "gap" : "overlap", where);
                const are = named.map((owner) => (owner === areaStation ? place.station : owner));
                assert.deepEqual(new Set(are), new Set(owners), where);
                assert.equal(are.length, owners.length, where);
              }
            }
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("no two findings could be one by joining their hours, their days, their types or their places", () => {
  fc.assert(
    fc.property(matrix, (given) => {
      const seen = new Set<string>();
      for (const { kind, types: named, areas, days, from, to, owners } of reportOf(given, { types, places })) {
        const rest = JSON.stringify([kind, owners]);
        for (const key of [
          `types ${rest} ${JSON.stringify([areas, days, from, to])}`,
          `starts ${rest} ${JSON.stringify([named, areas, days, from])}`,
          `starts ${rest} ${JSON.stringify([named, areas, days, to])}`,
        ]) {
          assert.ok(!seen.has(key), key);
          seen.add(key);
        }
      }
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, type Mapping, mappingSchema } from "./mapping.ts";
import { replayIncident } from "./replay-events.ts";
import { tableLatLon, tablePoint } from "./table-point.ts";
import { readRow, type TableRow } from "./table-row.ts";

const mapping: Mapping = mappingSchema.parse({
  timezone: "UTC",
  incident: { id: "Id", type: "Type", priority: "Prio", point: "Point" },
  unit: { id: "Unit" },
  times: { received: "R", dispatched: "D", onScene: "S", cleared: "C" },
});

function row(cells: Readonly<Record<string, string>>, line = 2) {
  return readRow(line, (column) => cells[column] ?? "", mapping);
}

const source = { digest: "0".repeat(64), begunMillis: Date.parse("2026-11-23T00:00:00Z") };
const day = "2026-01-01";

function whole(cells: Readonly<Record<string, string>>, line = 2): TableRow {
  const read = row(cells, line);
  assert.ok(!("lost" in read));
  return read;
}

test("points are read in both ways of writing, and not off the globe", () => {
  assert.deepEqual(tablePoint("(37.745858648581, -122.456664252061)"), [-122.456664252061, 37.745858648581]);
  assert.deepEqual(tablePoint("POINT (-122.45 37.74)"), [-122.45, 37.74]);
  assert.deepEqual(tableLatLon("37.74", "-122.45"), [-122.45, 37.74]);
  for (const wrong of ["", "37.7", "(137.7, -122.4)", "POINT (x y)"]) assert.equal(tablePoint(wrong), null, wrong);
  assert.equal(tableLatLon("", "1"), null);
});

test("what is absent has a stated default", () => {
  const read = whole({ Id: "NULL", Type: "null", R: `${day} 10:00:00` }, 7);
  assert.deepEqual(
    [read.incident, read.type, read.priority, read.unit, read.point],
    ["row 7", "unclassified", 3, undefined, undefined],
  );
});

test("priorities come to 1 to 4", () => {
  const of = (text: string) => whole({ Prio: text, R: `${day} 10:00:00` }).priority;
  assert.deepEqual(["1", "3", "9", "0", "P2", "E", "A", "?"].map(of), [1, 3, 4, 1, 2, 1, 4, 3]);
});

test("a row without a readable time received is lost, and says so", () => {
  assert.deepEqual(row({ Id: "1", R: "soon" }), { line: 2, lost: "the time received, “soon”, cannot be read" });
  assert.deepEqual(row({ Id: "1" }), { line: 2, lost: "there is no time received" });
});

test("another time that cannot be read is a problem of a row that stands", () => {
  const read = whole({ R: `${day} 10:00:00`, D: "later" });
  assert.deepEqual(read.problems, ["the time dispatched, “later”, cannot be read"]);
});

test("an incident's orders bear the recorded times and end with its filing", () => {
  const told = replayIncident(
    [
      whole({
        Id: "1",
        Unit: "E1",
        R: `${day} 10:00:00`,
        D: `${day} 10:01:00`,
        S: `${day} 10:05:00`,
        C: `${day} 10:30:00`,
      }),
    ],
    source,
  );
  assert.deepEqual(told.problems, []);
  assert.deepEqual(
    told.events.map(({ name, at }) => `${name} ${at.slice(11, 16)}`),
    [
      ...["RingCall 10:00", "OpenIncident 10:00", "EndCall 10:00", "OrderUnit 10:01", "ArriveOnScene 10:05"],
      ...["ClearUnit 10:30", "RecordResult 10:30", "GiveReport 10:30", "FileIncident 10:30"],
    ],
  );
  assert.deepEqual(
    told,
    replayIncident(
      [
        whole({
          Id: "1",
          Unit: "E1",
          R: `${day} 10:00:00`,
          D: `${day} 10:01:00`,
          S: `${day} 10:05:00`,
          C: `${day} 10:30:00`,
        }),
      ],
      source,
    ),
  );
});

test("an incident is not filed while a row has no time cleared", () => {
  const times = { Id: "1", R: `${day} 10:00:00`, D: `${day} 10:01:00` };
  const told = replayIncident(
    [whole({ ...times, Unit: "E1", C: `${day} 10:30:00` }), whole({ ...times, Unit: "E2" }, 3)],
    source,
  );
  assert.ok(!told.events.some(({ name }) => name === "FileIncident"));
});

test("a row that contradicts itself keeps what can stand", () => {
  const times = { Id: "1", Unit: "E1", R: `${day} 10:00:00`, D: `${day} 10:10:00` };
  const early = replayIncident([whole({ ...times, C: `${day} 10:05:00` })], source);
  assert.deepEqual(early.problems, [{ line: 2, reason: "cleared before dispatched", isLost: true }]);
  const scene = replayIncident([whole({ ...times, S: `${day} 10:05:00`, C: `${day} 10:30:00` })], source);
  assert.equal(scene.problems[0]?.isLost, false);
  assert.ok(scene.events.some(({ name }) => name === "ClearUnit"));
});

test("a mapping names its columns, and its mistakes are named", () => {
  assert.deepEqual(
    columnsOf(mapping).map(({ column }) => column),
    ["Id", "Type", "Prio", "Point", "Unit", "R", "D", "S", "C"],
  );
  for (const wrong of [
    {},
    { times: {} },
    { times: { received: 1 } },
    { times: { received: "R" }, timezone: "Mars" },
    { times: { received: "R" }, extra: 1 },
  ]) {
    assert.equal(mappingSchema.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test("what looks personal in an address or a disposition is left out and told, the rest is recorded", () => {
  const named = mappingSchema.parse({
    ...{ timezone: "UTC", incident: { address: "A" }, unit: { id: "U" }, times: { received: "R" }, disposition: "X" },
  });
  const cells: Readonly<Record<string, string>> = {
    ...{ A: "人民路1号，打13812345678", X: "车皖A12345已拖离", R: `${day} 10:00:00` },
  };
  const read = readRow(3, (column) => cells[column] ?? "", named);
  assert.ok(!("lost" in read));
  assert.deepEqual([read.address, read.disposition], ["人民路1号，打[…]", "车[…]已拖离"]);
  assert.deepEqual(read.problems, [
    "the address held what looks like a personal detail, which is left out",
    "the disposition held what looks like a personal detail, which is left out",
  ]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, type Mapping, mappingSchema } from "./mapping.ts";
import type { Sentence } from "../ground/sentence.ts";
import { replayIncident, incidentsOf } from "./replay-events.ts";
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

const english = (sentences: readonly Sentence[]) => sentences.map(({ en }) => en);

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
    [read.incident, read.type, read.priority, read.units, read.point],
    ["row 7", "unclassified", 3, [], undefined],
  );
});

test("priorities come to 1 to 4", () => {
  const of = (text: string) => whole({ Prio: text, R: `${day} 10:00:00` }).priority;
  assert.deepEqual(["1", "3", "9", "0", "P2", "E", "A", "?"].map(of), [1, 3, 4, 1, 2, 1, 4, 3]);
});

test("a row without a readable time received is lost, and says so", () => {
  assert.deepEqual(row({ Id: "1", R: "soon" }), {
    line: 2,
    lost: { zh: "接警时间“soon”无法识别", en: "the time received, “soon”, cannot be read" },
  });
  assert.deepEqual(row({ Id: "1" }), { line: 2, lost: { zh: "没有接警时间", en: "there is no time received" } });
});

test("another time that cannot be read is a problem of a row that stands", () => {
  const read = whole({ R: `${day} 10:00:00`, D: "later" });
  assert.deepEqual(english(read.problems), ["the time dispatched, “later”, cannot be read"]);
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
  assert.deepEqual(early.problems, [
    { line: 2, reason: { zh: "处警完毕早于派警", en: "cleared before dispatched" }, isLost: true },
  ]);
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
  assert.deepEqual(english(read.problems), [
    "the address held what looks like a personal detail, which is left out",
    "the disposition held what looks like a personal detail, which is left out",
  ]);
});

test("priorities that are not plain are a guess that is told; the mapping's own table decides first", () => {
  const guesses = (text: string) => english(whole({ Prio: text, R: `${day} 10:00:00` }).guesses);
  for (const plain of ["1", "4", "Priority 1", "P2", "一级", "三级", "17D01", "9-E-1", "26A01", "", "1.0", "２"]) {
    assert.deepEqual(guesses(plain), [], plain);
  }
  const of = (text: string) => whole({ Prio: text, R: `${day} 10:00:00` }).priority;
  assert.deepEqual(
    ["Priority 1", "Priority 4", "一级", "三级", "17D01", "26A01", "9-E-1"].map(of),
    [1, 4, 1, 3, 1, 4, 1],
  );
  for (const unclear of ["High", "Emergency", "0H", "Code 3", "Cat 1", "ALS", "BLS", "0", "9"]) {
    assert.equal(guesses(unclear).length, 1, unclear);
  }
  const own = mappingSchema.parse({
    ...{ incident: { priority: "P" }, times: { received: "R" }, priorities: { High: 1, "3": 1, "0H": 4 } },
  });
  const read = (text: string) => {
    const found = readRow(2, (column) => ({ P: text, R: `${day} 10:00:00` })[column] ?? "", own);
    assert.ok(!("lost" in found));
    return [found.priority, found.guesses.length];
  };
  assert.deepEqual(["High", "3", "0H", "2"].map(read), [
    [1, 0],
    [1, 0],
    [4, 0],
    [2, 0],
  ]);
});

test("0,0 is no point, and one far from all the others is left out and told", () => {
  const points = mappingSchema.parse({ incident: { point: "P" }, times: { received: "R" } });
  const read = (text: string) => {
    const reading = { zone: "UTC", centre: [110.2, 31.05] as const };
    const found = readRow(2, (column) => ({ P: text, R: `${day} 10:00:00` })[column] ?? "", points, reading);
    assert.ok(!("lost" in found));
    return [found.point, found.problems.length];
  };
  for (const wrong of ["(0.0, 0.0)", "POINT (0 0)", "(0, -0.0)", "(-1.0, -1.0)", "(49.76, -7.55)", "(110.21, 31.05)"]) {
    assert.deepEqual(read(wrong), [undefined, 1], wrong);
  }
  for (const right of [
    ...[
      "(31.06, 110.21)",
      "POINT Z (110.21 31.06 0)",
      "SRID=4326;POINT(110.21 31.06)",
      "31.06;110.21",
      "+3.106E1,110.21",
    ],
    ...["12 MILL RD (31.06, 110.21)", '{"type":"Point","coordinates":[110.21,31.06]}'],
  ]) {
    assert.deepEqual(read(right), [[110.21, 31.06], 0], right);
  }
  assert.deepEqual(read("0.0000001, -0.0000001"), [undefined, 1]);
  assert.deepEqual(read("HOUSE 31, 110"), [undefined, 1]);
  assert.deepEqual(tableLatLon("31,06", "110,21"), [110.21, 31.06]);
  assert.deepEqual([tableLatLon("0x10", "1"), tableLatLon("", "1")], [null, null]);
});

test("several units in one cell are parted when the mapping says by what, and told when it does not", () => {
  const read = (text: string, separator?: string) => {
    const units = mappingSchema.parse({
      ...{ unit: { id: "U", ...(separator === undefined ? {} : { separator }) }, times: { received: "R" } },
    });
    const found = readRow(2, (column) => ({ U: text, R: `${day} 10:00:00` })[column] ?? "", units);
    assert.ok(!("lost" in found));
    return [found.units, found.problems.length];
  };
  assert.deepEqual(read("E10, L7, B2", ","), [["E10", "L7", "B2"], 0]);
  assert.deepEqual(read("E10, L7, B2"), [["E10, L7, B2"], 1]);
  assert.deepEqual(read("E10* M44"), [["E10* M44"], 1]);
  assert.deepEqual(read("Engine 10"), [["Engine 10"], 0]);
  assert.deepEqual(read("E10\nL7\r\nE10", "\n"), [["E10", "L7"], 0]);
  assert.deepEqual(read("E10; L7", ","), [["E10; L7"], 1]);
  for (const several of ["Engine 10, Ladder 7", "3A12 3A14", "1204, 1205", "一组、二组", "E10 (E11)", "E10\nL7"]) {
    assert.equal(read(several)[1], 1, several);
  }
  for (const one of ["Smith, Jones", "A/12", "Car 12", "E10 ,"]) assert.equal(read(one)[1], 0, one);
});

test("texts that look absent, and numbers spoiled by a spreadsheet, are told; the mapping's own absent texts are absent", () => {
  const cells = { Id: "NA", Unit: "n/a", R: `${day} 10:00:00` };
  assert.equal(whole(cells).guesses.length, 2);
  assert.equal(whole({ ...cells, Id: "1.7E+10", Unit: "C1" }).guesses.length, 1);
  for (const text of ["#N/A", "(null)", "N.A.", "无", "TBD"]) {
    assert.equal(whole({ ...cells, Id: text, Unit: "C1" }).guesses.length, 1, text);
  }
  const absent = mappingSchema.parse({
    ...{ incident: { id: "Id" }, unit: { id: "Unit" }, times: { received: "R" }, absent: ["NA", "n/a"] },
  });
  const found = readRow(9, (column) => (cells as Record<string, string>)[column] ?? "", absent);
  assert.ok(!("lost" in found));
  assert.deepEqual([found.incident, found.units, found.guesses], ["row 9", [], []]);
});

test("a number used again more than a day later is another incident, and half a day is told", () => {
  const again = (time: string, line: number) => whole({ Id: "1", R: time }, line);
  const parts = incidentsOf([again("2025-12-31 10:00:00", 3), again("2024-12-31 23:50:00", 2)]);
  assert.deepEqual(
    parts.map((rows) => rows.map(({ line }) => line)),
    [[2], [3]],
  );
  const ids = parts.map((rows, part) => replayIncident(rows, source, part).events[0]?.id);
  assert.notEqual(ids[0], ids[1]);
  const [same] = incidentsOf([again(`${day} 01:00:00`, 2), again(`${day} 18:00:00`, 3)]);
  assert.deepEqual([same?.length, same?.[1]?.problems.length], [2, 1]);
});

test("a date without a time of day is read as midnight, and that is told", () => {
  for (const alone of ["2026-01-05", "1/5/2026", "5 Jan 2026", "20260105", "2026年1月5日"]) {
    const read = whole({ Id: "1", R: alone });
    assert.deepEqual([read.times.received, read.guesses.length], ["2026-01-05T00:00:00.000Z", 1], alone);
  }
  for (const full of ["2026-01-05 00:00", "20260105000000", "5 Jan 2026 0:00", "2026-01-05T00:00:00Z"]) {
    assert.deepEqual(whole({ Id: "1", R: full }).guesses, [], full);
  }
});

test("an order before the ring is told", () => {
  const told = replayIncident(
    [whole({ Id: "1", Unit: "E1", R: `${day} 14:20:00`, D: `${day} 13:50:00`, C: `${day} 15:00:00` })],
    source,
  );
  assert.deepEqual(
    told.problems.map(({ reason }) => reason.en),
    ["dispatched before it was received"],
  );
});

test("in the hour that comes twice, rows of one incident take one reading of the time received", () => {
  const back = mappingSchema.parse({
    ...{ timezone: "America/New_York", incident: { id: "Id" }, unit: { id: "Unit" } },
    times: { received: "R", dispatched: "D", cleared: "C" },
  });
  const at = (line: number, Unit: string, D: string, C: string): TableRow => {
    const cells: Readonly<Record<string, string>> = {
      ...{ Id: "1", Unit, R: "2025-11-02 01:10:00", D: `2025-11-02 ${D}`, C: `2025-11-02 ${C}` },
    };
    const found = readRow(line, (column) => cells[column] ?? "", back);
    assert.ok(!("lost" in found));
    return found;
  };
  const received = (...rows: TableRow[]) =>
    incidentsOf(rows).map((part) =>
      part.map(({ times }) => `${times.received?.slice(11, 16)} ${times.dispatched?.slice(11, 16)}`),
    );
  // By itself the first row is read in the first hour and the second in the second.
  const [short, long] = [at(2, "E1", "01:11:00", "01:50:00"), at(3, "E2", "01:12:00", "03:30:00")];
  assert.deepEqual([received(short), received(long)], [[["05:10 05:11"]], [["06:10 06:12"]]]);
  assert.deepEqual(received(short, long), [["06:10 06:11", "06:10 06:12"]]);
  // A row that can only be read one way decides for the others.
  const certain = at(4, "E3", "01:00:00", "01:20:00");
  assert.deepEqual(received(short, long, certain), [["05:10 05:11", "05:10 05:12", "05:10 06:00"]]);
});

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { callsign, newDataFolder, type RunningCallsign, startCallsign, tokenFor, until } from "./running-callsign.ts";

/* A small table of our own, with what real tables have: rows out of order, two units, an overlap, no end, a wrong time. */
const table = `Id,Type,Unit,Received,Dispatched,On scene,Cleared
A,fire,E1,2026-01-01 10:00:00,2026-01-01 10:01:00,2026-01-01 10:05:00,2026-01-01 10:30:00
A,fire,E2,2026-01-01 10:00:00,2026-01-01 10:02:00,2026-01-01 10:04:00,2026-01-01 10:20:00
C,theft,E1,2026-01-01 12:00:00,2026-01-01 12:00:30,,
B,theft,E2,2026-01-01 10:10:00,2026-01-01 10:15:00,2026-01-01 10:16:00,2026-01-01 10:40:00
D,theft,E1,2026-01-01 13:00:00,2026-01-01 13:10:00,2026-01-01 13:05:00,2026-01-01 13:30:00
E,theft,E3,whenever,2026-01-01 13:10:00,2026-01-01 13:15:00,2026-01-01 13:30:00
`;
const mapping = {
  timezone: "UTC",
  incident: { id: "Id", type: "Type" },
  unit: { id: "Unit" },
  times: { received: "Received", dispatched: "Dispatched", onScene: "On scene", cleared: "Cleared" },
};

const folder = await newDataFolder("started");
const file = join(dirname(folder.path), "table.csv");
const map = join(dirname(folder.path), "mapping.json");
let running: RunningCallsign;
let token: string;

before(async () => {
  await writeFile(file, table);
  await writeFile(map, JSON.stringify(mapping));
  running = await startCallsign(folder.path);
  token = await tokenFor(folder.path, "reader");
});

after(async () => {
  await running.stop();
  await folder.remove();
});

const replay = (...more: string[]) =>
  callsign(["replay", file, "--mapping", map, "--data", folder.path, "--json", ...more]);

async function get(path: string) {
  const response = await fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("what can be recorded is, the rest is reported with its line, and the totals add up", async () => {
  const said = await replay();
  assert.equal(said.code, 0, said.stderr);
  const totals = JSON.parse(said.stdout) as Record<string, unknown>;
  assert.deepEqual(
    { ...totals, orders: undefined },
    {
      ...{ rows: 6, incidents: 4, units: 2, assignments: 4, recorded: 3, partly: 1, notRecorded: 2, orders: undefined },
      problems: [
        {
          line: 5,
          reason: "E2 is committed to incident 0001 at that time.",
          reasonZh: "E2 当时正在执行警情 0001",
        },
        {
          line: 6,
          reason: "the time on scene contradicts the others and is not recorded",
          reasonZh: "时间 on scene 与其他时间矛盾，未记录",
        },
        {
          line: 7,
          reason: "the time received, “whenever”, cannot be read",
          reasonZh: "接警时间“whenever”无法识别",
        },
      ],
    },
  );
});

test("the intervals are those of the table", async () => {
  const { body } = await get("/api/v1/statistics/intervals");
  assert.deepEqual(body, {
    receivedToFirstAssigned: { n: 3, p50: 60, p90: 600, p99: 600, excluded: 0 },
    firstAssignedToFirstOnScene: { n: 1, p50: 180, p90: 180, p99: 180, excluded: 0 },
    assignedToOnScene: { n: 2, p50: 120, p90: 240, p99: 240, excluded: 0 },
    onSceneToCleared: { n: 2, p50: 960, p90: 1500, p99: 1500, excluded: 0 },
    ringToOnScene: { n: 1, p50: 240, p90: 240, p99: 240, excluded: 0 },
    promiseKept: [],
    // No clock ran against what came after the fact.
    waitedTooLong: [],
  });
});

test("a range is [from, to) on the time received, and nothing there is said as such", async () => {
  const one = await get("/api/v1/statistics/intervals?from=2026-01-01T12:00:00Z&to=2026-01-01T13:00:00Z");
  assert.equal((one.body["receivedToFirstAssigned"] as { n: number }).n, 1);
  const none = await get("/api/v1/statistics/intervals?from=2027-01-01T00:00:00%2B08:00");
  assert.deepEqual(none.body["onSceneToCleared"], { n: 0, p50: null, p90: null, p99: null, excluded: 0 });
  assert.equal((await get("/api/v1/statistics/intervals?from=yesterday")).status, 400);
  assert.equal((await get("/api/v1/statistics/intervals?since=2027-01-01T00:00:00Z")).status, 400);
});

test("replaying the same file again records nothing but that it came in, and says the same", async () => {
  const auditor = await tokenFor(folder.path, "auditAdministrator");
  const log = async (after: number) => {
    const asked = `${running.url}/api/v1/log/facts?after=${after}&limit=1000`;
    const response = await fetch(asked, { headers: { authorization: `Bearer ${auditor}` } });
    assert.equal(response.status, 200);
    const { facts } = (await response.json()) as { facts: { n: number; body: string }[] };
    return facts.map(({ n, body }) => ({ n, type: (JSON.parse(body) as { type: string }).type }));
  };
  // The auditor's own token is noted once, beside its first request.
  await until(10, async () => {
    const noted = (await log(0)).filter(({ type }) => type === "MachineTokenUsed");
    return noted.length >= 3 ? true : undefined;
  });
  const before = await log(0);
  const again = await replay();
  assert.equal(again.code, 0, again.stderr);
  assert.equal((JSON.parse(again.stdout) as { recorded: number }).recorded, 3);
  const added = (await log(before.at(-1)?.n ?? 0)).map(({ type }) => type);
  assert.deepEqual(added, ["MachineTokenUsed"]);
});

test("a table older than what units hold of their past work is announced as that and recorded whole", async () => {
  const day = (date: string, minutes: number) => `${date} ${new Date(minutes * 60_000).toISOString().slice(11, 19)}`;
  const rows = (date: string, count: number, prefix: string) =>
    Array.from({ length: count }, (_, index) =>
      [`${prefix}${index}`, "fire", "E9", ...[0, 1, 3, 8].map((minute) => day(date, index * 10 + minute))].join(","),
    );
  const heading = table.split("\n")[0] ?? "";
  const of = async (name: string, lines: readonly string[]) => {
    const path = join(dirname(folder.path), name);
    await writeFile(path, [heading, ...lines, ""].join("\n"));
    const said = await callsign(["replay", path, "--mapping", map, "--data", folder.path, "--json"]);
    assert.equal(said.code, 0, said.stderr);
    return { stderr: said.stderr, totals: JSON.parse(said.stdout) as Record<string, unknown> };
  };
  const newer = await of("newer.csv", rows("2026-02-02", 70, "N"));
  assert.doesNotMatch(newer.stderr, /the table begins/);
  assert.equal(newer.totals["recorded"], 70);
  const overlapping = [
    ["X1", "fire", "E9", "2025-02-03 10:00:00", "2025-02-03 10:01:00", "2025-02-03 10:02:00", "2025-02-03 10:30:00"],
    ["X2", "fire", "E9", "2025-02-03 10:05:00", "2025-02-03 10:06:00", "2025-02-03 10:07:00", "2025-02-03 10:20:00"],
  ].map((cells) => cells.join(","));
  const older = await of("older.csv", [...rows("2025-02-02", 70, "O"), ...overlapping]);
  assert.match(older.stderr, /the table begins 2025-02-02T00:00:00.*still held of units \(1 of them/);
  // What the table itself says twice is still found.
  assert.deepEqual(
    [older.totals["recorded"], (older.totals["problems"] as { line: number }[]).map(({ line }) => line)],
    [71, [73]],
  );
});

test("mistakes are a sentence that names the key, and exit code 2", async () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ ...mapping, incident: { id: "Number" } }, /“Number” that the mapping names as incident\.id/],
    [{ ...mapping, times: {} }, /times\.received must name a column/],
    [{ ...mapping, zone: "UTC" }, /zone is not known here/],
  ];
  for (const [content, sentence] of wrong) {
    await writeFile(map, JSON.stringify(content));
    const said = await replay();
    assert.equal(said.code, 2);
    assert.match(said.stderr, sentence);
    assert.doesNotMatch(said.stderr, /\n\s+at /);
  }
  await writeFile(map, JSON.stringify(mapping));
  const missing = await callsign(["replay", `${file}.none`, "--mapping", map, "--data", folder.path]);
  assert.equal(missing.code, 2);
  await writeFile(file, table.split("\n")[0] ?? "");
  const empty = await replay();
  assert.equal(empty.code, 2);
  assert.match(empty.stderr, /has no rows/);
});

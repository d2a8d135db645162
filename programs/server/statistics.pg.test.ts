import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { StepAnswer } from "../../src/statistics/steps.ts";
import { newUlid } from "./testing/memory-api.ts";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
after(() => server.close());
const { ask, get, must, token } = server;

const system = token("systemAdministrator");
const importer = token("importer");
const dispatcher = token("dispatcher");
const calltaker = token("calltaker");

/** Two squares beside each other: what lies west of 110.5 is north's, the rest south's. */
const square = (west: number) => [
  [west, 31],
  [west + 0.5, 31],
  [west + 0.5, 32],
  [west, 32],
];
for (const [id, west] of [
  ["N", 110],
  ["S", 110.5],
] as const) {
  const body = { id, name: { zh: `${id}所`, en: id }, point: [west + 0.25, 31.5], area: square(west) };
  await must("RegisterStation", body, system);
}
for (const [code, priority] of [
  ["quarrel", 3],
  ["robbery", 1],
] as const) {
  await must("DefineIncidentType", { code, name: { zh: code, en: code }, priority, enforcement: false }, system);
}
const begun = Date.now() - 20 * 86_400_000;
const at = (minutes: number, seconds = 0) => new Date(begun + minutes * 60_000 + seconds * 1000).toISOString();
const known = { kind: "patrol", crew: [], capabilities: [], point: [110.25, 31.5], occurredAt: at(-10) };
await must("RegisterUnit", { unit: "U-1", callsign: "U-1", ...known }, system);

interface Played {
  readonly minute: number;
  readonly lon?: number;
  readonly type?: string;
  /** Seconds from the ring to the answer; nobody answers when absent. */
  readonly answered?: number;
  /** Seconds from the answer to the order, from the order to the scene. */
  readonly times?: readonly [number, number];
}

/** A call and what followed, entered after the fact. */
async function play({ minute, lon = 110.2, type = "quarrel", answered, times }: Played): Promise<string> {
  const [callId, incidentId, assignmentId] = [newUlid(), newUlid(), newUlid()];
  const give = (name: string, body: object, seconds: number, id = newUlid()) => ({
    ...{ id, name },
    body: { ...body, occurredAt: at(minute, seconds) },
  });
  const orders = [give("RingCall", { channel: "voice", kind: "emergency" }, 0, callId)];
  if (answered !== undefined) {
    orders.push(give("AnswerCall", { callId }, answered));
    orders.push(give("OpenIncident", { callId, type, place: { point: [lon, 31.5] } }, answered, incidentId));
  }
  if (answered !== undefined && times !== undefined) {
    const [toOrder, toScene] = times;
    const both = { incidentId, assignmentId };
    orders.push(give("OrderUnit", { incidentId, unitId: "U-1" }, answered + toOrder, assignmentId));
    orders.push(give("AcknowledgeOrder", both, answered + toOrder + 3));
    orders.push(give("GoEnRoute", both, answered + toOrder + 20));
    orders.push(give("ArriveOnScene", both, answered + toOrder + toScene));
    orders.push(give("ClearUnit", both, answered + toOrder + toScene + 600));
  }
  const { content } = await ask("POST", "/api/v1/orders", importer, orders);
  const answers = content["answers"] as readonly { readonly accepted?: boolean }[];
  assert.ok(
    answers.every(({ accepted }) => accepted === true),
    JSON.stringify(answers.filter(({ accepted }) => accepted !== true)),
  );
  return incidentId;
}

async function steps(query: string, by = dispatcher): Promise<Readonly<Record<string, StepAnswer>>> {
  const { status, content } = await get(`/api/v1/statistics/steps${query}`, by);
  assert.equal(status, 200, JSON.stringify(content));
  return Object.fromEntries((content["steps"] as readonly StepAnswer[]).map((one) => [one.step, one]));
}

test("before anything happened there is nothing: no cases, no percentiles, no groups", async () => {
  const { pickUp } = await steps("?by=station");
  assert.deepEqual(pickUp, {
    step: "pickUp",
    whole: { n: 0, missing: 0, excluded: 0, p50: null, p90: null },
    groups: [],
  });
  const { content } = await get("/api/v1/statistics/calls-today", dispatcher);
  assert.deepEqual([content["days"], content["soFar"]], [[], { today: 0, usual: null }]);
});

test("stretches are counted with what is missing, parted by area and type, and below five cases without percentiles", async () => {
  // Six in the north of 10, 20 … 60 s until the scene, four in the south, one nobody was ordered to, one nobody answered.
  for (let index = 0; index < 6; index++) {
    await play({ minute: index * 30, answered: index + 1, times: [60, 10 * (index + 3)] });
  }
  for (let index = 6; index < 10; index++) {
    await play({ minute: index * 30, lon: 110.8, type: "robbery", answered: 2, times: [30, 300] });
  }
  await play({ minute: 600, answered: 40 });
  await play({ minute: 630 });
  const whole = await steps("");
  assert.deepEqual(whole["pickUp"]?.whole, { n: 11, missing: 1, excluded: 0, p50: 2, p90: 6 });
  assert.deepEqual(whole["pickUpToOrdered"]?.whole, { n: 10, missing: 1, excluded: 0, p50: 60, p90: 60 });
  assert.deepEqual(whole["orderedToOnScene"]?.whole, { n: 10, missing: 0, excluded: 0, p50: 70, p90: 300 });
  assert.deepEqual(whole["orderedToAcknowledged"]?.whole.p90, 3);
  assert.deepEqual(whole["orderedToEnRoute"]?.whole.p90, 20);
  assert.deepEqual(whole["onSceneToCleared"]?.whole.p50, 600);
  assert.deepEqual(whole["ringToOnScene"]?.groups, []);

  const byStation = (await steps("?by=station"))["orderedToOnScene"];
  assert.deepEqual(byStation?.groups, [
    { group: "N", n: 6, missing: 0, excluded: 0, p50: 50, p90: 80 },
    { group: "S", n: 4, missing: 0, excluded: 0, p50: null, p90: null },
  ]);
  assert.deepEqual(byStation?.whole, whole["orderedToOnScene"]?.whole);
  const byType = (await steps("?by=type"))["ringToOnScene"];
  assert.deepEqual(
    byType?.groups.map(({ group, n }) => [group, n]),
    [
      ["quarrel", 6],
      ["robbery", 4],
    ],
  );
  const byPriority = (await steps("?by=priority"))["orderedToOnScene"]?.groups;
  assert.deepEqual(
    byPriority?.map(({ group, n }) => [group, n]),
    [
      ["1", 4],
      ["3", 6],
    ],
  );
});

test("a period takes what came in within it; a day is the district's; a wrong word is refused with its name", async () => {
  const period = `?from=${at(0)}&to=${at(90)}`;
  assert.equal((await steps(period))["orderedToOnScene"]?.whole.n, 3);
  const days = (await steps(`${period}&by=day`))["pickUp"]?.groups ?? [];
  assert.equal(
    days.reduce((sum, { n }) => sum + n, 0),
    3,
  );
  for (const { group } of days) assert.match(group ?? "", /^\d{4}-\d{2}-\d{2}$/);
  const refused = await get("/api/v1/statistics/steps?by=officer", dispatcher);
  assert.deepEqual([refused.status, JSON.stringify(refused.content).includes("by")], [400, true]);
});

test("a station's desk sees its own beside the whole, and no other's; who sees no calls is not told how many", async () => {
  const north = token("station", { officer: "N-desk", station: "N" });
  const own = (await steps("?by=station", north))["orderedToOnScene"];
  assert.deepEqual([own?.groups.map(({ group }) => group), own?.whole.n], [["N"], 10]);
  assert.equal((await get("/api/v1/statistics/calls-today", north)).status, 403);
  assert.equal((await get("/api/v1/statistics/steps", token("securityAdministrator"))).status, 403);
});

test("complaints, tests and what a crew met itself are in no figure of calls; a place corrected moves its incident", async () => {
  const before = (await steps(""))["pickUp"]?.whole;
  const ring = (body: object) => must("RingCall", { channel: "voice", kind: "emergency", ...body }, importer);
  await ring({ kind: "complaint" });
  await ring({ channel: "patrol" });
  const noted = await ring({});
  await must("AnswerCall", { callId: noted }, calltaker);
  await must("NoteCall", { callId: noted, kind: "complaint" }, calltaker);
  await must("MarkCall", { callId: await ring({}), mark: "test", reason: "x" }, calltaker);
  assert.deepEqual((await steps(""))["pickUp"]?.whole, before);
  await ring({});
  const { content } = await get("/api/v1/statistics/calls-today", dispatcher);
  const hours = content["hours"] as readonly { readonly today: number | null }[];
  assert.equal(
    hours.reduce((sum, { today }) => sum + (today ?? 0), 0),
    1,
  );

  const incidentId = await play({ minute: 700, answered: 1, times: [5, 55] });
  const of = async (station: string) =>
    (await steps("?by=station"))["orderedToOnScene"]?.groups.find(({ group }) => group === station)?.n;
  const [north, south] = [await of("N"), await of("S")];
  await must("CorrectPlace", { incidentId, place: { point: [110.8, 31.5] } }, dispatcher);
  assert.deepEqual([await of("N"), await of("S")], [(north ?? 0) - 1, (south ?? 0) + 1]);
});

test("how the last thirty days would have met a table of promises is told beside the one in force, with what is left out", async () => {
  const promised = (post: number) => ({
    ...{ clock: "ordered", tierOf: { patrol: "post" } },
    rows: [{ where: "anywhere", seconds: { post } }],
  });
  const effect = async (post: number) => {
    const { status, content } = await ask("POST", "/api/v1/statistics/promises/effect", system, promised(post));
    assert.equal(status, 200, JSON.stringify(content));
    return content;
  };
  const outside = { circle: null, tier: "post", unmeasured: 0, unpromised: 0 };
  const before = await effect(60);
  assert.deepEqual([before["unsent"], before["byCrew"], before["inForce"]], [1, 0, null]);
  assert.deepEqual(before["asked"], [{ ...outside, kept: 5, missed: 6 }]);
  await must("SetPromises", promised(80), system);
  const after = await effect(300);
  assert.deepEqual(after["inForce"], [{ ...outside, kept: 7, missed: 4 }]);
  assert.deepEqual(after["asked"], [{ ...outside, kept: 11, missed: 0 }]);
  assert.equal((await ask("POST", "/api/v1/statistics/promises/effect", dispatcher, promised(60))).status, 403);
  const wrong = await ask("POST", "/api/v1/statistics/promises/effect", system, { ...promised(60), clock: "whenever" });
  assert.equal(wrong.status, 400);

  await must(
    "RegisterUnit",
    { unit: "U-1", callsign: "U-1", kind: "patrol", crew: [], capabilities: [], retired: true },
    system,
  );
  const gone = await effect(60);
  assert.deepEqual([gone["unknownUnits"], gone["asked"]], [11, []]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { derivedUlid } from "../ground/ulid.ts";
import { memoryJournal } from "../journal/memory-journal.ts";
import { rulebookOf } from "../journal/rulebook.ts";
import { type District, districtView, unnamedDistrict } from "./district.ts";
import { districtStream, streetPlanStream } from "./facts.ts";
import { districtRoom } from "./room.ts";
import { streetPlanView } from "./street-plan.ts";

const at = "2026-11-23T08:00:00.000Z";

/** The district room alone on a memory journal. */
function district() {
  const journal = memoryJournal(rulebookOf([districtRoom]));
  let count = 0;
  return {
    give: async (name: string, body: object) => {
      count += 1;
      const by = { officer: "admin", role: "systemAdministrator" };
      const id = derivedUlid(Date.parse(at), String(count));
      const order = { id, name, by, receivedAt: at, occurredAt: at, body };
      const outcome = await journal.submit({ order, digest: String(count) });
      return outcome.accepted ? outcome.facts.map(({ type }) => type) : outcome.refusal.refused;
    },
    state: async () =>
      ((await journal.states([districtStream])).get(districtStream)?.[districtView.room] ??
        unnamedDistrict) as District,
    streets: async () => (await journal.states([streetPlanStream])).get(streetPlanStream)?.[streetPlanView.room],
  };
}

const name = { zh: "东一所", en: "East One" };
const point = [110.4, 31.2];
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

test("before anything is said, a district has no name, is no drill, and keeps the clocks of the field", () => {
  assert.equal(unnamedDistrict.drill, false);
  assert.deepEqual(unnamedDistrict.settings, {
    acknowledgeSeconds: 30,
    reportMinutes: 30,
    reminderMinutes: 30,
    waitingSeconds: [60, 180, 600, 1800],
  });
});

test("saying what is so already records nothing; saying it anew replaces it", async () => {
  const { give, state } = district();
  const statements: readonly (readonly [order: string, fact: string, body: object, other: object])[] = [
    [
      "NameDistrict",
      "DistrictNamed",
      { name, code: "990100", zone: "Asia/Shanghai", centre: point, drill: true },
      { name, code: "990100", zone: "Asia/Shanghai", centre: point, drill: false },
    ],
    ["RegisterDepartment", "DepartmentRegistered", { id: "legal", name }, { id: "legal", name: { zh: "法", en: "L" } }],
    ["RegisterStation", "StationRegistered", { id: "E-1", name, point, area: square }, { id: "E-1", name, point }],
    [
      "DefineIncidentType",
      "IncidentTypeDefined",
      { code: "theft", name, priority: 3, enforcement: true },
      { code: "theft", name, priority: 2, enforcement: true },
    ],
    ["ChangeSettings", "SettingsChanged", { acknowledgeSeconds: 60 }, { reportMinutes: 20 }],
    [
      "DrawStreetPlan",
      "StreetPlanDrawn",
      { lines: [{ name, kind: "main", points: [point, [110.5, 31.2]] }] },
      { lines: [] },
    ],
  ];
  for (const [order, fact, body, other] of statements) {
    assert.deepEqual(await give(order, body), [fact], order);
    assert.deepEqual(await give(order, body), [], order);
    assert.deepEqual(await give(order, other), [fact], order);
    assert.deepEqual(await give(order, other), [], order);
  }
  const { drill, stations, types, settings } = await state();
  assert.equal(drill, false);
  assert.deepEqual(Object.keys(stations), ["E-1"]);
  assert.equal(types["theft"]?.priority, 2);
  assert.deepEqual(settings, {
    acknowledgeSeconds: 60,
    reportMinutes: 20,
    reminderMinutes: 30,
    waitingSeconds: [60, 180, 600, 1800],
  });
});

test("an area whose outline crosses itself is refused", async () => {
  const { give, state } = district();
  const bow = [square[0], square[2], square[1], square[3]];
  assert.equal(await give("RegisterStation", { id: "E-1", name, point, area: bow }), "AreaCrossesItself");
  assert.deepEqual((await state()).stations, {});
});

test("the street plan has a stream of its own", async () => {
  const { give, state, streets } = district();
  const plan = { lines: [{ name, kind: "river", points: [point, [110.5, 31.2]] }] };
  await give("DrawStreetPlan", plan);
  assert.deepEqual(await streets(), plan);
  assert.deepEqual(await state(), unnamedDistrict);
});

test("only the system administrator says what the district is; an import may bring its code table", () => {
  for (const { name: order, roles } of districtRoom.orders) {
    const others = roles.filter((role) => role !== "systemAdministrator");
    assert.deepEqual(others, order === "DefineIncidentType" ? ["importer"] : [], order);
  }
});

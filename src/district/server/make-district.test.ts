import assert from "node:assert/strict";
import { test } from "node:test";
import { districtView } from "../district.ts";
import { districtStream } from "../facts.ts";
import { rulebook } from "../../../programs/server/rooms.ts";
import { memoryDistrict } from "../../../programs/drill/testing/drill-district.ts";
import { makeDistrict } from "./make-district.ts";

type Kind = "demo" | "empty";

/** Makes the district, but is killed after so many orders. */
async function makeAndBreak(district: ReturnType<typeof memoryDistrict>, kind: Kind, orders: number) {
  let left = orders;
  const submit: typeof district.submit = (request) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("killed")) : district.submit(request);
  };
  const { journal, now } = district;
  await assert.rejects(makeDistrict({ book: rulebook, journal, submit, kind, now }), { message: "killed" });
}

async function make(district: ReturnType<typeof memoryDistrict>, kind: Kind) {
  const { journal, now, submit } = district;
  await makeDistrict({ book: rulebook, journal, submit, kind, now });
}

async function statesOf({ journal }: ReturnType<typeof memoryDistrict>) {
  const current = await journal.current();
  return new Map([...current].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test("the rules accept every order that makes the demo, and making it again records nothing", async () => {
  const district = memoryDistrict();
  await district.make("demo");
  assert.deepEqual(district.refused, []);
  assert.equal((await district.units()).length, 60);
  const facts = district.journal.head();
  await district.make("demo");
  assert.equal(district.journal.head(), facts);
});

test("that it is a drill is the first fact of a demo", async () => {
  const district = memoryDistrict();
  await district.make("demo");
  const [first] = await district.facts();
  assert.equal(first?.type, "DistrictNamed");
  assert.ok(first !== undefined && (first.data as { drill: boolean }).drill);
});

test("an empty district has a code table, no name and no unit, and is no drill", async () => {
  const district = memoryDistrict();
  await district.make("empty");
  const state = (await statesOf(district)).get(districtStream)?.[districtView.room] as {
    drill: boolean;
    types: object;
    stations: object;
    code: string;
  };
  assert.equal(state.drill, false);
  assert.equal(state.code, "000000");
  assert.ok(Object.keys(state.types).length >= 45);
  assert.deepEqual(state.stations, {});
  assert.deepEqual(await district.units(), []);
});

for (const kind of ["demo", "empty"] as const) {
  test(`a new ${kind} district knows China's holidays of this year, and of the next once they are announced`, async () => {
    const district = memoryDistrict(Date.parse("2025-12-01T08:00:00.000Z"));
    await make(district, kind);
    const adopted = (await district.facts()).filter(({ type }) => type === "HolidaysAdopted");
    assert.deepEqual(
      adopted.map(({ data }) => (data as { year: number }).year),
      [2025, 2026],
    );
  });
}

test("a district in use that has named another zone is given no holidays of China's", async () => {
  const district = memoryDistrict(Date.parse("2025-12-01T08:00:00.000Z"));
  await make(district, "demo");
  const named = {
    name: { zh: "演练", en: "Drill" },
    code: "990100",
    zone: 60,
    centre: [0, 0],
    drill: true,
  };
  await district.give("NameDistrict", named, { officer: "a", role: "systemAdministrator" });
  district.clock.now = Date.parse("2026-12-01T08:00:00.000Z");
  const facts = district.journal.head();
  await make(district, "demo");
  assert.equal(district.journal.head(), facts);
});

for (const kind of ["demo", "empty"] as const) {
  test(`a start killed anywhere while making the ${kind} district is completed by the next`, async () => {
    const whole = memoryDistrict();
    await make(whole, kind);
    const wanted = await statesOf(whole);
    for (let orders = 0; orders < whole.journal.head(); orders++) {
      const district = memoryDistrict();
      await makeAndBreak(district, kind, orders);
      await make(district, kind);
      assert.deepEqual(await statesOf(district), wanted, `killed after ${orders} orders`);
      assert.equal(district.journal.head(), whole.journal.head(), `killed after ${orders} orders`);
    }
  });
}

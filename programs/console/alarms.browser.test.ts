import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
let incident = "";

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("the administrator sets how long an incident may wait, and what cannot be is said at its field", async () => {
  const { page } = await hall.window({ role: "systemAdministrator", path: "/clocks" });
  const first = page.getByLabel("1 级警情");
  await first.waitFor();
  assert.equal(await first.inputValue(), "60");
  await first.fill("3");
  await page.getByText("10 到 86400 的整数").waitFor();
  const save = page.getByRole("button", { name: "保存并生效" });
  assert.ok(await save.isDisabled());
  await first.fill("10");
  await page.getByRole("region", { name: "更改预览" }).getByText("60 秒").waitFor();
  assert.ok(await save.isDisabled(), "a change has a reason");
  await page.getByLabel("更改原因").fill("演练测试");
  await save.click();
  await page.getByText("时限已保存").waitFor();
  const history = page.getByRole("region", { name: "更改历史" });
  await history.getByText("原因：演练测试").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
});

test("an incident nobody is ordered to is red on its row and its card, and neither once somebody is", async () => {
  const give = await hall.orders();
  const place = { words: "安居一巷 3 号", point: [110.4, 31.27] };
  [incident = ""] = await give([{ name: "OpenIncident", body: { type: "robbery", priority: 1, place } }]);
  const { page } = await hall.window({ role: "dispatcher" });
  const row = page.getByRole("option", { name: /安居一巷 3 号/ });
  await row.getByRole("timer", { name: /无人受派 00:\d\d（上限 00:10）/ }).waitFor();
  await row.click();
  const card = page.getByRole("region", { name: /^警情 / });
  const alarms = card.getByRole("region", { name: "预警" });
  await alarms.getByText(/无人受派 00:1\d，已提醒派警员/).waitFor();
  await row.getByRole("img", { name: "等待派警超时" }).waitFor();
  await card.getByRole("button", { name: /知悉/ }).first().waitFor();

  const dispatcher = await hall.ordersAs({ role: "dispatcher" });
  await dispatcher([{ name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } }]);
  await alarms.getByText("无人受派").waitFor({ state: "detached" });
  // The list is drawn ten times a second at most, the card at once.
  await row.getByRole("img", { name: "等待派警超时" }).waitFor({ state: "detached" });
  await row.getByRole("timer").waitFor({ state: "detached" });
  assert.equal(await card.getByRole("timer", { name: /无人受派/ }).count(), 0);
  // What was raised keeps its place in the history.
  assert.equal(await card.getByText(/起无人受派，超过 10 秒，预警派警员/).count(), 1);
});

test("the strip of the promise and the row of the crew say one arrival at one moment, with its age", async () => {
  const { page } = await hall.window({ role: "dispatcher" });
  await page.getByRole("option", { name: /安居一巷 3 号/ }).click();
  const said = /预计 (\d\d:\d\d) 后到场（|预计 (\d\d:\d\d) 后到场，超时/;
  const strip = page.getByRole("list", { name: "到场时限" }).getByText(said);
  const row = page.getByRole("listitem", { name: "KC-01" }).getByText(said);
  await strip.waitFor();
  await row.waitFor();
  // One look at both, so that no second passes between.
  const shown = await page.locator(".card-promises .promise-forecast, .assignment .figures").allTextContents();
  const both = shown.filter((text) => text.includes("后到场"));
  assert.equal(both.length, 2, shown.join(" | "));
  const parts = both.map((text) => [/预计 (\d\d:\d\d) 后/.exec(text)?.[1], /(\d\d:\d\d) 前估算/.exec(text)?.[1]]);
  assert.ok(
    parts[0]?.every((part) => part !== undefined),
    both.join(" | "),
  );
  assert.deepEqual(parts[0], parts[1], both.join(" | "));
});

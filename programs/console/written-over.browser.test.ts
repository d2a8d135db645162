import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
const station = "AH-05";
const power = { role: "station", station };

before(async () => {
  hall = await openHall();
  await hire(hall, [{ person: "WO1", name: "甲一", part: station, power }]);
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  await security([
    {
      name: "DefinePost",
      body: {
        ...{ post: "WO-DESK", name: { zh: "接待值守", en: "Front desk" }, part: station, power },
        ...{ needs: [], least: 1, always: false },
      },
    },
  ]);
  const give = await hall.orders();
  const [incidentId = ""] = await give([
    { name: "OpenIncident", body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] } } },
  ]);
  await give([
    { name: "OrderUnit", body: { incidentId, unitId: "KC-01" } },
    { name: "OrderStation", body: { incidentId, stationId: station } },
  ]);
});

after(() => hall?.close());

/** Types where the focus is; the field that took it says then only what was typed. */
async function isWrittenOver(page: Page, field: Locator, words: string): Promise<void> {
  await field.and(page.locator(":focus")).waitFor();
  assert.notEqual(await field.inputValue(), "");
  await page.keyboard.type(words);
  assert.equal(await field.inputValue(), words);
}

test("in the hall a time and a place to be corrected are written over; a reason that was begun is gone on with", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await card.getByRole("button", { name: "更多 KC-01" }).click();
  await page.getByRole("menuitem", { name: "更正时间" }).click();
  await isWrittenOver(page, card.getByRole("textbox", { name: /^更正为/ }), "2026-11-01 08:00:00");
  await page.keyboard.press("Escape");
  await card.getByRole("button", { name: "更多…" }).click();
  await page.getByRole("menuitem", { name: "更正地点" }).click();
  await isWrittenOver(page, card.getByRole("combobox", { name: "地点" }), "河东路");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  const withdraw = card.getByRole("button", { name: /^撤回.* 城关派出所$/ });
  const reason = page.getByRole("textbox", { name: "原因" });
  await withdraw.click();
  await reason.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("已由");
  await page.keyboard.press("Escape");
  await reason.waitFor({ state: "detached" });
  await withdraw.click();
  await reason.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("邻所出警");
  assert.equal(await reason.inputValue(), "已由邻所出警");
  assert.deepEqual(errors, []);
});

test("a person's name, a shift's hour and a post's name are written over; a pointer in a field puts the cursor there", async () => {
  const people = await hall.window({ role: "securityAdministrator", path: "/people" });
  await people.page.getByRole("textbox", { name: "在表中查找" }).fill("WO1");
  await people.page.getByRole("row", { name: /甲一/ }).getByRole("button").click();
  const person = people.page.getByRole("region", { name: "甲一 WO1" });
  await person.getByRole("button", { name: "修改" }).click();
  await isWrittenOver(people.page, person.getByRole("textbox", { name: "姓名" }), "甲二");

  const { page, errors } = await hall.window({ role: "station", station, path: "/roster" });
  const cell = page.locator('[role="gridcell"][data-row="WO1"]').first();
  await cell.focus();
  await page.keyboard.press("Enter");
  const shift = page.getByRole("dialog");
  await isWrittenOver(page, shift.getByRole("textbox", { name: "起", exact: true }), "09:30");
  await page.keyboard.press("Escape");
  await shift.waitFor({ state: "hidden" });

  const security = await hall.window({ role: "securityAdministrator", path: "/roster" });
  await security.page.getByRole("combobox", { name: "单位" }).selectOption(station);
  await security.page.getByRole("button", { name: "岗位与班制" }).click();
  const posts = security.page.getByRole("dialog");
  await posts.getByRole("button", { name: "修改 接待值守" }).click();
  await isWrittenOver(security.page, posts.getByRole("textbox", { name: "中文名称" }), "值守");
  const english = posts.getByRole("textbox", { name: "英文名称" });
  await english.click();
  await security.page.keyboard.press("End");
  await security.page.keyboard.type("s");
  assert.equal(await english.inputValue(), "Front desks");
  assert.deepEqual([...people.errors, ...errors, ...security.errors], []);
});

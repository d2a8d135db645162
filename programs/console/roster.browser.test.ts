import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { dayAfter, dayName, daysOf, stepped } from "../../src/duty/web/roster-days.ts";
import { instantOf } from "../../src/ground/instant.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";
import { hire } from "./testing/staff.ts";
import { dayOf } from "../../src/ground/zone.ts";
import { untilTrue } from "./testing/until-true.ts";

const station = "AH-05";
const power = { role: "station", station };
const names = { RT1: "甲一", RT2: "乙二", RT3: "丙三", RT4: "丁四" } as const;
let hall: Hall;
/** Windows of the whole file: the station's desk, and one of its people. From the first test on both show next week. */
let desk: Page;
let colleague: Page;
const errors: (readonly string[])[] = [];

before(async () => {
  hall = await openHall();
  await hire(
    hall,
    Object.entries(names).map(([person, name]) => ({ person, name, part: station, power })),
  );
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  await security([
    {
      name: "DefinePost",
      body: {
        ...{ post: "RT-DESK", name: { zh: "接待值守", en: "Front desk" }, part: station, power },
        ...{ needs: [], least: 1, always: false },
      },
    },
  ]);
  for (const seat of [{ role: "station", station }, { person: "RT4" }]) {
    const window = await hall.window({ ...seat, path: "/roster", kept: true });
    errors.push(window.errors);
    if ("person" in seat) colleague = window.page;
    else desk = window.page;
  }
});

afterEach(() => assert.deepEqual(errors.flat(), []));

after(() => hall?.close());

/** The days of next week by the district's clock. */
const week = daysOf("week", dayAfter(dayOf(instantOf(Date.now()), "Asia/Shanghai"), 7));
const [monday = "", tuesday = "", wednesday = "", thursday = ""] = week;

function cell(page: Page, person: string, day: string): Locator {
  return page.locator(`[role="gridcell"][data-row="${person}"][data-day="${day}"]`);
}

/** What a screen reader says of a cell. */
async function spoken(at: Locator): Promise<string> {
  return (await at.locator(".roster-spoken").textContent()) ?? "";
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  assert.ok(start && end);
  await page.mouse.move(start.x + 12, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
  await page.mouse.up();
}

async function fillWeek(page: Page): Promise<void> {
  await page.getByRole("button", { name: "下一周" }).click();
  await page.getByRole("button", { name: "按班制填充" }).click();
  const dialog = page.getByRole("dialog", { name: "按班制填充" });
  await dialog.getByLabel("岗位", { exact: true }).selectOption({ label: "接待值守" });
  for (const [team, person] of ["甲一", "乙二", "丙三"].entries()) {
    await dialog.getByLabel(`${person} 的班组`).selectOption(String(team));
  }
  await dialog.getByText("将填入 14 个班次").waitFor();
  await dialog.getByRole("button", { name: "填入草稿" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("a station plans its next week: by pattern, by mouse, by keyboard; hears of too little rest; saves; a colleague sees it", async () => {
  const page = desk;
  await page.getByRole("grid", { name: /班表/ }).waitFor();
  await fillWeek(page);
  assert.match(await spoken(cell(page, "RT1", monday)), /08:00–20:00 接待值守/);
  assert.match(await spoken(cell(page, "RT1", tuesday)), /20:00–08:00 接待值守/);
  assert.match(await spoken(cell(page, "RT1", wednesday)), /延续至 08:00/);
  // Three teams leave no hour of the week open but the first night, which nobody of the week before stands.
  const strip = page.getByRole("region", { name: "在岗力量" });
  await strip.getByText("“接待值守”低于最低警力", { exact: false }).first().waitFor({ state: "attached" });

  // With the mouse: Tuesday's night of one goes to another.
  await drag(page, cell(page, "RT1", tuesday).locator(".roster-bar"), cell(page, "RT4", tuesday));
  await cell(page, "RT4", tuesday).locator(".roster-bar").waitFor();
  assert.equal(await cell(page, "RT1", tuesday).locator(".roster-bar").count(), 0);

  // From the keyboard: Thursday's day goes to the morning on which that night ends.
  await cell(page, "RT1", thursday).focus();
  await page.keyboard.press("x");
  const down = await rowsBetween(page, "RT1", "RT4");
  for (let step = 0; step < down; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate("document.activeElement.dataset.row"), "RT4");
  await page.keyboard.press("v");
  const said = page.locator(".roster-said");
  await said.getByText(/已移动：丁四 .*提醒：丁四 班间只休息 0 小时/).waitFor({ state: "attached" });
  await page
    .getByRole("region", { name: "提醒" })
    .getByText(/丁四 班间只休息 0 小时，少于 11 小时/)
    .waitFor();
  assert.match(await spoken(cell(page, "RT4", wednesday)), /1 项提醒/);

  // Taken back and done again: nothing is lost.
  await page.keyboard.press("Control+z");
  await cell(page, "RT1", thursday).locator(".roster-bar").waitFor();
  await page.keyboard.press("v");
  await said.getByText("手中没有班次").waitFor({ state: "attached" });
  await cell(page, "RT1", thursday).focus();
  await page.keyboard.press("m");
  for (let step = 0; step < down; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("m");
  await cell(page, "RT4", wednesday).locator(".roster-bar").waitFor();

  // The end of a shift is drawn out by an hour with the mouse, and comes back with the key.
  const bar = cell(page, "RT2", monday).locator(".roster-bar");
  const before = await spoken(cell(page, "RT2", monday));
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.locator(".roster-bar-end").boundingBox();
  const wide = await cell(page, "RT2", monday).boundingBox();
  assert.ok(box && wide);
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 4 + wide.width / 6, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await said.getByText(/已更改：乙二/).waitFor({ state: "attached" });
  assert.notEqual(await spoken(cell(page, "RT2", monday)), before);
  await page.keyboard.press("Control+z");

  await page.getByRole("button", { name: /核对并保存（14）/ }).click();
  const review = page.getByRole("dialog", { name: "将要保存的更改" });
  await review.getByText(`丁四 ${dayName(tuesday).zh} 20:00–08:00 接待值守`).waitFor();
  await review.getByRole("button", { name: "保存", exact: true }).click();
  await review.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /核对并保存/ }).waitFor({ state: "detached" });

  await colleague.getByRole("button", { name: "下一周" }).click();
  await cell(colleague, "RT4", tuesday).locator(".roster-bar").waitFor();
  assert.match(await spoken(cell(colleague, "RT4", wednesday)), /08:00–20:00 接待值守/);
  assert.equal(await colleague.getByRole("button", { name: "按班制填充" }).count(), 0);

  // A change of what is stored already is one that takes away and adds, and is given with the same key.
  await cell(page, "RT4", wednesday).focus();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: /核对并保存（1）/ }).click();
  await review.getByRole("button", { name: "保存", exact: true }).click();
  await review.waitFor({ state: "detached" });
  await cell(colleague, "RT4", wednesday).locator(".roster-bar").waitFor({ state: "detached" });
});

async function rowsBetween(page: Page, from: string, to: string): Promise<number> {
  const ids = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('[role="gridcell"][data-day="${monday}"]')].map((cell) => cell.dataset.row)`,
  );
  return ids.indexOf(to) - ids.indexOf(from);
}

test("a colleague asks for a swap, the other agrees, the desk approves, and the shift changes hands", async () => {
  const planner = await hall.ordersAs({ role: "station", station });
  const [friday = ""] = week.slice(4);
  const from = instantOf(Date.parse(`${friday}T00:00:00Z`));
  const to = instantOf(Date.parse(`${friday}T08:00:00Z`));
  await planner([
    {
      name: "PlanShifts",
      body: {
        ...{ part: station, month: friday.slice(0, 7), remove: [] },
        add: [{ person: "RT4", post: "RT-DESK", from, to }],
      },
    },
  ]);
  await cell(colleague, "RT4", friday).locator(".roster-bar").waitFor();
  await cell(colleague, "RT4", friday).focus();
  await colleague.keyboard.press("Enter");
  const dialog = colleague.getByRole("dialog");
  await dialog.getByRole("button", { name: "申请换班" }).click();
  await dialog.getByLabel("请谁代班").selectOption("RT3");
  await dialog.getByRole("button", { name: "申请换班" }).last().click();
  await dialog.waitFor({ state: "detached" });
  await colleague.getByText("待对方答复").waitFor();

  const asked = await hall.window({ person: "RT3", path: "/roster" });
  await asked.page.getByRole("button", { name: /^同意 丁四 请 丙三 代/ }).click();
  await desk.getByRole("button", { name: /^批准 丁四 请 丙三 代/ }).click();
  await asked.page.getByRole("button", { name: "下一周" }).click();
  await cell(asked.page, "RT3", friday).filter({ hasText: "08:00–16:00" }).waitFor();
  await cell(colleague, "RT4", friday).locator(".roster-bar").waitFor({ state: "detached" });
  assert.deepEqual(asked.errors, []);
});

test("what is missing in a shift or a filling is said at its field, and Escape leaves", async () => {
  const { page, errors } = await hall.window({ role: "station", station, path: "/roster" });
  await page.getByRole("button", { name: "下一周" }).click();
  await cell(page, "RT2", week[5] ?? "").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const shift = dialog.getByRole("form", { name: "添加班次" });
  /** What a field is told, as a screen reader hears it with the field. */
  const told = async (field: Locator) => {
    const id = await field.getAttribute("aria-describedby");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    return page.locator(`[id="${id}"]`).textContent();
  };
  await shift.getByLabel("起", { exact: true }).fill("24");
  await shift.getByLabel("止", { exact: true }).fill("夜里");
  await shift.getByLabel("日期").fill("");
  await shift.getByLabel("止", { exact: true }).press("Enter");
  assert.equal(await told(shift.getByLabel("起", { exact: true })), "请输入 00:00 至 23:59 的时刻");
  assert.equal(await told(shift.getByLabel("止", { exact: true })), "请输入 00:00 至 24:00 的时刻");
  assert.equal(await told(shift.getByLabel("日期")), "请输入 2026-11-24 这样的日期");
  assert.deepEqual(await accessibilityFindings(page), [], "a shift that lacks something");
  if (process.env["LOOK"] !== undefined) await page.screenshot({ path: "/tmp/roster-shift.png" });
  await shift.getByLabel("起", { exact: true }).fill("8");
  assert.equal(await shift.getByLabel("起", { exact: true }).getAttribute("aria-invalid"), null);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: /核对并保存/ }).count(), 0);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "按班制填充" }).click();
  await dialog.getByRole("button", { name: "填入草稿" }).click();
  await dialog.getByRole("alert").filter({ hasText: "请至少将一人分入班组" }).waitFor();
  await dialog.getByRole("button", { name: "依次分组" }).click();
  await dialog.getByRole("alert").waitFor({ state: "detached" });
  await dialog.getByLabel("结束日期").fill("2020-01-01");
  assert.equal(await told(dialog.getByLabel("结束日期")), "结束日期早于开始日期");
  assert.deepEqual(await accessibilityFindings(page), [], "a filling that lacks something");
  if (process.env["LOOK"] !== undefined) await page.screenshot({ path: "/tmp/roster-fill.png" });
  await dialog.getByLabel("结束日期").press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("posts and patterns are set by whoever may, and by nobody else", async () => {
  const { page, errors: own } = await hall.window({ role: "securityAdministrator", path: "/roster" });
  await page.getByLabel("单位").selectOption(station);
  await page.getByRole("button", { name: "岗位与班制" }).click();
  await page.getByRole("button", { name: "新岗位" }).click();
  const form = page.getByRole("group", { name: "新岗位" });
  await form.getByLabel("中文名称").fill("社区巡防");
  await form.getByLabel("英文名称").fill("Beat");
  await form.getByRole("button", { name: "保存" }).click();
  await page.getByRole("region", { name: "岗位" }).getByText("社区巡防").waitFor();
  await page.getByRole("button", { name: "新班制" }).click();
  const pattern = page.getByRole("group", { name: "新班制" });
  await pattern.getByLabel("中文名称").fill("两头班");
  await pattern.getByLabel("英文名称").fill("Split");
  await pattern.getByLabel(/每天一行/).fill("07:00-09:00, 17:00-20:00\n早上");
  await pattern.getByText("第 2 行读不懂").waitFor();
  await pattern.getByLabel(/每天一行/).fill("07:00-09:00, 17:00-20:00\n休");
  await pattern.getByRole("button", { name: "保存" }).click();
  await page.getByRole("region", { name: "班制" }).getByText("两头班").waitFor();
  await desk.getByRole("button", { name: "按班制填充" }).waitFor();
  assert.equal(await desk.getByRole("button", { name: "岗位与班制" }).count(), 0);
  assert.deepEqual(own, []);
});

test("on paper there is the calendar in words and nothing else", async () => {
  const page = desk;
  await cell(page, "RT1", monday).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".roster-print").isVisible(), true);
  assert.match((await page.locator(".roster-print").textContent()) ?? "", /08:00–20:00接待值守/);
  assert.equal(await page.getByRole("button", { name: "打印" }).isVisible(), false);
  await page.emulateMedia({ media: "screen" });
});

test("nothing of the roster stands in the way of assistive technology, in either language and theme", async () => {
  const page = desk;
  for (const look of [looks[0], looks[2]]) {
    const where = `${look.language}, ${look.theme}`;
    await switchTo(page, look);
    await page.getByRole("radio", { name: /^(周|Week)$/ }).check();
    assert.deepEqual(await accessibilityFindings(page), [], `week: ${where}`);
    await page.getByRole("radio", { name: /^(月|Month)$/ }).check();
    await page.getByRole("radio", { name: /^(岗位|Posts)$/ }).check();
    assert.deepEqual(await accessibilityFindings(page), [], `month by posts: ${where}`);
    await page.getByRole("radio", { name: /^(人员|People)$/ }).check();
    await page.getByRole("gridcell").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await accessibilityFindings(page), [], `cell: ${where}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    // Keys go on where they were.
    await untilTrue(page, "document.activeElement.getAttribute('role') === 'gridcell'");
    await page.getByRole("button", { name: /按班制填充|Fill by pattern/ }).click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await accessibilityFindings(page), [], `fill: ${where}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});

test("a month that is over is read from its roster, and changing it takes a reason", async () => {
  const today = dayOf(instantOf(Date.now()), "Asia/Shanghai");
  const day = `${stepped("month", today, -1).slice(0, 8)}10`;
  const planner = await hall.ordersAs({ role: "station", station });
  const add = [{ person: "RT1", post: "RT-DESK", from: `${day}T00:00:00Z`, to: `${day}T08:00:00Z` }];
  const plan = { part: station, month: day.slice(0, 7), add, remove: [], reason: "补录" };
  await planner([{ name: "PlanShifts", body: plan }]);
  const page = desk;
  await switchTo(page, looks[0]);
  await page.goto("/roster");
  await page.getByRole("radio", { name: "月", exact: true }).check();
  await page.getByRole("button", { name: "上一月" }).click();
  await cell(page, "RT1", day).locator(".roster-bar").waitFor();
  await cell(page, "RT1", day).focus();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: /核对并保存/ }).click();
  const review = page.getByRole("dialog", { name: "将要保存的更改" });
  const save = review.getByRole("button", { name: "保存", exact: true });
  assert.equal(await save.isDisabled(), true);
  await review.getByLabel("更改已开始的班次，请说明原因").fill("当日实际由他人值守");
  await save.click();
  await review.waitFor({ state: "detached" });
  await cell(page, "RT1", day).locator(".roster-bar").waitFor({ state: "detached" });
});

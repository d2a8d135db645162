import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { until } from "../../scenarios/running-callsign.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
const security = { person: "319001", name: "高敏", part: "bureau", power: { role: "securityAdministrator" } };
const others = ["319010", "319002", "319003"].map((person, at) => ({
  person,
  name: `齐${"甲乙丙"[at] ?? ""}`,
  part: "traffic",
  power: { role: "department", department: "traffic" },
}));

before(async () => {
  hall = await openHall();
  const settings = await hall.ordersAs({ role: "systemAdministrator" });
  await settings([
    { name: "RegisterDepartment", body: { id: "traffic", name: { zh: "交警大队", en: "Traffic" } } },
  ]).catch(() => undefined);
  await hire(hall, [security, ...others]);
});

after(() => hall?.close());

const staff = (page: Page) => page.getByRole("table", { name: "人员与权限" });
const names = (page: Page) => staff(page).locator("tbody .data-table-name").allTextContents();

/** Waits until it is so; says what was not. */
async function holds(isSo: () => Promise<boolean>, what: string): Promise<void> {
  await until(30, async () => ((await isSo()) ? true : undefined)).catch(() => assert.fail(what));
}

async function find(page: Page, words: string, count: number): Promise<void> {
  await page.getByRole("textbox", { name: "在表中查找" }).fill(words);
  await holds(async () => (await names(page)).length === count, words);
}

test("rows are sorted by any head, found by words and values, and a copied link shows the same", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people" });
  await staff(page).getByRole("button", { name: "高敏" }).waitFor();
  await find(page, "齐", 3);
  assert.deepEqual(await names(page), ["齐乙", "齐丙", "齐甲"]);
  const head = staff(page).getByRole("columnheader", { name: "警号" });
  await head.getByRole("button").press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  await head.getByRole("button").press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  await holds(async () => (await names(page)).join() === "齐甲,齐丙,齐乙", "downwards");
  const { search } = new URL(page.url());
  assert.equal(new URLSearchParams(search).get("sort"), "-badge");
  const copied = await hall.window({ person: security.person, path: `/people${search}` });
  await holds(async () => (await names(copied.page)).join() === "齐甲,齐丙,齐乙", "the copied link");

  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.getByRole("combobox", { name: "类别" }).selectOption("辅警");
  await page
    .getByRole("status")
    .filter({ hasText: /^\d+ \/ \d+$/ })
    .waitFor();
  await page.goBack();
  await page
    .getByRole("status")
    .filter({ hasText: /^共 \d+ 行$/ })
    .waitFor();
  await find(page, "没有这样的人", 0);
  await page.getByText("没有符合的行：放宽查找词或筛选").waitFor();
  assert.deepEqual([...errors, ...copied.errors], []);
});

test("columns are chosen and ordered, and a saved view is there in another browser and opens the list", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people" });
  await staff(page).getByRole("button", { name: "高敏" }).waitFor();
  await page.getByRole("button", { name: "列", exact: true }).click();
  await page.getByRole("checkbox", { name: "类别" }).uncheck();
  await page.getByRole("button", { name: "前移：姓名" }).click();
  await page.keyboard.press("Escape");
  const heads = (of: Page) => staff(of).getByRole("columnheader").allTextContents();
  assert.deepEqual((await heads(page)).filter(Boolean), ["姓名", "警号", "单位", "权限", "状态"]);
  await find(page, "齐", 3);
  await page.getByRole("button", { name: "视图", exact: true }).click();
  await page.getByRole("textbox", { name: "名称" }).fill("交警三人");
  await page.getByRole("checkbox", { name: "打开此清单时使用" }).check();
  await page.getByRole("button", { name: "保存当前视图" }).click();
  await page.getByRole("button", { name: /^交警三人/ }).waitFor();

  const elsewhere = await hall.window({ person: security.person, path: "/people" });
  await holds(async () => (await names(elsewhere.page)).length === 3, "the usual view opens the list");
  assert.deepEqual((await heads(elsewhere.page)).filter(Boolean), ["姓名", "警号", "单位", "权限", "状态"]);
  await elsewhere.page.getByRole("button", { name: "视图", exact: true }).click();
  await elsewhere.page.getByRole("button", { name: "全部（无排序、筛选）" }).click();
  await holds(async () => (await names(elsewhere.page)).length > 3, "everything");
  await elsewhere.page.goto(`${hall.url}/account/preferences`);
  await elsewhere.page.getByRole("button", { name: "删除视图 交警三人" }).click();
  await elsewhere.page.getByText("还没有：在清单上方").waitFor();
  assert.deepEqual([...errors, ...elsewhere.errors], []);
});

test("many rows are selected by mouse and keys, one act is done for all of them, and they are copied", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people" });
  await staff(page).getByRole("button", { name: "高敏" }).waitFor();
  await find(page, "齐", 3);
  const box = (name: string) => staff(page).getByRole("checkbox", { name: new RegExp(`^选择 ${name}`) });
  await box("齐乙").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await box("齐甲").and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Shift+Space");
  await page.getByText("已选 3 行").waitFor();
  await page.keyboard.press("Control+a");
  assert.equal(await page.getByText(/^已选/).count(), 0);
  await box("齐乙").click();
  await box("齐甲").click({ modifiers: ["Shift"] });
  await page.getByText("已选 3 行").waitFor();
  await staff(page)
    .getByRole("row", { name: /齐丙/ })
    .locator("td")
    .last()
    .click({ modifiers: ["Control"] });
  await page.getByText("已选 2 行").waitFor();
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await page.getByText("已复制 2 行").waitFor();
  await page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' }))");
  await page.locator("#pasted").press("Control+v");
  const copied = await page.locator("#pasted").inputValue();
  assert.match(copied, /^警号\t姓名\t类别\t单位\t权限\t状态\n319002\t齐乙\t/);
  assert.equal(copied.split("\n").length, 3);

  // On paper stand the selected rows alone, without the page around them.
  await page.evaluate("window.print = () => undefined");
  await page.getByRole("button", { name: "打印" }).click();
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".data-table-paper");
  assert.equal(await paper.locator("tbody tr").count(), 2);
  assert.equal(await page.getByRole("main").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await paper.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "登记资质…" }).click();
  await page.getByRole("textbox", { name: /^资质/ }).fill("高速勤务");
  await page.keyboard.press("Enter");
  await page.getByText(/^已选/).waitFor({ state: "detached" });
  await staff(page).getByRole("button", { name: "齐甲" }).click();
  await page
    .getByRole("region", { name: /319010$/ })
    .getByText("高速勤务")
    .waitFor();
  assert.deepEqual(errors, []);
});

test("an export names its recipient, has no names of people in it, and is among the acts", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people" });
  await staff(page).getByRole("button", { name: "高敏" }).waitFor();
  await find(page, "齐", 3);
  await page.getByRole("button", { name: "导出…" }).click();
  const form = page.getByRole("dialog", { name: "导出为文件" });
  await form.getByText("不能导出、不在文件中的列：姓名").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByText("CSV", { exact: true }).click();
  await form.getByRole("textbox", { name: /^接收方/ }).fill("政治处");
  await form.getByRole("textbox", { name: /^用途/ }).fill("年度核对");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    form.getByRole("button", { name: "导出", exact: true }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  assert.match(file, /^\uFEFF警号,类别,单位,权限,状态\r\n319002,/);
  assert.equal(file.trimEnd().split("\r\n").length, 4);
  assert.doesNotMatch(file, /齐/);
  await form.waitFor({ state: "detached" });

  const auditor = await hall.window({ role: "auditAdministrator", path: "/acts" });
  await auditor.page.getByText("导出清单 people 的 3 行给 政治处：年度核对").first().waitFor();
  const desk = await hall.window({ role: "dispatcher", path: "/people" });
  await desk.page.getByRole("main").getByRole("button").first().waitFor();
  assert.equal(await desk.page.getByRole("button", { name: "导出…" }).count(), 0);
  assert.deepEqual([...errors, ...auditor.errors], []);
});

test("a station sets the status of several of its units at once", async () => {
  const { page, errors } = await hall.window({ role: "station", station: "AH-05", path: "/units" });
  const units = page.getByRole("table", { name: "处警单元" });
  const box = (at: number) => units.locator("tbody").getByRole("checkbox").nth(at);
  await box(0).click();
  await box(1).click({ modifiers: ["Shift"] });
  await page.getByText("已选 2 行").waitFor();
  await page.getByRole("button", { name: "变更状态" }).press("Enter");
  await page.getByRole("menuitem", { name: "巡逻（2 个单元）" }).press("Enter");
  await page.getByText("已选 2 行").waitFor({ state: "detached" });
  await holds(async () => (await units.getByRole("row", { name: /巡逻$|巡逻 / }).count()) >= 2, "both are on patrol");
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

/** One thing over the page: its source, which overlays.test.ts looks for here, how it is opened, and how closed. */
interface Step {
  readonly of: string;
  readonly what: string;
  readonly open: () => Promise<void>;
  readonly seen: Locator;
  readonly close: () => Promise<void>;
}

async function opensAndCloses(page: Page, { what, open, seen, close }: Step): Promise<void> {
  await open();
  await seen.first().waitFor();
  await close();
  await seen.first().waitFor({ state: "hidden" });
  await keysAreShown(page, what);
}

/** A letter shows the help with the keys. */
async function keysAreShown(page: Page, after: string): Promise<void> {
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await help.waitFor().catch(() => assert.fail(`a letter does nothing after: ${after}`));
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
}

test("after each menu and dialogue of a list a letter key works", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people?find=齐" });
  await staff(page).getByRole("button", { name: "齐甲" }).waitFor();
  const escape = () => page.keyboard.press("Escape");
  await opensAndCloses(page, {
    of: "src/ground/web/data-table-menus.tsx",
    what: "columns",
    open: () => page.getByRole("button", { name: "列", exact: true }).click(),
    seen: page.getByRole("checkbox", { name: "单位" }),
    close: escape,
  });
  await opensAndCloses(page, {
    of: "src/ground/web/data-table-menus.tsx",
    what: "views",
    open: () => page.getByRole("button", { name: "视图", exact: true }).click(),
    seen: page.getByRole("textbox", { name: "名称" }),
    close: escape,
  });
  await opensAndCloses(page, {
    of: "src/exchange/web/export-rows-form.tsx",
    what: "export",
    open: () => page.getByRole("button", { name: "导出…" }).click(),
    seen: page.getByRole("dialog", { name: "导出为文件" }),
    close: escape,
  });
  await staff(page)
    .getByRole("checkbox", { name: /^选择 齐甲/ })
    .click();
  await opensAndCloses(page, {
    of: "src/access/web/certify-many.tsx",
    what: "a certificate for many",
    open: () => page.getByRole("button", { name: "登记资质…" }).click(),
    seen: page.getByRole("textbox", { name: /^资质/ }),
    close: escape,
  });
  // What is drawn for paper is gone once the browser has printed.
  const paper = { of: "src/ground/web/data-table.tsx", what: "printing" };
  await page.getByRole("button", { name: "打印" }).click();
  await page.locator(".data-table-paper").waitFor({ state: "detached" });
  await keysAreShown(page, paper.what);

  const desk = await hall.window({ role: "station", station: "AH-05", path: "/units" });
  await desk.page.locator("tbody").getByRole("checkbox").first().click();
  await opensAndCloses(desk.page, {
    of: "src/dispatch/web/units-page.tsx",
    what: "status of several units",
    open: () => desk.page.getByRole("button", { name: "变更状态" }).click(),
    seen: desk.page.getByRole("menu"),
    close: () => desk.page.keyboard.press("Escape"),
  });
  assert.deepEqual(desk.errors, []);
  assert.deepEqual(errors, []);
});

test("the list serves in both languages and themes, and on a phone no column is lost", async () => {
  const { page, errors } = await hall.window({ person: security.person, path: "/people" });
  await staff(page).getByRole("button", { name: "高敏" }).waitFor();
  await find(page, "齐", 3);
  for (const look of looks) {
    await switchTo(page, look);
    assert.deepEqual(await accessibilityFindings(page), [], `${look.language}, ${look.theme}`);
  }
  await switchTo(page, looks[0]);
  const phone = await hall.window({
    person: security.person,
    path: "/people?find=齐",
    size: { width: 390, height: 844 },
  });
  await staff(phone.page).getByRole("button", { name: "齐甲" }).waitFor();
  assert.equal(await staff(phone.page).getByRole("columnheader").count(), 7);
  assert.ok(Number(await phone.page.evaluate("document.documentElement.scrollWidth")) <= 390);
  assert.deepEqual(await accessibilityFindings(phone.page), []);
  assert.deepEqual([...errors, ...phone.errors], []);
});

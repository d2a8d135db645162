import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
let incident: string;

before(async () => {
  hall = await openHall();
  await hire(hall, [{ person: "KL1", name: "甲一", part: "AH-05", power: { role: "station", station: "AH-05" } }]);
  const give = await hall.orders();
  const [opened = ""] = await give([
    { name: "OpenIncident", body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] } } },
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } },
  ]);
  incident = opened;
  await give([
    { name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } },
    { name: "OrderStation", body: { incidentId: incident, stationId: "AH-05" } },
  ]);
});

after(() => hall?.close());

/** A letter folds the map away and brings it back. */
async function lettersWork(page: Page, after: string): Promise<void> {
  const fold = page.getByRole("region", { name: "地图" }).getByRole("button", { name: /^地图/ });
  const open = (await fold.getAttribute("aria-expanded")) === "true";
  const stands = (is: boolean) =>
    page
      .locator(`.map-fold[aria-expanded="${is}"]`)
      .waitFor({ timeout: 5000 })
      .catch(() => assert.fail(`a letter does nothing after: ${after}`));
  await page.keyboard.press("m");
  await stands(!open);
  await page.keyboard.press("m");
  await stands(open);
}

async function keysAreShown(page: Page, after: string): Promise<void> {
  const keys = page.getByRole("dialog", { name: "快捷键" });
  await page.keyboard.press("?");
  await keys.waitFor({ timeout: 8000 }).catch(() => assert.fail(`a letter does nothing after: ${after}`));
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
}

test("after every dialogue, menu and panel of the hall is closed, however it is closed, a letter key works", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await card.getByRole("listitem", { name: "KC-01" }).waitFor();
  await page.getByRole("button", { name: "全区" }).waitFor();
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const keys = page.getByRole("dialog", { name: "快捷键" });
  const form = page.getByRole("region", { name: "新来电登记" });
  const escape = () => page.keyboard.press("Escape");
  const walk = [
    { what: "keys, by Esc", open: () => page.keyboard.press("?"), seen: keys, close: escape },
    {
      what: "keys, by ×",
      open: () => page.keyboard.press("?"),
      seen: keys,
      close: () => keys.getByRole("button", { name: /Close|关闭/ }).click(),
    },
    { what: "keys, by their button", open: () => button("显示快捷键").click(), seen: keys, close: escape },
    { what: "pages", open: () => button(/^页面/).click(), seen: page.getByRole("menu"), close: escape },
    {
      what: "who",
      open: () => button("指挥长").click(),
      seen: page.locator(".who"),
      close: escape,
    },
    {
      what: "more of an assignment",
      open: () => button("更多 KC-01").click(),
      seen: page.getByRole("menu"),
      close: escape,
    },
    { what: "more of an incident", open: () => button("更多…").click(), seen: page.getByRole("menu"), close: escape },
    {
      what: "a reason, by Esc",
      open: () => button(/^撤回.* 城关派出所$/).click(),
      seen: page.locator(".reason-form"),
      close: escape,
    },
    {
      what: "a reason, by its button",
      open: () => button(/^撤回.* 城关派出所$/).click(),
      seen: page.locator(".reason-form"),
      close: () => page.locator(".reason-form").getByRole("button", { name: "放弃填写" }).click(),
    },
    {
      what: "units to order",
      open: () => page.keyboard.press("o"),
      seen: page.getByRole("combobox", { name: "派单元" }),
      close: escape,
    },
    {
      what: "stations to order",
      open: () => page.keyboard.press("s"),
      seen: page.getByRole("combobox", { name: "派派出所" }),
      close: escape,
    },
    { what: "call form, by Esc", open: () => page.keyboard.press("n"), seen: form, close: escape },
    {
      what: "call form, by ×",
      open: () => page.keyboard.press("n"),
      seen: form,
      close: () => form.getByRole("button", { name: "关闭" }).click(),
    },
    {
      what: "layers of the map",
      open: () => page.keyboard.press("l"),
      seen: page.getByRole("region", { name: "图层" }),
      close: escape,
    },
    {
      what: "closures of the map",
      open: () => page.keyboard.press("c"),
      seen: page.getByRole("region", { name: "道路管制" }),
      close: escape,
    },
  ] as const;
  for (const { what, open, seen, close } of walk) {
    await open();
    await seen.first().waitFor({ timeout: 8000 });
    await close();
    await seen.first().waitFor({ state: "hidden", timeout: 8000 });
    assert.equal(await card.count(), 1, `the card is still there after: ${what}`);
    await lettersWork(page, what);
  }
  assert.deepEqual(errors, []);
});

test("after a locked screen, and after a dialogue of the roster, a letter key works", async () => {
  const { page, errors } = await hall.window({ person: "KL1" });
  await page.keyboard.press("Alt+l");
  const lock = page.getByRole("dialog", { name: "屏幕已锁定" });
  await lock.getByRole("button", { name: /演练/ }).click();
  await lock.waitFor({ state: "detached" });
  await keysAreShown(page, "the lock");
  const roster = await hall.window({ role: "station", station: "AH-05", path: "/roster" });
  for (const how of ["Esc", "×"]) {
    await roster.page.getByRole("button", { name: "按班制填充" }).click();
    const dialog = roster.page.getByRole("dialog", { name: "按班制填充" });
    await dialog.waitFor();
    if (how === "Esc") await roster.page.keyboard.press("Escape");
    else await dialog.locator(".ant-modal-close").click();
    await dialog.waitFor({ state: "hidden" });
    await keysAreShown(roster.page, `the roster's dialogue, closed by ${how}`);
  }
  assert.deepEqual([...errors, ...roster.errors], []);
});

test("a letter on a focused button or in a form does nothing, and each Esc closes the topmost alone", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = await card.getByRole("heading", { level: 2 }).textContent();
  const fold = page.locator(".map-fold");
  await page.keyboard.press("Escape");
  await page.getByRole("option", { name: /安居一巷/ }).click();

  // Reached with Tab, a button keeps the letters; left with Esc, the letters act and the incident is still chosen.
  await card.getByRole("button", { name: /^派单元/ }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  for (const letter of ["j", "k", "m", "n"]) await page.keyboard.press(letter);
  assert.equal(await card.getByRole("heading", { level: 2 }).textContent(), number);
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  assert.equal(await page.getByRole("region", { name: "新来电登记" }).count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await card.count(), 1);
  await lettersWork(page, "leaving a button");

  // In the list the letters are the list's own.
  await page.getByRole("listbox", { name: "警情" }).focus();
  await lettersWork(page, "focus in the list");

  // A list within a field within a form within the page, above a chosen incident.
  await page.keyboard.press("n");
  const form = page.getByRole("region", { name: "新来电登记" });
  const type = form.getByRole("combobox", { name: "报警类别" });
  await type.fill("盗窃");
  await page.keyboard.press("Escape");
  assert.equal(await type.getAttribute("aria-expanded"), "false");
  assert.equal(await form.count(), 1);
  await form.getByRole("button", { name: "登记暂存" }).focus();
  for (const letter of ["m", "j", "?"]) await page.keyboard.press(letter);
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  await form.getByRole("button", { name: "并入现有警情" }).click();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("combobox", { name: "并入现有警情" }).count(), 0);
  assert.equal(await form.count(), 1);
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  assert.equal(await card.count(), 1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("after an order from the keyboard the focus is on the incident's card, and a second Enter orders nothing", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await card.getByRole("button", { name: "签收 KC-01" }).focus();
  await page.keyboard.press("Enter");
  await card.getByRole("button", { name: "出警 KC-01" }).waitFor();
  await card.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await lettersWork(page, "an order");
  assert.equal(await card.getByRole("button", { name: "出警 KC-01" }).count(), 1);
  assert.deepEqual(errors, []);
});

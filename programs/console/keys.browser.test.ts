import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
let incident: string;
/** By how much the machine's clock is ahead, in milliseconds. */
let ahead = 0;

before(async () => {
  hall = await openHall({ wall: () => Date.now() + ahead }, "open");
  await hire(hall, [{ person: "KL1", name: "甲一", part: "AH-05", power: { role: "station", station: "AH-05" } }]);
  await hire(hall, [{ person: "KL2", name: "乙二", part: "bureau", power: { role: "dispatcher" } }]);
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  const power = { role: "station", station: "AH-05" };
  const post = { post: "KL-DESK", name: { zh: "接待值守", en: "Front desk" }, part: "AH-05", power };
  await security([{ name: "DefinePost", body: { ...post, needs: [], least: 1, always: false } }]);
  // So that the card's alarms are two before they are looked at, and none comes later.
  const settings = await hall.ordersAs({ role: "systemAdministrator" });
  await settings([{ name: "ChangeSettings", body: { acknowledgeSeconds: 5 } }]);
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

/** A letter folds the map away and brings it back, which takes a second or two of drawing. */
async function lettersWork(page: Page, after: string): Promise<void> {
  const fold = page.getByRole("region", { name: "地图" }).getByRole("button", { name: /^地图/ });
  const open = (await fold.getAttribute("aria-expanded")) === "true";
  const stands = (is: boolean) =>
    page
      .locator(`.panel-fold[aria-expanded="${is}"]`)
      .waitFor()
      .catch(() => assert.fail(`a letter does nothing after: ${after}`));
  await page.keyboard.press("m");
  await stands(!open);
  await page.keyboard.press("m");
  await stands(open);
}

/** A letter shows the keys, in the hall and on the pages beside it. */
async function keysAreShown(page: Page, after: string): Promise<void> {
  const keys = page.getByRole("dialog", { name: "帮助与快捷键" });
  await page.keyboard.press("?");
  await keys.waitFor().catch(() => assert.fail(`a letter does nothing after: ${after}`));
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
}

function stepsOf(page: Page, card: Locator): readonly Step[] {
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const keys = page.getByRole("dialog", { name: "帮助与快捷键" });
  const escape = () => page.keyboard.press("Escape");
  return [
    {
      of: "programs/console/help-overlay.tsx",
      what: "keys, by Esc",
      open: () => page.keyboard.press("?"),
      seen: keys,
      close: escape,
    },
    {
      of: "programs/console/help-overlay.tsx",
      what: "keys, by ×",
      open: () => page.keyboard.press("?"),
      seen: keys,
      close: () => keys.getByRole("button", { name: /Close|关闭/ }).click(),
    },
    {
      of: "programs/console/help-overlay.tsx",
      what: "keys, by their button",
      open: () => button("显示帮助与快捷键").click(),
      seen: keys,
      close: escape,
    },
    {
      of: "programs/console/palette.tsx",
      what: "palette, by its key",
      open: () => page.keyboard.press("Control+k"),
      seen: page.getByRole("combobox", { name: "查找并前往" }),
      close: escape,
    },
    {
      of: "programs/console/palette.tsx",
      what: "palette, by its button",
      open: () => button(/^查找/).click(),
      seen: page.getByRole("combobox", { name: "查找并前往" }),
      close: () => page.keyboard.press("Control+k"),
    },
    {
      of: "src/duty/web/who.tsx",
      what: "who",
      open: () => button("指挥长").click(),
      seen: page.locator(".who"),
      close: escape,
    },
    {
      of: "src/ground/web/language-menu.tsx",
      what: "language",
      open: () => button("简体中文").click(),
      seen: page.getByRole("menuitem", { name: "繁體中文" }),
      close: escape,
    },
    {
      of: "programs/console/text-size-menu.tsx",
      what: "text size",
      open: () => button("字号").click(),
      seen: page.getByRole("menuitem", { name: "特大字号" }),
      close: escape,
    },
    {
      of: "src/dispatch/web/assignment-row.tsx",
      what: "more of an assignment",
      open: () => button("更多 KC-01").click(),
      seen: page.getByRole("menu"),
      close: escape,
    },
    {
      of: "src/dispatch/web/incident-orders.tsx",
      what: "more of an incident",
      open: () => button("更多…").click(),
      seen: page.getByRole("menu"),
      close: escape,
    },
    {
      of: "src/journal/web/order-button.tsx",
      what: "a reason, by Esc",
      open: () => button(/^撤回.* 城关派出所$/).click(),
      seen: page.locator(".reason-form"),
      close: escape,
    },
    {
      of: "src/journal/web/order-button.tsx",
      what: "a reason, by its button",
      open: () => button(/^撤回.* 城关派出所$/).click(),
      seen: page.locator(".reason-form"),
      close: () => page.locator(".reason-form").getByRole("button", { name: "放弃填写" }).click(),
    },
    {
      of: "src/dispatch/web/dispatch-section.tsx",
      what: "units to order",
      open: () => page.keyboard.press("o"),
      seen: page.getByRole("combobox", { name: "派单元" }),
      close: escape,
    },
    {
      of: "src/dispatch/web/dispatch-section.tsx",
      what: "stations to order",
      open: () => page.keyboard.press("s"),
      seen: page.getByRole("combobox", { name: "派派出所" }),
      close: escape,
    },
    ...stepsOfCallForm(page),
    {
      of: "src/dispatch/web/map-layers-panel.tsx",
      what: "layers of the map",
      open: () => page.keyboard.press("l"),
      seen: page.getByRole("region", { name: "图层" }),
      close: escape,
    },
    {
      of: "src/dispatch/web/map-closures-panel.tsx",
      what: "closures of the map",
      open: () => page.keyboard.press("c"),
      seen: page.getByRole("region", { name: "道路管制" }),
      close: escape,
    },
    {
      of: "src/dispatch/web/alert-list.tsx",
      what: "alarms of an incident",
      open: () => card.getByRole("button", { name: /^共 \d+ 项$/ }).click(),
      seen: card.locator(".card-alarms-over li"),
      close: escape,
    },
  ];
}

function stepsOfCallForm(page: Page): readonly Step[] {
  const form = page.getByRole("region", { name: "新来电登记" });
  const escape = () => page.keyboard.press("Escape");
  return [
    {
      of: "programs/console/screen.tsx",
      what: "call form, by Esc",
      open: () => page.keyboard.press("n"),
      seen: form,
      close: escape,
    },
    {
      of: "programs/console/screen.tsx",
      what: "call form, by ×",
      open: () => page.keyboard.press("n"),
      seen: form,
      close: () => form.getByRole("button", { name: "关闭" }).click(),
    },
    {
      of: "src/intake/web/call-form.tsx",
      what: "an incident to join, then the form",
      open: async () => {
        await page.keyboard.press("n");
        await form.getByRole("button", { name: "并入现有警情" }).click();
      },
      seen: page.getByRole("combobox", { name: "并入现有警情" }),
      close: async () => {
        await escape();
        await page.getByRole("combobox", { name: "并入现有警情" }).waitFor({ state: "detached" });
        await escape();
        await form.waitFor({ state: "detached" });
      },
    },
  ];
}

test("after every dialogue, menu and panel of the hall is closed, however it is closed, a letter key works", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await card.getByRole("listitem", { name: "KC-01" }).waitFor();
  await page.getByRole("button", { name: "全区" }).waitFor();
  for (const step of stepsOf(page, card)) await opensAndCloses(page, step, card);
  await page.getByRole("button", { name: /^JX-01/ }).click();
  await opensAndCloses(page, {
    of: "src/dispatch/web/unit-card.tsx",
    what: "status of a unit",
    open: () => page.getByRole("button", { name: "变更状态", exact: true }).click(),
    seen: page.getByRole("menu"),
    close: () => page.keyboard.press("Escape"),
  });
  await lettersWork(page, "all of them");
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

async function opensAndCloses(page: Page, { what, open, seen, close }: Step, staying?: Locator): Promise<void> {
  await open();
  await seen.first().waitFor();
  await close();
  await seen.first().waitFor({ state: "hidden" });
  if (staying !== undefined) assert.equal(await staying.count(), 1, `the card is still there after: ${what}`);
  await keysAreShown(page, what);
}

test("after a locked screen, and after being asked who one is, a letter key works", async () => {
  const { page, errors } = await hall.window({ person: "KL1" });
  const lock = page.getByRole("dialog", { name: "屏幕已锁定" });
  await opensAndCloses(page, {
    of: "src/access/web/lock-screen.tsx",
    what: "the lock",
    open: () => page.keyboard.press("Alt+l"),
    seen: lock,
    close: () => lock.getByRole("button", { name: /演练/ }).click(),
  });
  const account = await hall.window({ person: "KL1", path: "/account" });
  const factors = account.page.getByRole("region", { name: "登录方式" });
  await account.page.route("**/api/v1/account/codes", (route) =>
    route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify({ code: "ShowAgain" }),
    }),
  );
  await factors.getByRole("button", { name: "设置 动态码" }).click();
  await opensAndCloses(account.page, {
    of: "src/access/web/show-again-dialog.tsx",
    what: "being asked who one is",
    open: () => factors.getByRole("button", { name: "设置动态码", exact: true }).click(),
    seen: account.page.getByRole("dialog", { name: "请再次验证本人" }),
    close: () => account.page.keyboard.press("Escape"),
  });
  assert.deepEqual([...errors, ...account.errors], []);
});

test("after each dialogue of the roster, however it is closed, a letter key works; Enter saves what is to be saved", async () => {
  const { page, errors } = await hall.window({ role: "station", station: "AH-05", path: "/roster" });
  const security = await hall.window({ role: "securityAdministrator", path: "/roster" });
  await security.page.getByRole("combobox", { name: "单位" }).selectOption("AH-05");
  await page.getByRole("button", { name: "下一周" }).click();
  const cell = page.locator('[role="gridcell"][data-row="KL1"]').first();
  const openCell = async () => {
    await cell.focus();
    await page.keyboard.press("Enter");
  };
  const dialogOf = (at: Page) => at.getByRole("dialog");
  const dialog = dialogOf(page);
  await openCell();
  await dialog.getByRole("button", { name: "添加班次" }).click();
  await dialog.waitFor({ state: "hidden" });
  const save = page.getByRole("button", { name: /核对并保存（1）/ });
  const fill = page.getByRole("button", { name: "按班制填充" });
  const posts = security.page.getByRole("button", { name: "岗位与班制" });
  const byCross = (at: Page) => dialogOf(at).getByRole("button", { name: "关闭" }).click();
  const byEscape = (at: Page) => at.keyboard.press("Escape");
  const byButton = (at: Page) => dialogOf(at).getByRole("button", { name: "返回" }).click();
  for (const { of, at, open, ways } of [
    { of: "src/duty/web/fill-dialog.tsx", at: page, open: () => fill.click(), ways: [byEscape, byCross, byButton] },
    { of: "src/duty/web/cell-dialog.tsx", at: page, open: openCell, ways: [byEscape, byCross] },
    { of: "src/duty/web/save-dialog.tsx", at: page, open: () => save.click(), ways: [byEscape, byCross, byButton] },
    { of: "src/duty/web/posts-dialog.tsx", at: security.page, open: () => posts.click(), ways: [byEscape, byCross] },
  ]) {
    for (const close of ways) {
      const what = `${of} ${close.name}`;
      await opensAndCloses(at, { of, what, open, seen: dialogOf(at), close: () => close(at) });
    }
  }
  await save.click();
  await dialog.getByRole("button", { name: "保存", exact: true }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await save.waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...security.errors], []);
});

test("after each dialogue of a setting, however it is closed, a letter key works", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/types" });
  const seen = page.getByRole("dialog");
  for (const name of ["添加类别", "更改 抢劫", "停用 抢劫", "粘贴表格"]) {
    const open = () => page.getByRole("button", { name, exact: true }).click();
    for (const close of [
      () => page.keyboard.press("Escape"),
      () => seen.getByRole("button", { name: "关闭" }).click(),
      () => seen.getByRole("button", { name: "放弃填写" }).click(),
    ]) {
      await opensAndCloses(page, { of: "src/journal/web/setting-things.tsx", what: name, open, seen, close });
    }
  }
  assert.deepEqual(errors, []);
});

test("a letter on a focused button or in a form does nothing, and each Esc closes the topmost alone", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = await card.getByRole("heading", { level: 2 }).textContent();
  const fold = page.locator(".panel-fold");
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

test("after orders that were not delivered, a review of a broken glass and a doubt of the clock, a letter key works", async () => {
  const self = await hall.ordersAs({ person: "KL2" });
  await self([{ name: "BreakGlass", body: { power: { role: "shiftLeader" }, reason: "值班长突发疾病" } }]);
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  const escape = () => page.keyboard.press("Escape");
  const review = {
    of: "src/access/web/glass-notice.tsx",
    open: () => page.getByRole("button", { name: /^复核 / }).click(),
    seen: page.getByRole("textbox", { name: "说明" }),
  };
  await opensAndCloses(page, { ...review, what: "a review, by Esc", close: escape });
  const cancel = () => page.locator(".glass-form").getByRole("button", { name: "放弃填写" }).click();
  await opensAndCloses(page, { ...review, what: "a review, by its button", close: cancel });

  await page.route("**/api/v1/orders/*", (route) => route.abort());
  await page.getByRole("option", { name: /文昌路/ }).click();
  const words = page.getByRole("textbox", { name: "补充简要警情" });
  await words.fill("门锁完好");
  await page.keyboard.press("Enter");
  const pending = page.getByRole("button", { name: "未送达 1 条" });
  await pending.waitFor();
  await escape();
  const list = page.getByRole("button", { name: "立即重试" });
  const open = () => pending.click();
  const undelivered = { of: "src/journal/web/undelivered-orders.tsx", open, seen: list };
  await opensAndCloses(page, { ...undelivered, what: "undelivered orders, by Esc", close: escape });
  await opensAndCloses(page, { ...undelivered, what: "undelivered orders, by their button", close: open });
  // The page also tries again by itself: the button is focused while nothing gets through, and Enter is given to
  // whatever is there, so that an order delivered a moment before the press does not take the button from under it.
  const deliver = async () => {
    await list.focus();
    await page.unroute("**/api/v1/orders/*");
    await page.keyboard.press("Enter");
  };
  await opensAndCloses(page, { ...undelivered, what: "undelivered orders, delivered", close: deliver });
  await pending.waitFor({ state: "detached" });

  ahead = 3 * 3_600_000;
  const alarm = page.getByRole("alert", { name: "主机时间待确认" });
  const doubt = {
    of: "programs/console/clock-notice.tsx",
    open: () => alarm.getByRole("button", { name: "核对并确认时间" }).click(),
    seen: alarm.getByRole("textbox", { name: "原因" }),
  };
  await alarm.waitFor();
  await opensAndCloses(page, { ...doubt, what: "a doubt of the clock, by Esc", close: escape });
  const leave = () => alarm.getByRole("button", { name: "放弃填写" }).click();
  await opensAndCloses(page, { ...doubt, what: "a doubt of the clock, by its button", close: leave });
  await lettersWork(page, "notices");
  assert.deepEqual(errors, []);
});

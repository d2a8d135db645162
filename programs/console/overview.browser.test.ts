import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "../server/testing/test-server.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";
import { untilTrue } from "./testing/until-true.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
  const orders = await hall.orders();
  await orders([
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
    { name: "RingCall", body: { channel: "voice", kind: "help" } },
    { name: "OpenIncident", body: { type: "theft", priority: 2, place: { words: "人民路1号" } } },
    { name: "OpenIncident", body: { type: "theft", priority: 2, place: { words: "人民路2号" } } },
    { name: "OpenIncident", body: { type: "fight", priority: 1, place: { words: "人民路3号" } } },
  ]);
});

after(() => hall?.close());

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const live = (page: Page) => page.getByRole("status").filter({ hasText: /实时|Live/ });
/** The rows of the hall's list, as the hall says how many there are. */
const rows = (page: Page) => page.getByRole("listbox", { name: "警情" }).getByRole("option");

test("who signs in as duty commander begins on the overview, and Alt+H leads to the hall, which stays as it was left", async () => {
  const { page, errors } = await hall.door();
  await page.goto(`${hall.url}/`);
  await page
    .getByRole("button", { name: /指挥长/ })
    .first()
    .click();
  await region(page, "在办警情").waitFor();
  assert.equal(new URL(page.url()).pathname, "/overview");

  await page.keyboard.press("Alt+h");
  await page.getByRole("option", { name: /人民路3号/ }).click();
  await page.getByRole("region", { name: /^警情 \S+$/ }).waitFor();
  const { href } = new URL(page.url());
  await page.getByRole("link", { name: "总览" }).click();
  await region(page, "在办警情").waitFor();
  await page.keyboard.press("Alt+h");
  await page.getByRole("region", { name: /^警情 \S+$/ }).waitFor();
  assert.equal(page.url(), href);
  // The hall's address is the hall's, also when it is loaded anew.
  await page.goto(`${hall.url}/`);
  await rows(page).first().waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
  assert.deepEqual(errors, []);
});

test("its numbers are the hall's: calls that ring, and each count leads to a list of as many rows", async () => {
  const { page, errors } = await hall.window({ role: "shiftLeader", path: "/overview" });
  const ringing = page.getByRole("link", { name: "待接来电：2 个，打开接处警" });
  await ringing.click();
  await page.getByRole("region", { name: "来电" }).getByRole("status").filter({ hasText: "2" }).waitFor();
  await page.goBack();

  for (const [name, count] of [
    ["待派警：3 起，打开列表", 3],
    ["待派警 2 级：2 起，打开列表", 2],
    ["1 级：1 起，打开列表", 1],
    ["合计：3 起，打开列表", 3],
  ] as const) {
    await page.getByRole("link", { name, exact: true }).click();
    await rows(page).first().waitFor();
    await eventually(async () => (await rows(page).count()) === count);
    await page.goBack();
  }
  await page.getByRole("link", { name: "待派警 2 级：2 起，打开列表", exact: true }).click();
  assert.equal(new URL(page.url()).search, "?stage=waiting&priority=2");
  // What the list is narrowed to is said, stays when a row is chosen, and is taken off by a press.
  await rows(page).first().click();
  await page.getByRole("region", { name: /^警情 \S+$/ }).waitFor();
  const said = new URL(page.url()).searchParams;
  assert.deepEqual([said.get("stage"), said.get("priority"), said.has("incident")], ["waiting", "2", true]);
  await page.getByRole("button", { name: "去掉 2 级" }).click();
  await eventually(async () => (await rows(page).count()) === 3);
  assert.deepEqual(errors, []);
});

test("a station's crews are as many in the list as in the overview, and what is free is what the hall says is free", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/overview" });
  const strength = region(page, "警力");
  const link = strength.getByRole("link").first();
  const name = (await link.getAttribute("aria-label")) ?? "";
  const [, station = "", count = ""] = /^(.+)的单元，(\d+) 个/.exec(name) ?? [];
  const free = await strength.locator(".count").textContent();
  await link.click();
  const units = region(page, "处警单元");
  await units.getByRole("button", { name: `去掉 ${station}` }).waitFor();
  await eventually(async () => (await units.locator(".unit:visible").count()) === Number(count));
  assert.equal(await units.locator(".count").first().textContent(), free);
  assert.deepEqual(errors, []);
});

test("a change of the board arrives, and the page is not drawn anew for each", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/overview" });
  await page.getByRole("link", { name: "待派警：3 起，打开列表", exact: true }).waitFor();
  // How often the panel of open incidents changes while thirty facts arrive.
  await page.evaluate(`(() => {
    globalThis.changes = 0;
    const panel = document.querySelector("[aria-label='在办警情']");
    new MutationObserver(() => (globalThis.changes += 1)).observe(panel, { subtree: true, childList: true, characterData: true });
  })()`);
  const orders = await hall.orders();
  const opened = await orders([
    { name: "OpenIncident", body: { type: "fight", priority: 1, place: { words: "东街" } } },
  ]);
  await page.getByRole("link", { name: "待派警：4 起，打开列表", exact: true }).waitFor();
  const before = await page.evaluate<number>("globalThis.changes");
  await orders(
    Array.from({ length: 30 }, (_, index) => ({
      name: "AddNarrative",
      body: { incidentId: opened[0], text: `第 ${index + 1} 句` },
    })),
  );
  await orders([{ name: "VoidIncident", body: { incidentId: opened[0], mark: "misdial", reason: "演练" } }]);
  await page.getByRole("link", { name: "待派警：3 起，打开列表", exact: true }).waitFor();
  const changes = (await page.evaluate<number>("globalThis.changes")) - before;
  assert.ok(changes >= 1 && changes <= 6, `the panel changed ${changes} times`);
  assert.deepEqual(errors, []);
});

test("a station's desk sees its own only, and who takes calls has no overview", async () => {
  const { page, errors } = await hall.window({ role: "station", station: "AH-05", path: "/overview" });
  await live(page).waitFor();
  const strength = region(page, "警力");
  await strength.getByRole("row").nth(1).waitFor();
  // The head, its own station, the sum.
  assert.equal(await strength.getByRole("row").count(), 3);
  assert.equal(await region(page, "来电").count(), 0);
  assert.equal(await region(page, "今日来电与往常").count(), 0);
  const { page: other } = await hall.window({ role: "calltaker", path: "/overview" });
  await live(other).waitFor();
  assert.equal(await region(other, "在办警情").count(), 0);
  assert.deepEqual(errors, []);
});

test("calls of today stand beside usual days, or it is said that there are not enough", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/overview" });
  const calls = region(page, "今日来电与往常");
  await calls.getByText(/不足 4 天，不作比较/).waitFor();
  await calls.locator("summary").click();
  assert.equal(await calls.getByRole("row").count(), 25);
  assert.deepEqual(errors, []);
});

test("nothing stands in the way of assistive technology, in both languages and themes, at each width", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/overview" });
  for (const [index, look] of looks.entries()) {
    await switchTo(page, look);
    // Three columns, two, and one; the widest once, for it differs from the others by nothing that axe sees.
    for (const width of index === 0 ? [1600, 1280, 390] : [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator(".reach-tone, .amount-bar").first().waitFor({ state: "attached" });
      assert.deepEqual(await accessibilityFindings(page), [], `${look.language} ${look.theme} ${width}`);
      // No part of the page's own is wider than its place.
      await untilTrue(
        page,
        "document.querySelector('#page').scrollWidth <= document.querySelector('#page').clientWidth",
      );
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  assert.deepEqual(errors, []);
});

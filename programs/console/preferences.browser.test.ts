import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
const one = { person: "318801", name: "周静", part: "bureau", power: { role: "auditAdministrator" } };
const other = { person: "318802", name: "吴波", part: "bureau", power: { role: "auditAdministrator" } };
const path = "/account/preferences";

before(async () => {
  hall = await openHall();
  await hire(hall, [one, other]);
});

after(() => hall?.close());

test("what a person chooses counts at once, is on their other console within a second, and is nobody else's", async () => {
  const here = await hall.window({ person: one.person, path });
  const there = await hall.window({ person: one.person, path: "/acts" });
  const others = await hall.window({ person: other.person, path });
  await there.page.getByRole("region", { name: "操作记录" }).first().waitFor();
  const display = here.page.getByRole("region", { name: "显示" });
  await display.getByText("浅色").click();
  await here.page.locator('html[data-theme="light"]').waitFor({ state: "attached" });
  await there.page.locator('html[data-theme="light"]').waitFor({ state: "attached" });
  await display.getByText("特大").click();
  await there.page.locator('html[data-text-size="largest"]').waitFor({ state: "attached" });
  await display.getByText("English").click();
  await there.page.getByRole("region", { name: "Acts" }).first().waitFor();
  assert.equal(await others.page.locator("html").getAttribute("data-theme"), "dark");
  assert.equal(await others.page.locator("html").getAttribute("lang"), "zh-CN");

  // A browser that has never seen the person.
  const later = await hall.window({ person: one.person, path });
  await later.page.getByRole("region", { name: "Display" }).waitFor();
  await later.page.locator('html[data-theme="light"][data-text-size="largest"]').waitFor({ state: "attached" });
  await later.page.getByRole("button", { name: "Everything as usual again" }).click();
  await here.page.locator('html[data-text-size="normal"]').waitFor({ state: "attached" });
  assert.deepEqual([...here.errors, ...there.errors, ...others.errors, ...later.errors], []);
});

test("keys of one character can be moved and switched off, and a key that is taken is told", async () => {
  const { page, errors } = await hall.window({ person: other.person, path });
  const keys = page.getByRole("region", { name: "单字符快捷键" });
  const field = keys.getByRole("textbox", { name: "按键：显示帮助与快捷键" });
  await field.focus();
  await page.keyboard.press("q");
  assert.equal(await field.inputValue(), "Q");
  await page.getByRole("heading", { name: "起始页" }).click();
  await field.blur();
  await page.keyboard.press("?");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.keyboard.press("q");
  await page.getByRole("dialog").getByText("Q", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await keys.getByText("关闭").click();
  await page.getByRole("heading", { name: "起始页" }).click();
  await page.evaluate("document.activeElement.blur()");
  await page.keyboard.press("q");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await keys.getByText("开启").click();
  assert.deepEqual(errors, []);
});

test("signing in leads to the page a person begins on", async () => {
  const { page, errors } = await hall.door();
  await page.goto("/");
  await page.getByRole("button", { name: "以演练人员身份登录…" }).click();
  const person = (await page.locator(".drill-people .figures").first().textContent()) ?? "";
  const own = await hall.window({ person, path });
  await own.page.getByRole("combobox", { name: "登录后打开的页面" }).selectOption("/account");
  await own.page.getByRole("button", { name: "全部恢复默认" }).waitFor();
  await page.getByRole("button", { name: new RegExp(person) }).click();
  await page.waitForURL("**/account");
  assert.deepEqual([...errors, ...own.errors], []);
});

test("the browser is asked for notices only when a person turns one on, and nobody is told before", async () => {
  const { page, errors } = await hall.window({ person: one.person, path });
  await page.evaluate(
    "window.asked = 0; Notification.requestPermission = async () => { window.asked += 1; return 'denied'; };",
  );
  const overdue = page.getByRole("checkbox", { name: "警情超时：桌面通知" });
  assert.equal(await overdue.isChecked(), false);
  await page.getByRole("checkbox", { name: "警情超时：声音" }).uncheck();
  assert.equal(await page.evaluate("window.asked"), 0);
  await overdue.check();
  assert.equal(await overdue.isChecked(), true);
  assert.deepEqual(errors, []);
});

test("the page serves in both languages and themes, on a phone too", async () => {
  const { page, errors } = await hall.window({ person: other.person, path });
  await page.getByRole("heading", { name: "起始页" }).waitFor();
  for (const look of looks) {
    await switchTo(page, look);
    assert.deepEqual(await accessibilityFindings(page), [], `${look.language}, ${look.theme}`);
  }
  const phone = await hall.window({ person: other.person, path, size: { width: 390, height: 844 } });
  await phone.page.getByRole("main").getByRole("radiogroup").first().waitFor();
  assert.ok(Number(await phone.page.evaluate("document.documentElement.scrollWidth")) <= 390);
  assert.deepEqual(await accessibilityFindings(phone.page), []);
  assert.deepEqual([...errors, ...phone.errors], []);
});

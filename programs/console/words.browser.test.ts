import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { chooseLanguage, looks, switchTo } from "./testing/looks.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

/** A group of the hall's units by the word for their status; on another screen a change is there within seconds. */
const group = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function rename(page: Page, word: string, said: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole("textbox", { name: "按名称或编码查找" }).fill("status.");
  await page.getByRole("button", { name: `更改 ${word}`, exact: true }).click();
  const form = page.getByRole("dialog");
  for (const [field, text] of Object.entries(said)) {
    await form.getByRole("textbox", { name: field, exact: true }).fill(text);
  }
  await form.getByText("大厅单元面板").waitFor();
  await form.getByRole("textbox", { name: "更改原因" }).fill("按本区叫法");
  await form.getByRole("button", { name: "保存并生效" }).click();
  await form.waitFor({ state: "hidden" });
}

test("who chooses 繁體中文 reads the hall in traditional characters, names as they were given, and it stays so", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  await chooseLanguage(page, "繁體中文");
  await page.getByRole("region", { name: "處警單元" }).waitFor();
  await page.getByRole("button", { name: /^登記警情/ }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-TW");
  await page.getByText("安和区", { exact: true }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.reload();
  await page.getByRole("region", { name: "處警單元" }).waitFor();
  await page.goto(`${hall.url}/guide/console`);
  const guide = page.locator("article");
  await guide
    .getByText(/鍵盤|設定/)
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
});

test("a browser of Taiwan is met at the door in its language, and the dictionaries are fetched by nobody else", async () => {
  const fetched: string[] = [];
  const { page, errors } = await hall.door();
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto(hall.url);
  await page.getByRole("textbox", { name: "警号" }).waitFor();
  assert.deepEqual(
    fetched.filter((url) => url.includes("opencc")),
    [],
  );
  await chooseLanguage(page, "繁體中文");
  await page.getByRole("textbox", { name: "警號" }).waitFor();
  assert.equal(fetched.filter((url) => url.includes("opencc")).length, 1);
  await chooseLanguage(page, "English");
  await page.getByRole("textbox", { name: "Badge number" }).waitFor();
  assert.deepEqual(errors, []);
});

test("a word that is set is on the other screens within seconds, in simplified and traditional, and is taken back", async () => {
  const here = await hall.window({ role: "systemAdministrator", path: "/settings/words" });
  const simplified = await hall.window({ role: "dispatcher" });
  const traditional = await hall.window({ role: "shiftLeader", path: "/?view=open" });
  await chooseLanguage(traditional.page, "繁體中文");
  await group(simplified.page, "备勤").waitFor();
  await group(traditional.page, "備勤").waitFor();

  await rename(here.page, "备勤", { 简体中文: "随时可派", 英文: "Ready" });
  await group(simplified.page, "随时可派").waitFor();
  await group(traditional.page, "隨時可派").waitFor();
  await here.page.getByRole("region", { name: "更改历史" }).getByText("按本区叫法").waitFor();

  await rename(here.page, "随时可派", { 繁体中文: "候派" });
  await group(traditional.page, "候派").waitFor();
  await group(simplified.page, "随时可派").waitFor();
  await chooseLanguage(simplified.page, "English");
  await group(simplified.page, "Ready").waitFor();
  await chooseLanguage(simplified.page, "简体中文");

  await here.page.getByRole("button", { name: "恢复原样 随时可派" }).click();
  const dialog = here.page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "更改原因" }).fill("改回");
  await dialog.getByRole("button", { name: "保存并生效" }).click();
  await group(simplified.page, "备勤").waitFor();
  await group(traditional.page, "備勤").waitFor();
  assert.deepEqual([...here.errors, ...simplified.errors, ...traditional.errors], []);
});

test("a word that another code of its list has is refused by both", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/words" });
  await page.getByRole("textbox", { name: "按名称或编码查找" }).fill("unitKind.");
  await page.getByRole("button", { name: "更改 巡逻", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "简体中文" }).fill("警航队");
  await form.getByRole("textbox", { name: "更改原因" }).fill("试");
  await form.getByRole("button", { name: "保存并生效" }).click();
  await form.getByText("用语 unitKind.patrol 不能与同一组的 unitKind.airSquad 同名").waitFor();
  assert.deepEqual(errors, []);
});

test("the page of words stands in nobody's way, in both languages and themes, and on a phone", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/words" });
  for (const look of looks) {
    await switchTo(page, look);
    await page.getByRole("table").first().waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "更改 巡逻", exact: true }).first().waitFor();
  const { width = 0 } = (await page.locator(".setting-page .panel").first().boundingBox()) ?? {};
  assert.ok(width > 0 && width <= 390, `${width}`);
  assert.deepEqual(errors, []);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;
let incident = "";

before(async () => {
  hall = await openHall({}, "open");
  await hire(hall, [{ person: "PL1", name: "丁一", part: "bureau", power: { role: "dispatcher" } }]);
  const give = await hall.orders();
  const [call = ""] = await give([{ name: "RingCall", body: { channel: "voice", kind: "emergency" } }]);
  [, , incident = ""] = await give([
    { name: "AnswerCall", body: { callId: call } },
    { name: "NoteCall", body: { callId: call, name: "欧阳明" } },
    { name: "OpenIncident", body: { callId: call, type: "theft", place: { words: "文昌路 7001 号" } } },
    { name: "EndCall", body: { callId: call } },
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
  ]);
});

after(() => hall?.close());

const fieldOf = (page: Page) => page.getByRole("combobox", { name: /^(查找并前往|Find and go)$/ });

async function find(page: Page, words: string): Promise<readonly string[]> {
  if (!(await fieldOf(page).isVisible())) await page.keyboard.press("Control+k");
  await fieldOf(page).fill(words);
  return page.getByRole("dialog").getByRole("option").allTextContents();
}

test("from anywhere, also while typing, a few letters lead to a page, an incident, a unit or an act", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  const list = page.getByRole("region", { name: "警情", exact: true });
  await list.getByRole("textbox").first().fill("文昌");
  assert.deepEqual(await find(page, "zrjz"), ["页面责任矩阵"]);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/responsibility");
  // An incident by its number, from another page: the hall comes with it chosen, and what was typed there is still there.
  assert.match((await find(page, "0001"))[0] ?? "", /^警情0001/);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/?incident=${incident}`);
  assert.equal(await list.getByRole("textbox").first().inputValue(), "文昌");
  await find(page, "kc-01");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/?unit=KC-01");
  // An act of this page, that a key does as well.
  const fold = page.locator(".panel-fold[aria-expanded=true]");
  await fold.waitFor();
  assert.match((await find(page, "收起地图")).join(), /^操作显示或收起地图M$/);
  await page.keyboard.press("Enter");
  await page.locator(".panel-fold[aria-expanded=false]").waitFor();
  // This console keeps it folded.
  await page.reload();
  await page.locator(".panel-fold[aria-expanded=false]").waitFor();
  // A station leads to its incidents.
  await find(page, "城关派出所");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("view") === "history" && url.searchParams.has("station"));
  assert.deepEqual(errors, []);
});

test("nobody of an incident is found, and the staff only by those who set powers", async () => {
  const { page } = await hall.window({ role: "dispatcher" });
  for (const words of ["欧阳", "欧阳明", "oym", "丁一", "PL1"]) {
    assert.deepEqual(await find(page, words), ["没有找到。可换一个字、编号或拼音首字母再试"], words);
  }
  const { page: security, errors } = await hall.window({ role: "securityAdministrator", path: "/people" });
  await security.getByRole("textbox").first().fill("丁一");
  await security.getByText("丁一").first().waitFor();
  // What is looked for stands in the address once typing rests; the palette leads to an address without it.
  await security.waitForURL((url) => [...url.searchParams.values()].includes("丁一"));
  assert.deepEqual(await find(security, "丁一"), ["人员PL1丁一"]);
  await security.keyboard.press("Enter");
  await security.waitForURL("**/people?person=PL1");
  assert.deepEqual(errors, []);
});

test("the rail counts what waits, and on a phone it lies at the foot under the thumb", async () => {
  const size = { width: 390, height: 844 };
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB", size });
  const rail = page.getByRole("navigation", { name: "Where to" });
  await rail.getByRole("link", { name: /^Command.*1 waiting$/ }).waitFor();
  const box = await rail.boundingBox();
  assert.equal(Math.round((box?.y ?? 0) + (box?.height ?? 0)), size.height);
  await rail.getByRole("link", { name: "Duty" }).click();
  await page.waitForURL("**/roster");
  await page.getByRole("navigation", { name: "Duty" }).getByRole("link", { name: "Responsibility" }).click();
  await page.waitForURL("**/responsibility");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.getByRole("button", { name: /^Find/ }).click();
  await fieldOf(page).fill("hall");
  await page.getByRole("option", { name: /The hall/ }).click();
  await page.waitForURL((url) => url.pathname === "/");
  assert.deepEqual(errors, []);
});

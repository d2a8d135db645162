import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { untilTrue } from "./testing/until-true.ts";

let hall: Hall;
let theft = "";
let fight = "";

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  [theft = "", fight = ""] = await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 7001 号" } } },
    { name: "OpenIncident", body: { type: "fight", place: { words: "文昌路 7002 号" } } },
  ]);
});

after(() => hall?.close());

test("a link shows its incident, the address follows the choice, and back and forward keep the hall as it was left", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: `/?incident=${theft}` });
  const card = page.locator("section.incident-card, aside .panel-card");
  await card.getByText("文昌路 7001 号").first().waitFor();
  await page.getByRole("option", { name: /7002 号/ }).click();
  await page.waitForURL(`**/?incident=${fight}`);
  await card.getByText("文昌路 7002 号").first().waitFor();
  const list = page.getByRole("region", { name: "警情", exact: true });
  await list.getByRole("textbox").first().fill("文昌路");

  const rail = page.getByRole("navigation", { name: "导航" });
  await rail.getByRole("link", { name: "勤务" }).click();
  await page.waitForURL("**/roster");
  const duty = page.getByRole("navigation", { name: "勤务" });
  assert.equal(await duty.getByRole("link", { name: "排班" }).getAttribute("aria-current"), "page");
  await duty.getByRole("link", { name: "责任矩阵" }).click();
  await page.waitForURL("**/responsibility");
  await page.goBack();
  await page.waitForURL("**/roster");
  await page.locator(".roster").waitFor();
  await page.goBack();
  await page.waitForURL(`**/?incident=${fight}`);
  assert.equal(await list.getByRole("textbox").first().inputValue(), "文昌路");
  assert.equal(await card.getByText("文昌路 7002 号").first().isVisible(), true);
  await page.goForward();
  await page.waitForURL("**/roster");

  // By the rail the hall is as it was left too, its address with it, and by its key.
  await rail.getByRole("link", { name: "指挥" }).click();
  await page.waitForURL(`**/?incident=${fight}`);
  // A group leads to its page that was looked at last.
  await rail.getByRole("link", { name: "勤务" }).click();
  await page.waitForURL("**/roster");
  await page.keyboard.press("Alt+h");
  await page.waitForURL(`**/?incident=${fight}`);
  assert.equal(await list.getByRole("textbox").first().inputValue(), "文昌路");
  // Nothing chosen: the address names nothing.
  await card.getByRole("button", { name: "关闭" }).first().click();
  await page.waitForURL((url) => url.search === "");
  // Nor does it for whoever signs in here next.
  await page.getByRole("option", { name: /7002 号/ }).click();
  await page.waitForURL(`**/?incident=${fight}`);
  await page.getByRole("button", { name: "派警员", exact: true }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("textbox", { name: "警号" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(errors, []);
});

test("a chosen unit stands in the address, and going back from it shows the incident it was chosen from", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: `/?incident=${theft}` });
  const card = page.locator("aside .panel-card");
  await card.getByText("文昌路 7001 号").first().waitFor();
  const unit = page.getByRole("region", { name: "处警单元", exact: true }).getByRole("button", { name: /KC-01/ });
  await unit.click();
  await page.waitForURL("**/?unit=KC-01");
  const heading = card.getByRole("heading", { name: "KC-01" });
  await heading.waitFor();
  await page.reload();
  await heading.waitFor();
  const copied = await hall.window({ role: "dutyCommander", path: "/?unit=KC-01" });
  await copied.page.locator("aside .panel-card").getByRole("heading", { name: "KC-01" }).waitFor();
  await page.goBack();
  await card.getByText("文昌路 7001 号").first().waitFor();
  await page.goForward();
  await heading.waitFor();
  assert.deepEqual([...errors, ...copied.errors], []);
});

test("an incident chosen in the history stands in the address beside the filter", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: "/?view=history&place=文昌路" });
  const list = page.getByRole("region", { name: "警情", exact: true });
  const card = page.locator("aside .panel-card");
  await list
    .getByRole("row", { name: /7001 号/ })
    .getByRole("button")
    .first()
    .click();
  await page.waitForURL((url) => url.searchParams.get("chosen") === `incident/${theft}`);
  await page.reload();
  await card.getByText("文昌路 7001 号").first().waitFor();
  await list.getByRole("row", { name: /7002 号/ }).waitFor();
  // Another filter keeps what is chosen, and so does leaving the history.
  await list.getByRole("combobox", { name: "类别不限" }).selectOption("fight");
  await page.waitForURL((url) => url.searchParams.get("type") === "fight");
  assert.equal(new URL(page.url()).searchParams.get("chosen"), `incident/${theft}`);
  await page.getByRole("radio", { name: /^全部/ }).check();
  await page.waitForURL(`**/?incident=${theft}`);
  await page.goBack();
  await page.waitForURL((url) => url.searchParams.get("chosen") === `incident/${theft}`);
  assert.deepEqual(errors, []);
});

test("an address that names no incident or unit in sight says so", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: "/?unit=NO-77" });
  const card = page.locator("aside .panel-card");
  await card.getByText("没有该处警单元，或无权查看").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.goto(`${hall.url}/?incident=01JZZZZZZZZZZZZZZZZZZZZZZZ`);
  await card.getByText("没有找到该警情，或无权查看").waitFor();
  await card.getByRole("button", { name: "关闭" }).click();
  await page.waitForURL((url) => url.search === "");
  assert.deepEqual(errors, []);
});

test("an address of before leads where its page stands now, and what is no address says so", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/clocks" });
  await page.getByRole("form", { name: "时限设置" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/settings/clocks");
  await untilTrue(page, "document.title.startsWith('时限设置')");
  assert.deepEqual(await accessibilityFindings(page), []);
  const rail = page.getByRole("navigation", { name: "导航" });
  assert.equal(await rail.locator("[aria-current=page]").textContent(), "管理");
  for (const path of ["/settings/", "/roster/", "/index.html"]) {
    await page.goto(hall.url + path);
    await page.locator(".setting-page, .roster, .setup").first().waitFor();
  }
  for (const path of ["/settings/nothing", "/Roster", "/incidents/1/sheet", "/a/b/c"]) {
    await page.goto(hall.url + path);
    await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
    await page.getByText(path).waitFor();
  }
  assert.deepEqual(errors, []);
});

test("settings that are not somebody's say so by their name", async () => {
  const { page, errors } = await hall.window({ role: "calltaker", path: "/clocks" });
  await page.getByRole("heading", { name: "此页面不对您开放" }).waitFor();
  await page.getByText("“时限设置”存在").waitFor();
  assert.deepEqual(errors, []);
});

test("a paper stands alone at its own address", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: `/incidents/${theft}/sheet/` });
  await page.getByRole("heading", { name: /警情处理单/ }).waitFor();
  assert.equal(await page.locator("header.bar").count(), 0);
  assert.deepEqual(errors, []);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

/** What waits for a second person, on the page of people and powers. */
async function seeWaiting(page: Page): Promise<void> {
  await page
    .getByRole("radiogroup", { name: "部分" })
    .getByRole("radio", { name: /^待第二人批准 1$/ })
    .check({ force: true });
}

test("an item is put on the menu by one and approved by another; a station reads it, finds it and can ask", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/services" });
  await page.getByRole("row", { name: /现场勘查 scene-examiner 刑侦大队 全天 .*未核实/ }).waitFor();
  await page.getByRole("button", { name: "添加项目" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("项目编码").fill("diver");
  await form.getByLabel("中文名称").fill("潜水员");
  await form.getByLabel("英文名称").fill("Diver");
  await form.getByLabel("说明（中文）").fill("水下搜寻");
  await form.getByText("两种语言都要填写").waitFor();
  await form.getByLabel("说明（英文）").fill("Searches under water");
  await form.getByRole("button", { name: "添加栏目" }).click();
  await form.getByLabel("栏目编码").fill("depth");
  await form.getByLabel("栏目名称（中文）").fill("水深（米）");
  await form.getByLabel("栏目名称（英文）").fill("Depth in metres");
  await form.getByLabel("填写内容").selectOption({ label: "数字" });
  const answers = form.getByRole("combobox", { name: "由谁受理" });
  for (const name of ["特巡警大队", "交警大队"]) {
    await answers.fill(name);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await form.getByRole("radio", { name: "规定时间" }).check();
  await form.getByLabel("到", { exact: true }).fill("08:30");
  await form.getByText("填写两个不同的时刻").waitFor();
  await form.getByLabel("到", { exact: true }).fill("08:00");
  await form.getByText("周一至周五 08:30–次日 08:00，节假日不受理").waitFor();
  await form.getByLabel("从", { exact: true }).fill("00:00");
  await form.getByLabel("到", { exact: true }).fill("23:59");
  const days = form.getByRole("combobox", { name: "受理日（起始日）" });
  for (const day of ["周六", "周日"]) {
    await days.fill(day);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await form.getByRole("checkbox", { name: "节假日也受理" }).check();
  await form.getByLabel("其余时间由谁代为受理").selectOption({ label: "指挥大厅" });
  await form.getByRole("group", { name: "承诺答复（分钟）" }).getByLabel("特急").fill("20");
  const preview = form.getByRole("region", { name: "更改预览" });
  await preview.getByText("水深（米）（depth，数字，必填）").waitFor();
  await preview.getByText("特巡警大队、交警大队").waitFor();
  await preview.getByText("每天 00:00–23:59，节假日也受理").waitFor();
  await preview.getByText("特急 20、加急 30、一般 60 分钟").waitFor();
  await form.getByText("须由第二人批准后生效").waitFor();
  await form.getByLabel("更改原因").fill("防汛");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "提出更改" }).click();
  await form.waitFor({ state: "detached" });
  const waits = page.getByRole("region", { name: "等待第二人批准" });
  await waits.getByText("原因：防汛").waitFor();
  assert.equal(await page.getByRole("row", { name: /潜水员/ }).count(), 0, "not before it is approved");

  const second = await hall.window({ role: "dutyCommander", path: "/people" });
  await seeWaiting(second.page);
  const approve = second.page.getByRole("button", { name: /^批准：设定服务清单项目/ });
  await second.page.getByText("名称：潜水员").waitFor();
  await approve.click();
  await page.getByRole("row", { name: /潜水员 diver 特巡警大队、交警大队 每天 00:00–23:59/ }).waitFor();
  await page.getByRole("region", { name: "更改历史" }).getByText("原因：防汛").waitFor();

  const station = await hall.window({
    role: "station",
    station: "AH-01",
    path: "/services",
    language: "en-GB",
    theme: "light",
  });
  const menu = station.page.getByRole("region", { name: "Service menu" });
  await menu.getByRole("article", { name: "Diver" }).waitFor();
  await station.page.keyboard.press("/");
  await menu.getByRole("textbox", { name: "Find an item" }).and(station.page.locator(":focus")).fill("under water");
  await menu.getByText("1 item", { exact: true }).waitFor();
  const item = menu.getByRole("article", { name: "Diver" });
  await item.getByText("Special patrol; along with Traffic police").waitFor();
  await item.getByText(/^Open until /).waitFor();
  await item.getByText("not in your sight").waitFor();
  await item.getByText("set by this district").waitFor();
  assert.equal(await item.getByRole("link", { name: "Ask for: Diver" }).getAttribute("href"), "/tasks?ask=diver");
  assert.deepEqual(await accessibilityFindings(station.page), []);
  await station.page.setViewportSize({ width: 390, height: 844 });
  await menu.getByRole("textbox", { name: "Find an item" }).fill("transfer");
  const referral = menu.getByRole("article", { name: "Stop of a fraudulent transfer, referred" });
  await referral.getByText("not verified: a usual default").waitFor();
  assert.deepEqual(await accessibilityFindings(station.page), []);
  const wide = await station.page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
  assert.equal(wide, false, "nothing is wider than a phone");
  await menu.getByRole("textbox", { name: "Find an item" }).fill("diver");
  await item.getByRole("link", { name: "Ask for: Diver" }).press("Enter");
  const asking = station.page.getByRole("form", { name: "Ask for a service" });
  await asking.getByLabel("Depth in metres").waitFor();
  assert.deepEqual([...errors, ...second.errors, ...station.errors], []);
});

test("the hall sees who is on post for an item; a role it is not for reads why it cannot ask", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/services?find=scene-examiner" });
  // Answered day and night; what the hall itself covers at night it cannot ask for then.
  const item = page.getByRole("article", { name: /现场勘查/ });
  await item.getByRole("link", { name: /^提出/ }).waitFor();
  await item.getByText(/在岗/).first().waitFor();
  const reader = await hall.window({ role: "unit", unit: "KC-01", path: "/services?find=own-footage" });
  await reader.page
    .getByRole("article", { name: /本局执法记录仪录像/ })
    .getByText("不对本岗位开放")
    .waitFor();
  assert.equal(await reader.page.getByRole("link", { name: /^提出：/ }).count(), 0);
  assert.deepEqual([...errors, ...reader.errors], []);
});

test("what was taken off the menu is taken again from the standard menu, as one proposal to the second person", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/services" });
  const second = await hall.window({ role: "securityAdministrator", path: "/people" });
  for (const [name, code] of [
    ["拖车", "tow"],
    ["法医", "forensic-doctor"],
  ] as const) {
    await page.getByRole("button", { name: `撤下 ${name}` }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("更改原因").fill("另有安排");
    await form.getByRole("button", { name: "提出更改" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByRole("region", { name: "等待第二人批准" }).getByText(code, { exact: true }).waitFor();
    await seeWaiting(second.page);
    await second.page.getByRole("button", { name: /^批准：从服务清单撤下/ }).click();
    await page.getByRole("row", { name }).waitFor({ state: "detached" });
  }

  await page.getByRole("button", { name: "采用标准清单" }).click();
  const standard = page.getByRole("form", { name: "采用标准清单" });
  assert.equal(await standard.getByLabel("交警部门", { exact: true }).inputValue(), "traffic");
  assert.ok(await standard.getByRole("checkbox", { name: /^翻译 已在清单上/ }).isDisabled());
  await standard.getByLabel("交警部门", { exact: true }).selectOption("");
  assert.ok(await standard.getByRole("checkbox", { name: /^拖车 先选交警部门/ }).isDisabled());
  await standard.getByLabel("交警部门", { exact: true }).selectOption("traffic-town");
  await standard
    .getByRole("checkbox", { name: /^拖车 城区交警中队/ })
    .and(page.locator(":checked"))
    .waitFor();
  await standard.getByLabel("更改原因").fill("恢复");
  assert.deepEqual(await accessibilityFindings(page), []);
  await standard.getByRole("button", { name: "提出 2 项" }).click();
  await page.getByText("已提交 2 项").waitFor();
  const waits = page.getByRole("region", { name: "等待第二人批准" });
  await waits.getByText(/^城区交警中队；全天；答复 特急 15/).waitFor();
  await waits.getByText(/^刑侦大队；/).waitFor();
  await seeWaiting(second.page);
  await second.page.getByText(/^拖车：/).waitFor();
  await second.page.getByText(/^法医：/).waitFor();
  await second.page.getByRole("button", { name: /^批准：设定服务清单多个项目/ }).click();
  await page.getByRole("row", { name: /拖车/ }).waitFor();
  await page.getByRole("row", { name: /法医/ }).waitFor();
  assert.deepEqual([...errors, ...second.errors], []);
});

test("a commander makes a group, changes it and ends it; its work is shown and leads to the task", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/groups" });
  await page.getByText(/没有您看得到的专班/).waitFor();
  await page.getByRole("button", { name: "组建专班" }).press("Enter");
  const form = page.getByRole("form", { name: "组建专班" });
  await form.getByLabel("名称").and(page.locator(":focus")).fill("防汛专班");
  await form.getByLabel("任务").fill("看守泵站");
  const pick = async (label: string, nth: number) => {
    const field = form.getByRole("combobox", { name: label });
    await field.fill("法制大队");
    for (let at = 0; at < nth; at += 1) await field.press("ArrowDown");
    await field.press("Enter");
    await field.press("Escape");
  };
  await pick("负责人", 0);
  await pick("成员", 0);
  await pick("成员", 1);
  await form.getByLabel("最后一天").fill("2000-01-01");
  await form.getByText("已过", { exact: true }).waitFor();
  await form.getByLabel("最后一天").fill("2099-12-31");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "组建专班" }).press("Enter");
  const card = page.getByRole("region", { name: "防汛专班" });
  await card.getByText("看守泵站").waitFor();
  await card.getByText("没有在办任务").waitFor();
  assert.equal(await card.locator(".group-members li").count(), 2);
  const id = new URL(page.url()).searchParams.get("group") ?? "";
  assert.match(id, /^[0-9A-Z]{26}$/);

  const give = await hall.ordersAs({ role: "dutyCommander" });
  const due = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  await give([
    {
      name: "IssueDirective",
      body: { title: "检查三号泵", to: [{ kind: "group", id }], signBy: due(60), answerBy: due(120) },
    },
  ]);
  const task = card.getByRole("link", { name: "检查三号泵" });
  assert.match((await task.getAttribute("href")) ?? "", /^\/tasks\?task=[0-9A-Z]{26}$/);
  await page.getByRole("row", { name: /防汛专班 看守泵站 .* 3 1 2099-12-31/ }).waitFor();

  await card.getByRole("button", { name: "调整专班" }).click();
  const change = card.getByRole("form", { name: "调整专班" });
  await change.getByLabel("名称").fill("防汛排涝专班");
  await change.getByRole("button", { name: "调整专班" }).click();
  const changed = page.getByRole("region", { name: "防汛排涝专班" });
  await changed.waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(await accessibilityFindings(page), []);
  const wide = await page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
  assert.equal(wide, false, "nothing is wider than a phone");

  // Supervision reads it and did not make it.
  const other = await hall.window({ role: "supervisor", path: `/groups?group=${id}`, language: "en-GB" });
  const seen = other.page.getByRole("region", { name: "防汛排涝专班" });
  await seen.getByText("The hall", { exact: true }).waitFor();
  assert.equal(await seen.getByRole("button", { name: "End the group" }).count(), 0);

  await changed.getByRole("button", { name: "结束专班" }).click();
  await page.locator(".reason-form").getByLabel("原因").fill("水已退");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "专班详情" }).getByText("在左侧选一个专班").waitFor();
  await other.page.getByText(/There is no such group, it has ended/).waitFor();
  assert.deepEqual(await accessibilityFindings(other.page), []);
  assert.deepEqual([...errors, ...other.errors], []);
});

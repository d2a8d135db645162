import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/*
 * Work that is not a call, as its people do it: the commander's directive to two stations, and a crew's station asking a
 * department for something from the menu.
 */
let hall: Hall;
let incident = "";

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  [incident = ""] = await give([{ name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } }]);
});

after(() => hall?.close());

test("a directive goes to two stations; one answers in its field, one returns it; the commander confirms, by keyboard", async () => {
  const commander = await hall.window({ role: "dutyCommander", path: "/tasks" });
  const { page } = commander;
  const { keyboard } = page;
  await page.getByRole("button", { name: "下达任务指令" }).press("Enter");
  const form = page.getByRole("form", { name: "下达任务指令" });
  await form.getByLabel("事项").and(page.locator(":focus")).fill("核对防汛水泵");
  const to = form.getByRole("combobox", { name: "发给谁" });
  for (const station of ["青石派出所", "云岭派出所"]) {
    await to.fill(station);
    await keyboard.press("Enter");
  }
  await form.getByRole("textbox", { name: "说明" }).fill("联系人 13800001111，请清点");
  await form.getByRole("button", { name: "加一栏" }).press("Enter");
  await form.getByLabel("栏目 1").fill("可用水泵");
  await form.getByLabel("类型", { exact: true }).selectOption({ label: "数字" });
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "下达任务指令" }).press("Enter");
  await form.waitFor({ state: "detached" });
  await page.getByLabel("显示", { exact: true }).selectOption({ label: "全部在办" });
  await page.getByRole("row", { name: /核对防汛水泵 待签收 指挥大厅 青石派出所/ }).waitFor();
  await page.getByRole("row", { name: /核对防汛水泵 待签收 指挥大厅 云岭派出所/ }).waitFor();

  const first = await hall.window({ role: "station", station: "AH-01", path: "/work" });
  await first.page.getByRole("row", { name: /签收 核对防汛水泵/ }).waitFor();
  await first.page.getByRole("link", { name: "核对防汛水泵" }).press("Enter");
  const card = first.page.getByRole("region", { name: /^任务 / });
  await card.getByRole("button", { name: "签收" }).press("Enter");
  await card.getByText("办理中").waitFor();
  // The work is purpose enough: nobody asks the station why it opens what it was told.
  await card.getByRole("button", { name: /^查看/ }).press("Enter");
  await card.getByText("联系人 13800001111，请清点").waitFor();
  await card.getByRole("button", { name: "答复", exact: true }).press("Enter");
  const answer = first.page.getByRole("form", { name: "答复" });
  await answer.getByLabel("可用水泵").fill("许多");
  await answer.getByRole("button", { name: "答复" }).press("Enter");
  await answer.getByText("可用水泵：填写的内容不符合要求").waitFor();
  await answer.getByLabel("可用水泵").fill("4");
  assert.deepEqual(await accessibilityFindings(first.page), []);
  await answer.getByRole("button", { name: "答复" }).press("Enter");
  await card.getByText("已答复，待确认").waitFor();

  const second = await hall.window({ role: "station", station: "AH-02", path: "/tasks" });
  await second.page.getByRole("row", { name: /核对防汛水泵/ }).click();
  const other = second.page.getByRole("region", { name: /^任务 / });
  await other.getByRole("button", { name: "退回" }).press("Enter");
  await second.page.getByRole("textbox", { name: "原因" }).fill("本所没有水泵");
  await second.page.keyboard.press("Enter");
  await other.getByText("退回原因：本所没有水泵").waitFor();

  await page.getByLabel("显示", { exact: true }).selectOption({ label: "待本方办理" });
  await page.getByRole("row", { name: /核对防汛水泵 已退回 指挥大厅 云岭派出所/ }).waitFor();
  await page.getByRole("row", { name: /核对防汛水泵 已答复，待确认 指挥大厅 青石派出所/ }).click();
  const checked = page.getByRole("region", { name: /^任务 / });
  await checked.getByText("可用水泵").waitFor();
  await checked.getByRole("button", { name: "确认并致谢" }).press("Enter");
  await checked.getByText("已确认办结，并致谢").waitFor();
  await page.getByLabel("显示", { exact: true }).selectOption({ label: "已办结" });
  await page.getByRole("row", { name: /按时 加急 核对防汛水泵 已办结/ }).waitFor();

  // Whoever has no part in it sees nothing of it.
  const third = await hall.window({ role: "station", station: "AH-03", path: "/tasks" });
  await third.page.getByText("没有等本方办理的任务").waitFor();
  await third.page.getByLabel("显示", { exact: true }).selectOption({ label: "全部在办" });
  await third.page.getByText("没有符合条件的任务").waitFor();
  for (const { errors } of [commander, first, second, third]) assert.deepEqual(errors, []);
});

test("from an incident a dispatcher asks a department on the menu; on a phone and in English it answers", async () => {
  const asking = await hall.window({ role: "dispatcher", path: `/?incident=${incident}` });
  const { page } = asking;
  await page.getByRole("link", { name: "提出协作请求" }).press("Enter");
  const form = page.getByRole("form", { name: "提出协作请求" });
  await form.getByLabel("服务").selectOption({ label: "翻译" });
  await form.getByText(/现在由 执法办案中心 受理 · 3 分钟内签收，30 分钟内答复/).waitFor();
  await form.getByLabel("语种").fill("朝鲜语");
  await form.getByLabel("到哪里").fill("文昌路 9 号");
  await form.getByRole("button", { name: "提出协作请求" }).press("Enter");
  await page
    .getByRole("region", { name: /^任务 / })
    .getByText("待签收")
    .first()
    .waitFor();

  const size = { width: 390, height: 844 };
  const answering = await hall.window({
    ...{ role: "department", department: "casework", language: "en-GB", path: "/tasks", size },
  });
  const phone = answering.page;
  await phone.getByRole("row", { name: /Interpreter/ }).click();
  const card = phone.getByRole("region", { name: /^Task / });
  await card.getByRole("button", { name: "Sign", exact: true }).click();
  await card.getByRole("button", { name: "Ask for more" }).click();
  const more = phone.getByRole("form", { name: "Ask for more" });
  await more.getByRole("textbox", { name: "What is to be done" }).fill("Where do we come?");
  await more.getByRole("button", { name: "Ask for more" }).click();
  await card.getByText("Waits for the asker").waitFor();
  assert.deepEqual(await accessibilityFindings(phone), []);
  assert.equal(await phone.evaluate("document.documentElement.scrollWidth > window.innerWidth"), false);

  const asked = page.getByRole("region", { name: /^任务 / });
  await asked.getByRole("button", { name: "补充说明" }).press("Enter");
  const reply = page.getByRole("form", { name: "补充说明" });
  await reply.getByRole("textbox", { name: "说明" }).fill("文昌路 9 号门口");
  await reply.getByRole("button", { name: "补充说明" }).press("Enter");
  await card.getByText("At work").waitFor();
  assert.deepEqual([...asking.errors, ...answering.errors], []);
});

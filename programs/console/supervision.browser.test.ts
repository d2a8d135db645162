import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/*
 * Supervision at work: what is owed and late, what the rules found, a second look at a robbery that became a quarrel, a
 * finding with its answer and its end, a use of force, and the month on paper.
 */
let hall: Hall;
let robbery = "";
let clicked = "";

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const place = { words: "安居一巷 3 号", point: [110.4, 31.27] };

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  [robbery = "", clicked = ""] = await give([
    { name: "OpenIncident", body: { type: "robbery", place } },
    { name: "OpenIncident", body: { type: "fight", place } },
  ]);
  await give([{ name: "ChangeReportedType", body: { incidentId: robbery, type: "fight", reason: "报警人说法有误" } }]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId: clicked, unitId: "KC-01" } }]);
  const both = { incidentId: clicked, assignmentId };
  await give(["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene", "ClearUnit"].map((name) => ({ name, body: both })));
});

after(() => hall?.close());

test("a robbery that became a quarrel is looked at again by its checklist, and a finding is opened, answered and upheld", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/supervision", size: wide });
  const desk = page.getByRole("region", { name: "监督台", exact: true });
  // The crew that cleared owes its report.
  await desk.getByRole("row", { name: /反馈 KC-01 警情/ }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await desk.getByRole("link", { name: /^二次审查 1$/ }).press("Enter");
  const looks = page.getByRole("region", { name: "二次审查", exact: true });
  await looks.getByText("本月未公布种子").waitFor();
  await looks.getByRole("row", { name: /改变类别 必查/ }).click();
  const card = page.getByRole("region", { name: /^审查警情/ });
  const checklist = card.getByRole("form", { name: "完成审查" });
  for (const item of ["接报即登记", "类别与实际相符", "地点无误", "反馈说明了处置经过", "应出具回执的已出具"]) {
    await checklist.getByLabel(item).selectOption({ label: "是" });
  }
  assert.equal(await checklist.getByRole("button", { name: "完成审查" }).isEnabled(), false);
  for (const item of ["应录音录像的已录", "已告知报警人"]) {
    await checklist.getByLabel(item).selectOption({ label: "不适用" });
  }
  await checklist.getByLabel("所填原因成立").selectOption({ label: "否" });
  assert.deepEqual(await accessibilityFindings(page), []);
  await checklist.getByRole("button", { name: "完成审查" }).press("Enter");
  await page.getByLabel("状态", { exact: true }).selectOption({ label: "已审查" });
  await looks.getByRole("row", { name: /改变类别 必查 .*发现问题/ }).waitFor();
  await card.getByRole("button", { name: "提出问题" }).press("Enter");
  const form = page.getByRole("form", { name: "提出问题" });
  await form.getByLabel("问题", { exact: true }).fill("抢劫改为纠纷，原因不成立");
  await form.getByLabel("针对").selectOption({ label: "青石派出所" });
  await form.getByRole("checkbox", { name: /报警类别改为/ }).check();
  await form.getByLabel("说明（密封）").fill("回访报警人，确有持刀");
  await form.getByRole("button", { name: "提出问题" }).press("Enter");
  const finding = page.getByRole("region", { name: /^监督问题 / });
  await finding.getByText("待答复").waitFor();
  await finding.getByText("对方答复或时限届满后方可认定").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  const part = await hall.window({ role: "station", station: "AH-01", path: "/work", size: phone });
  await part.page.getByRole("link", { name: /问题：抢劫改为纠纷/ }).click();
  const own = part.page.getByRole("region", { name: /^监督问题 / });
  await own.getByRole("button", { name: "答复" }).click();
  const answer = part.page.getByRole("form", { name: "答复" });
  await answer.getByLabel("意见").selectOption({ label: "不认可" });
  assert.deepEqual(await accessibilityFindings(part.page), []);
  assert.equal(await part.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), false);
  await answer.getByRole("button", { name: "答复" }).click();

  await finding.getByRole("button", { name: "认定" }).press("Enter");
  const decide = page.getByRole("form", { name: "认定" });
  await decide.getByLabel("认定", { exact: true }).selectOption({ label: "认定成立" });
  await decide.getByLabel("理由").fill("回访结果与原因不符");
  await decide.getByRole("button", { name: "认定" }).press("Enter");
  await finding.getByText("已认定，待整改").waitFor();

  // Another station sees nothing of it, and is told so by the server too.
  const other = await hall.window({ role: "station", station: "AH-02", path: "/supervision/findings" });
  await other.page.getByText("没有监督问题").waitFor();

  await own.getByRole("button", { name: "报告已整改" }).click();
  const mend = part.page.getByRole("form", { name: "报告已整改" });
  await mend.getByLabel("整改情况").fill("已恢复类别，已培训");
  await mend.getByRole("button", { name: "报告已整改" }).click();
  await finding.getByText("已整改，待复查").waitFor();
  await finding.getByText("须由其他监督人员办理").waitFor();
  for (const window of [{ errors }, part, other]) assert.deepEqual(window.errors, []);
});

test("steps that were clicked through are found by rule, in English and at a phone's width, with the rules below", async () => {
  const look = { language: "en-GB", theme: "light", size: phone } as const;
  const { page, errors } = await hall.window({ role: "supervisor", path: "/supervision/checks", ...look });
  const found = page.getByRole("region", { name: "Checks by rule", exact: true });
  await found.getByLabel("Rule", { exact: true }).selectOption({ label: "Steps entered in bulk" });
  await found.getByRole("row", { name: /Steps entered in bulk/ }).click();
  await page.getByRole("form", { name: "Open a finding" }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Rule catalogue" }).getByText("Too good to be true").waitFor();
  assert.equal(await page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), false);
  assert.deepEqual(errors, []);
});

test("a crew records force with somebody hurt and reports it; supervision reviews it; the month has it, on paper too", async () => {
  const crew = await hall.ordersAs({ role: "unit", unit: "KC-01" });
  const force = { incidentId: clicked, kind: "restraint", why: "resistance", injured: true };
  const [forceId = ""] = await crew([{ name: "RecordForce", body: force }]);
  const { page, errors } = await hall.window({
    role: "supervisor",
    path: `/supervision/force?force=${forceId}`,
    size: wide,
  });
  const card = page.getByRole("region", { name: /^使用武器警械 / });
  await card.getByText("有人受伤：立即报告").waitFor();
  assert.equal(await card.getByRole("button", { name: "审查" }).count(), 0);
  await crew([{ name: "ReportForce", body: { forceId, words: "对方持刀，上铐带离" } }]);
  await card.getByRole("button", { name: "审查" }).press("Enter");
  const review = page.getByRole("form", { name: "审查" });
  await review.getByLabel("结果").selectOption({ label: "未发现问题" });
  await review.getByLabel("理由").fill("必要且适度");
  assert.deepEqual(await accessibilityFindings(page), []);
  await review.getByRole("button", { name: "审查" }).press("Enter");
  await card.getByText("未发现问题 · 必要且适度").waitFor();

  await page.goto(`${hall.url}/supervision/month`);
  const month = page.getByRole("region", { name: /监督月报$/ });
  await month.getByRole("row", { name: /^改变警情类别 1$/ }).waitFor();
  await month.getByRole("row", { name: /^有人受伤 1$/ }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await month
    .getByRole("row", { name: /^集中点击 1$/ })
    .getByRole("link")
    .press("Enter");
  await page
    .getByRole("region", { name: "规则检查", exact: true })
    .getByRole("row", { name: /集中点击/ })
    .waitFor();
  await page.goBack();
  await month.getByRole("link", { name: "打印稿" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /监督月报$/ }).waitFor();
  await page.getByRole("row", { name: /^改变警情类别 1$/ }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("a seed is published before its month, and everybody finds it there", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/supervision/reviews", size: wide });
  await page.getByRole("button", { name: "公布抽查种子" }).press("Enter");
  const form = page.getByRole("form", { name: "公布抽查种子" });
  const seed = await form.getByLabel("种子").inputValue();
  assert.match(seed, /^[A-Z]{24}$/);
  await form.getByLabel("普通警情（%）").fill("101");
  await form.getByText("填 0 到 100 的整数").waitFor();
  await form.getByLabel("普通警情（%）").fill("5");
  const month = await form.getByLabel("月份").inputValue();
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "公布抽查种子" }).press("Enter");
  await form.waitFor({ state: "detached" });
  await page.goto(`${hall.url}/supervision/reviews?month=${month}`);
  await page.getByText(`本月种子 ${seed}`).waitFor();
  assert.deepEqual(errors, []);
});

test("an incident that nothing drew is chosen by its number, with a reason", async () => {
  const give = await hall.orders();
  const [filed = ""] = await give([{ name: "OpenIncident", body: { type: "neighbours", place } }]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId: filed, unitId: "KC-02" } }]);
  const ids = { incidentId: filed, assignmentId };
  await give([
    ...["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene", "ClearUnit"].map((name) => ({ name, body: ids })),
    { name: "RecordResult", body: { incidentId: filed, result: "mediated" } },
    { name: "GiveReport", body: { incidentId: filed, text: "已调解" } },
    { name: "FileIncident", body: { incidentId: filed } },
  ]);
  const { page, errors } = await hall.window({ role: "supervisor", path: "/supervision/reviews", size: phone });
  await page.getByRole("button", { name: "指定警情审查" }).press("Enter");
  const choose = page.getByRole("form", { name: "指定警情审查" });
  await choose.getByLabel("警情编号").fill("9999");
  await choose.getByRole("button", { name: "审查" }).press("Enter");
  await choose.getByText("没有这个编号的警情，或您看不到它").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await choose.getByLabel("警情编号").fill("0003");
  await page.keyboard.press("Enter");
  const card = page.getByRole("region", { name: "审查警情 0003" });
  await card.getByText("普通警情 · 指定").waitFor();
  const checklist = card.getByRole("form", { name: "完成审查" });
  for (const choice of await checklist.getByRole("combobox").all()) await choice.selectOption({ label: "是" });
  assert.equal(await checklist.getByRole("button", { name: "完成审查" }).isEnabled(), false);
  await checklist.getByLabel("指定审查的理由").fill("回访时有人提到");
  assert.deepEqual(await accessibilityFindings(page), []);
  await checklist.getByRole("button", { name: "完成审查" }).press("Enter");
  await card.getByText("未发现问题").waitFor();
  await page.getByRole("row", { name: /0003 普通警情 指定 .*未发现问题/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("a crew on scene of enforcement says that it records, and the desk asks for it until then", async () => {
  const give = await hall.orders();
  const [incidentId = ""] = await give([{ name: "OpenIncident", body: { type: "fight", place } }]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId, unitId: "KC-02" } }]);
  const ids = { incidentId, assignmentId };
  await give(["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene"].map((name) => ({ name, body: ids })));
  const desk = await hall.window({ role: "supervisor", path: "/supervision", size: wide });
  const owed = desk.page.getByRole("row", { name: /录制 KC-02 警情 0004/ });
  await owed.waitFor();
  const { page, errors } = await hall.window({ role: "unit", unit: "KC-02", size: phone });
  const card = page.getByRole("region", { name: "警情 0004", exact: true });
  await card.getByText(/^须录音录像，自 /).waitFor();
  await card.getByRole("button", { name: "已开始录制" }).press("Enter");
  const form = card.getByRole("form", { name: "已开始录制" });
  await form.getByLabel("记录仪或录制编号").fill("KC02-7");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "已开始录制" }).press("Enter");
  await card.getByText(/^正在录制：KC02-7，自 /).waitFor();
  await owed.waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...desk.errors], []);
});

test("the bounds of supervision are changed with a preview and a reason, and a second person is asked", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/settings/bounds", size: phone });
  const form = page.getByRole("form", { name: "监督限度" });
  await form.getByLabel("录制").fill("0");
  await form.getByText("1 到 43200 的整数").waitFor();
  await form.getByLabel("录制").fill("12");
  await form.getByText("12 分钟").waitFor();
  await form.getByLabel("更改原因").fill("换了记录仪");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "提出更改" }).press("Enter");
  await page
    .getByText(/待.*批准/)
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
});

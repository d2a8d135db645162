import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

/*
 * Complaints about the service and the registering of cases, as their people do it: a desk takes a complaint and tells
 * where it stands, supervision takes up a call and answers it; a station gives a receipt, decides and tells.
 */
let hall: Hall;
let incident = "";
const phone = { width: 390, height: 844 };
const noScroll = "document.documentElement.scrollWidth > window.innerWidth";

before(async () => {
  hall = await openHall();
  const supervisor = { part: "inspectorate", power: { role: "supervisor" } };
  await hire(hall, [
    { person: "DC1", name: "甲督察", ...supervisor },
    { person: "DC2", name: "乙督察", ...supervisor },
    { person: "DC3", name: "丙督察", ...supervisor },
  ]);
  const give = await hall.orders();
  const [callId] = await give([{ name: "RingCall", body: { channel: "voice", kind: "complaint" } }]);
  [incident = ""] = (
    await give([
      { name: "AnswerCall", body: { callId } },
      { name: "NoteCall", body: { callId, said: "民警态度粗暴", aboutOfficer: "DC2" } },
      { name: "EndCall", body: { callId } },
      { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } },
    ])
  ).slice(-1);
  await give([{ name: "OrderStation", body: { incidentId: incident, stationId: "AH-01" } }]);
});

after(() => hall?.close());

test("an ended call with a complaint is taken up, handled and answered; whom it is about sees nothing of it", async () => {
  const mine = await hall.window({ person: "DC1", path: "/complaints" });
  const { page } = mine;
  const calls = page.getByRole("region", { name: "待受理的投诉来电" });
  await calls.getByRole("button", { name: /^将 .* 的来电立为投诉$/ }).press("Enter");
  const form = page.getByRole("form", { name: "登记投诉" });
  await form.getByLabel("联系方式").fill("13800002222");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "登记投诉" }).press("Enter");
  await page.getByText(/^投诉编号 [0-9A-Z]{4}-[0-9A-Z]{4}。/).waitFor();
  await calls.waitFor({ state: "detached" });
  const card = page.getByRole("region", { name: /^投诉 [0-9A-Z]/ });
  await card.getByText("已收到，待承办").waitFor();
  // The notice was read in the law; the time for the answer was not.
  await card.getByText(/信访工作条例.* 第22、23条/).waitFor();
  await card.getByText("未核实").waitFor();
  await card.getByRole("button", { name: "由我承办" }).press("Enter");
  await card.getByText("办理中").waitFor();
  await card.getByRole("button", { name: "受理告知" }).press("Enter");
  const told = page.getByRole("form", { name: "受理告知" });
  await told.getByLabel("告知方式").selectOption({ label: "口头" });
  await told.getByRole("button", { name: "受理告知" }).press("Enter");
  await card.getByText(/已告知（口头）/).waitFor();

  const theirs = await hall.window({ person: "DC2", path: "/complaints" });
  await theirs.page.getByText("没有未结的投诉").waitFor();
  assert.equal(await theirs.page.getByRole("button", { name: /的来电立为投诉/ }).count(), 0);

  await card.getByRole("button", { name: "答复投诉" }).press("Enter");
  const answer = page.getByRole("form", { name: "答复投诉" });
  await answer.getByLabel("结果").selectOption({ label: "部分属实" });
  await answer.getByLabel("答复内容").fill("已批评教育");
  assert.deepEqual(await accessibilityFindings(page), []);
  await answer.getByRole("button", { name: "答复投诉" }).press("Enter");
  await card.getByText("已答复", { exact: true }).waitFor();
  await page.getByLabel("显示", { exact: true }).selectOption({ label: "已结" });
  await page.getByRole("row", { name: /已答复 甲督察 部分属实/ }).waitFor();
  assert.equal(await theirs.page.getByRole("row", { name: /部分属实/ }).count(), 0);

  // Whoever complained asks for a review: another looks at it, and the list of open ones has it again.
  await page.getByRole("row", { name: /已答复 甲督察 部分属实/ }).click();
  await card.getByText("请求复查期限").waitFor();
  await card.getByRole("button", { name: "登记复查请求" }).press("Enter");
  const asking = page.getByRole("form", { name: "登记复查请求" });
  await asking.getByLabel("来源").selectOption({ label: "来信" });
  await asking.getByLabel("请求复查的理由").fill("答复没有说明等待的原因");
  assert.deepEqual(await accessibilityFindings(page), []);
  await asking.getByRole("button", { name: "登记复查请求" }).press("Enter");
  await card.getByText("复查中", { exact: true }).waitFor();
  assert.equal(await card.getByRole("button", { name: "由我承办" }).count(), 0);
  const other = await hall.window({ person: "DC3", path: "/complaints", size: phone });
  await other.page.getByRole("row", { name: /复查中/ }).click();
  const reviewed = other.page.getByRole("region", { name: /^投诉 [0-9A-Z]/ });
  await reviewed.getByRole("button", { name: "由我承办" }).click();
  await reviewed.getByRole("button", { name: "答复复查" }).click();
  const review = other.page.getByRole("form", { name: "答复复查" });
  await review.getByLabel("结果").selectOption({ label: "维持原答复" });
  await review.getByLabel("复查答复内容").fill("已补充说明");
  assert.deepEqual(await accessibilityFindings(other.page), []);
  await review.getByRole("button", { name: "答复复查" }).click();
  await reviewed.getByText("已答复复查", { exact: true }).waitFor();
  assert.deepEqual([...mine.errors, ...theirs.errors, ...other.errors], []);
});

test("a desk takes a complaint about another station on a phone, in English, and tells where it stands; that station cannot", async () => {
  const desk = await hall.window({
    ...{ role: "station", station: "AH-02", path: "/complaints", language: "en-GB", size: phone },
  });
  const { page } = desk;
  await page.getByRole("button", { name: "Take a complaint" }).click();
  const form = page.getByRole("form", { name: "Take a complaint" });
  await form.getByLabel("What is complained of").fill("Nobody came");
  await form.getByLabel("Officer complained of (badge)").fill("nobody");
  await form.getByText(/Nobody here has this badge number/).waitFor();
  await form.getByLabel("Officer complained of (badge)").fill("");
  await form.getByLabel("Station complained of").selectOption({ value: "AH-01" });
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "Take a complaint" }).click();
  const said = await page.getByText(/^Complaint [0-9A-Z]{4}-[0-9A-Z]{4}\. Tell/).textContent();
  const number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said ?? "")?.[0] ?? "";
  await page.getByRole("button", { name: "Where does a complaint stand?" }).click();
  await page.getByLabel("Number of the complaint").fill(number.toLowerCase());
  await page.getByRole("button", { name: "Look up" }).click();
  const found = page.getByRole("status", { name: `Complaint ${number}` });
  await found.getByText("Taken, to be given to somebody").waitFor();
  assert.ok(!(await found.textContent())?.includes("AH-01"));
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.equal(await page.evaluate(noScroll), false);

  const other = await hall.window({ role: "station", station: "AH-01", path: "/complaints" });
  await other.page.getByRole("button", { name: "按编号查询进度" }).press("Enter");
  await other.page.getByLabel("投诉编号").fill(number);
  await other.page.keyboard.press("Enter");
  await other.page.getByText("没有可供告知的投诉").waitFor();

  const watch = await hall.window({ ...{ role: "supervisor", path: "/complaints", language: "en-GB", size: phone } });
  await watch.page.getByRole("row", { name: new RegExp(number) }).click();
  const card = watch.page.getByRole("region", { name: `Complaint ${number}` });
  await card.getByRole("button", { name: "Give to somebody" }).click();
  const assign = watch.page.getByRole("form", { name: "Give to somebody" });
  await assign.getByLabel("Handler's badge").fill("DC2");
  await assign.getByText("乙督察").waitFor();
  await assign.getByRole("button", { name: "Give to somebody" }).click();
  await card.getByText("At work").waitFor();
  assert.deepEqual(await accessibilityFindings(watch.page), []);
  assert.equal(await watch.page.evaluate(noScroll), false);
  assert.deepEqual([...desk.errors, ...other.errors, ...watch.errors], []);
});

test("a station gives a receipt, decides and tells; supervision sees each gap until it is mended", async () => {
  const watch = await hall.window({ role: "supervisor", path: "/registering" });
  await watch.page.getByRole("row", { name: /未出具受案回执 · 未作受（立）案决定 .*盗窃/ }).waitFor();
  const desk = await hall.window({ role: "station", station: "AH-01", path: `/registering?incident=${incident}` });
  const { page } = desk;
  const card = page.getByRole("region", { name: /^警情 .* 受案登记$/ });
  await card.getByText("应当场出具").waitFor();
  await card.getByText("未核实").waitFor();
  await card.getByRole("button", { name: "出具受案回执" }).press("Enter");
  const receipt = page.getByRole("form", { name: "出具受案回执" });
  await receipt.getByLabel("案件种类").selectOption({ label: "刑事案件" });
  await receipt.getByRole("button", { name: "出具受案回执" }).press("Enter");
  await card.getByText(/^\d+-1$/).waitFor();
  await watch.page.getByRole("row", { name: /^(?!.*未出具).*未作受（立）案决定.*盗窃/ }).waitFor();
  await card.getByRole("button", { name: "作出受（立）案决定" }).press("Enter");
  const decide = page.getByRole("form", { name: "作出受（立）案决定" });
  await decide.getByLabel("决定").selectOption({ label: "不予受（立）案" });
  await decide.getByLabel("原因").fill("没有犯罪事实");
  assert.deepEqual(await accessibilityFindings(page), []);
  await decide.getByRole("button", { name: "作出受（立）案决定" }).press("Enter");
  await card.getByText("未告知报案人").waitFor();
  await card.getByText(/第178条/).waitFor();
  await card.getByRole("button", { name: "告知报案人" }).press("Enter");
  await page.getByRole("form", { name: "告知报案人" }).getByRole("button", { name: "告知报案人" }).press("Enter");
  await card.getByText(/^书面 · /).waitFor();
  await watch.page.getByLabel("显示", { exact: true }).selectOption({ label: "完整的" });
  await watch.page.getByRole("row", { name: /完整.*盗窃/ }).waitFor();
  assert.deepEqual(await accessibilityFindings(watch.page), []);
  assert.deepEqual([...watch.errors, ...desk.errors], []);
});

test("the receipt is a paper that names nobody who reported; it and the incident's card read in English on a phone", async () => {
  const paper = await hall.window({
    ...{ role: "station", station: "AH-01", path: `/incidents/${incident}/receipt`, language: "en-GB", size: phone },
  });
  await paper.page.getByRole("heading", { name: "Receipt for a report" }).waitFor();
  const sheet = await paper.page.getByRole("article").textContent();
  assert.match(sheet ?? "", /Receipt number\d+-1/);
  assert.match(sheet ?? "", /criminal case/);
  assert.doesNotMatch(sheet ?? "", /13800002222|粗暴/);
  assert.deepEqual(await accessibilityFindings(paper.page), []);
  assert.equal(await paper.page.evaluate(noScroll), false);
  const desk = await hall.window({
    ...{ role: "station", station: "AH-01", path: `/?incident=${incident}`, language: "en-GB", size: phone },
  });
  const section = desk.page.getByRole("region", { name: "From report to case" });
  await section.getByText(/not accepted/).waitFor();
  await section.getByRole("link", { name: "Print the receipt" }).waitFor();
  assert.deepEqual(await accessibilityFindings(desk.page), []);
  assert.equal(await desk.page.evaluate(noScroll), false);
  assert.deepEqual([...paper.errors, ...desk.errors], []);
});

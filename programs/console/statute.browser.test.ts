import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/* What the law asks: limits are changed by two people and confirmed by a third, and a report names its recordings. */
let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

test("a limit is changed by two people, reads not verified, and an officer who had no part in it confirms it", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/limits", size: wide });
  const limits = page.getByRole("region", { name: "法定时限", exact: true });
  await limits.getByRole("textbox", { name: "查找" }).fill("continuedQuestioning");
  const protectedOnes = limits.getByRole("row", { name: /孕妇/ });
  await protectedOnes.getByText("已核实").waitFor();
  await protectedOnes.getByRole("button", { name: /^更改/ }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("时长", { exact: true }).fill("5");
  await form.getByLabel("来源", { exact: true }).fill("2027年修订稿");
  const preview = form.getByRole("region", { name: "更改预览" });
  await preview.getByText("5 小时").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByLabel("更改原因").fill("规定修订");
  await form.getByRole("button", { name: "提出更改" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "等待第二人批准" }).getByText("5 小时").waitFor();
  await protectedOnes.getByText("4 小时").waitFor();

  const people = await hall.window({ role: "dutyCommander", path: "/people", size: wide });
  await people.page.getByRole("radio", { name: /^待第二人批准/ }).check();
  await people.page.getByRole("button", { name: /^批准：设定法定时限/ }).click();
  await protectedOnes.getByText("5 小时").waitFor();
  await protectedOnes.getByText("未核实").waitFor();
  // Who set the district up confirms nothing.
  assert.equal(await protectedOnes.getByRole("button", { name: /核实/ }).count(), 0);

  const law = await hall.window({ role: "supervisor", path: "/settings/limits", size: wide });
  const row = law.page.getByRole("row", { name: /孕妇/ });
  await row.getByRole("button", { name: /^核实/ }).click();
  const confirm = law.page.getByRole("form", { name: /^核实/ });
  assert.deepEqual(await accessibilityFindings(law.page), []);
  await law.page.keyboard.type("公报2027年第1号，第10条");
  await law.page.keyboard.press("Enter");
  await confirm.waitFor({ state: "detached" });
  await row.getByText(/核实：公报2027年第1号，第10条/).waitFor();
  await protectedOnes.getByText(/核实：公报2027年第1号/).waitFor();
  assert.deepEqual([...errors, ...people.errors, ...law.errors], []);
});

test("supervision confirms by the keyboard, on a phone and in English, what must be recorded", async () => {
  const look = { language: "en-GB", theme: "light", size: phone } as const;
  const { page, errors } = await hall.window({ role: "supervisor", path: "/settings/law", ...look });
  const duties = page.getByRole("region", { name: "What must be recorded" });
  const row = duties.getByRole("row", { name: /Enforcement on scene/ });
  await row.getByText("Not verified").waitFor();
  await row.getByRole("button", { name: /^Confirm/ }).press("Enter");
  await page.keyboard.press("Escape");
  await duties.getByRole("form").waitFor({ state: "detached" });
  await row.getByRole("button", { name: /^Confirm/ }).press("Enter");
  await page.keyboard.type("Gazette 2016, Art. 4 to 6");
  await page.keyboard.press("Enter");
  await row.getByText(/Confirmed by .*Gazette 2016/).waitFor();
  assert.equal(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("the crew's report names a recording, and the incident says which minutes on scene are not recorded", async () => {
  const give = await hall.orders();
  const at = (minutes: number) => new Date(Date.now() - (60 - minutes) * 60_000).toISOString();
  const place = { words: "民主路 7 号" };
  const unitId = "REC-1";
  await give([
    {
      name: "RegisterUnit",
      body: {
        unit: unitId,
        callsign: unitId,
        kind: "patrol",
        station: "AH-01",
        crew: [{ badge: "990017", sworn: true, post: "leader" }],
        capabilities: [],
      },
    },
  ]);
  const [incidentId = ""] = await give([{ name: "OpenIncident", body: { type: "theft", place, occurredAt: at(0) } }]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId, unitId, occurredAt: at(1) } }]);
  const step = (name: string, minutes: number) => ({
    name,
    body: { incidentId, assignmentId, occurredAt: at(minutes) },
  });
  await give([step("AcknowledgeOrder", 2), step("GoEnRoute", 3), step("ArriveOnScene", 8), step("ClearUnit", 50)]);

  const { page, errors } = await hall.window({ role: "dispatcher", path: `/?incident=${incidentId}`, size: wide });
  const report = page.getByRole("region", { name: "反馈与归档" });
  await report.getByText("42 分钟").waitFor();
  await report.getByRole("checkbox", { name: /当场扣押/ }).check();
  await report.getByRole("button", { name: "添加录音录像" }).click();
  // The line that was asked for has the focus.
  await page.keyboard.type("R-2026-1");
  await report.getByText("须有编号、开始和较晚的结束").waitFor();
  const shown = (minutes: number) =>
    new Date(Date.parse(at(minutes)) + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  await report.getByRole("textbox", { name: "开始" }).fill(shown(12));
  await report.getByRole("textbox", { name: "结束" }).fill(shown(41));
  await report.getByText("录音录像随反馈提交").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await report.getByRole("textbox", { name: "处警反馈" }).fill("扣押作案工具一件。");
  await report.getByRole("button", { name: "提交反馈" }).click();
  await report.getByText(/R-2026-1/).waitFor();
  await report.getByText(/当场扣押（.*第105条）/).waitFor();
  const gaps = await report.locator(".recorded-gap").allTextContents();
  assert.equal(gaps.length, 2, gaps.join("\n"));
  assert.match(gaps[0] ?? "", /(4 分钟|3 分 \d+ 秒|4 分 \d+ 秒)$/);
  assert.match(gaps[1] ?? "", /(9 分钟|8 分 \d+ 秒|9 分 \d+ 秒)$/);

  await page.setViewportSize(phone);
  assert.equal(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0);
  await page.goto(`${hall.url}/incidents/${incidentId}/sheet`);
  await page
    .getByText(/R-2026-1/)
    .first()
    .waitFor();
  assert.equal(await page.locator(".recorded-gap").count(), 2);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

const heads = "工单,事项,谁交办,承办单位,提出时间,签收时间,答复时间,办结时间,备注";
const rows = [
  "R-1,排查泵站,总台,东关派出所,2026-11-20 08:00,,,,x",
  "R-2,回访,总台,刑侦大队,2026-11-01 08:00,2026-11-01 08:05,2026-11-01 09:00,2026-11-01 10:00,",
];

test("a commander imports a table: explains a column and a word, sees what would be entered, and finds it as entered", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/tasks" });
  await page.getByRole("button", { name: "导入" }).press("Enter");
  const panel = page.getByRole("region", { name: "导入其他系统的任务" });
  await panel.getByLabel("原系统名称").and(page.locator(":focus")).fill("旧任务系统");
  const buffer = Buffer.from([heads, ...rows].join("\n"));
  await panel.locator("input[type=file]").setInputFiles({ name: "任务.csv", mimeType: "text/csv", buffer });
  const problems = panel.getByRole("region", { name: /^问题/ });
  await problems.getByText("缺少列：编号、提出方").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await panel.getByLabel("编号", { exact: true }).selectOption("工单");
  await panel.getByLabel("提出方", { exact: true }).selectOption("谁交办");
  const again = panel.getByRole("button", { name: "按此重新读取" });
  await again.click();
  await problems.getByText("本辖区没有单位“总台”，请指明").first().waitFor();
  await panel.getByLabel("“总台”").selectOption({ label: "指挥大厅" });
  await again.click();
  await panel.getByText("任务.csv：新增 2 项，更新 0 项，不变 0 项，已在本系统办理 0 项；问题 0 处").waitFor();
  await panel.getByText("未采用的列：备注").waitFor();
  await panel.getByRole("row", { name: /R-1 排查泵站 指挥大厅 .*在办$/ }).waitFor();
  await panel.getByRole("row", { name: /R-2 回访 指挥大厅 .*已结束$/ }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(await accessibilityFindings(page), []);
  const wide = await page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
  assert.equal(wide, false, "nothing is wider than a phone");
  await panel.getByRole("button", { name: "导入 2 项" }).click();
  await panel.getByText("导入完成：2 条指令已受理。").waitFor();
  await panel.getByRole("button", { name: "完成" }).press("Enter");
  await page.setViewportSize({ width: 1280, height: 900 });
  const list = page.getByLabel("显示", { exact: true });
  await list.selectOption({ label: "全部在办" });
  await page.getByRole("row", { name: /排查泵站/ }).click();
  const card = page.getByRole("region", { name: /^任务 / });
  await card.getByText("补录自旧任务系统，原编号 R-1").waitFor();
  await card.getByText(/补录自旧任务系统（R-1）：.*· 补录/).waitFor();
  assert.deepEqual(errors, []);
});

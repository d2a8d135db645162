import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("taking a row away shows in words what nobody answers for; adding it again, from the keyboard, closes the gap", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", path: "/responsibility" });
  const report = page.getByRole("region", { name: "空白与重叠" });
  await report.getByText("每一类警情、每一处、每一刻都有人负责").waitFor();

  await page.getByRole("button", { name: "删除 stations 行" }).click();
  await report
    .getByText(/无人负责/)
    .first()
    .waitFor();
  assert.match(await report.innerText(), /按未保存的内容计算/);
  await page.getByRole("button", { name: "保存责任矩阵" }).click();
  await page.getByText("有未保存的修改").waitFor({ state: "detached" });

  const { page: reader, errors: others } = await hall.window({
    role: "reader",
    path: "/responsibility",
    language: "en-GB",
  });
  const said = reader.getByRole("region", { name: "Gaps and overlaps" });
  await said
    .getByText(/Nobody answers for/)
    .first()
    .waitFor();
  assert.equal(await reader.getByRole("button", { name: "Add a row" }).count(), 0);

  await page.getByRole("button", { name: "添加一行" }).press("Enter");
  const form = page.getByRole("group", { name: / 行$/ });
  await form.getByRole("combobox", { name: "责任单位" }).selectOption({ label: "所在地派出所" });
  const otherwise = form.getByRole("checkbox", { name: /兜底/ });
  await otherwise.press("Space");
  await report
    .getByText(/两个部门同时负责/)
    .first()
    .waitFor();
  await otherwise.press("Space");
  await page.keyboard.press("Escape");
  await report.getByText("每一类警情、每一处、每一刻都有人负责").waitFor();
  await page.getByRole("button", { name: "保存责任矩阵" }).press("Enter");
  await said.getByText("Somebody answers for every type, in every place, at every minute").waitFor();
  assert.deepEqual([...errors, ...others], []);
});

test("who leads each part stands in the chart, level under level", async () => {
  const { page } = await hall.window({ role: "reader", path: "/responsibility" });
  const chart = page.getByRole("region", { name: "组织架构" });
  await chart.getByText("城区交警中队").waitFor();
  assert.match(await chart.innerText(), /交警大队/);
});

for (const [language, theme] of [
  ["zh-CN", "dark"],
  ["en-GB", "light"],
] as const) {
  test(`nothing of the matrix stands in the way of assistive technology: ${language}, ${theme}`, async () => {
    const { page, errors } = await hall.window({ role: "dutyCommander", path: "/responsibility", language, theme });
    await page.getByRole("button", { name: /^(修改 crime 行|Edit row crime)$/ }).click();
    assert.deepEqual(await accessibilityFindings(page), []);
    assert.deepEqual(errors, []);
  });
}

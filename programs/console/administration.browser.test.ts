import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { planMapText } from "../../src/district/anhe/testing/plan-map.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

/** The forms that a role has, each with its heading in Chinese and in English. */
const forms = {
  supervisor: [
    ["retention", "设定保存期限", "Set retention"],
    ["budgets", "每日查看额度", "Budgets of openings"],
    ["law", "适用法律", "Law that applies"],
    ["limits", "法定时限", "Legal limits"],
  ],
  systemAdministrator: [
    ["streets", "路网", "Streets"],
    ["speeds", "行程修正系数", "Learned speeds"],
    ["contraflow", "单行道逆行", "Against one-ways"],
    ["positions", "警力位置", "Crew positions"],
    ["keys", "密钥", "Keys"],
    ["backups", "备份", "Backups"],
  ],
  auditAdministrator: [["witnesses", "见证方", "Witnesses"]],
} as const;

for (const [role, pages] of Object.entries(forms)) {
  test(`every form of the settings for ${role} is accessible, in Chinese on dark and in English on light`, async () => {
    for (const look of [
      { language: "zh-CN", theme: "dark", size: { width: 1280, height: 900 }, name: 1 },
      { language: "en-GB", theme: "light", size: { width: 390, height: 844 }, name: 2 },
    ] as const) {
      const { page, errors } = await hall.window({ role, path: "/settings", ...look });
      for (const form of pages) {
        await page.goto(`${hall.url}/settings/${form[0]}`);
        await page.getByRole("region", { name: form[look.name], exact: true }).first().waitFor();
        await page.getByRole("region", { name: /^(更改历史|History|启动参数|Options of the start)$/ }).waitFor();
        assert.deepEqual(await accessibilityFindings(page), [], form[0]);
        assert.ok(await fits(page), `${form[0]} is wider than its window`);
      }
      assert.deepEqual(errors, []);
      await page.close();
    }
  });
}

async function fits(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth");
}

test("a map file is imported in the browser and taken into use; the one before stands in the history", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/streets" });
  const bringing = page.getByRole("region", { name: "导入地图文件" });
  const file = { name: "letter.osm", mimeType: "application/xml", buffer: Buffer.from("Dear officer") };
  await bringing.getByLabel(/^选择或拖入/).setInputFiles(file);
  await bringing.getByRole("button", { name: "开始导入" }).click();
  await bringing.getByText(/未能导入：.*letter\.osm/).waitFor();

  await bringing
    .getByLabel(/^选择或拖入/)
    .setInputFiles({ ...file, name: "anhe-2026.osm", buffer: Buffer.from(planMapText(7)) });
  await bringing.getByRole("button", { name: "开始导入" }).click();
  await bringing.getByText(/^anhe-2026\.osm 已建成/).waitFor();
  await page.getByRole("button", { name: /^选择 anhe-2026\.osm/ }).click();
  const form = page.getByRole("form", { name: "启用所选路网" });
  await form.getByRole("textbox", { name: /更改原因/ }).fill("新修道路");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "保存并生效" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "更改历史" }).getByText("原因：新修道路").waitFor();
  await page.getByRole("row", { name: /anhe-2026\.osm.*在用/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("whether crews may drive against one-ways is decided with a reason, and taken back from the history", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/contraflow" });
  const form = page.getByRole("form", { name: "单行道逆行" });
  await form.getByText("允许逆行", { exact: true }).click();
  await form.getByRole("textbox", { name: "用时倍数" }).fill("2.5");
  await form.getByRole("region", { name: "更改预览" }).getByText("允许，用时 2.5 倍").waitFor();
  await form.getByRole("textbox", { name: /更改原因/ }).fill("支队会议决定");
  await form.getByRole("button", { name: "保存并生效" }).click();
  const history = page.getByRole("region", { name: "更改历史" });
  await history.getByText("原因：支队会议决定").waitFor();
  await history.getByRole("button", { name: /^再次采用/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("supervision proposes other budgets of openings; they count once a second person has approved", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/settings/budgets" });
  const form = page.getByRole("form", { name: "每日查看额度" });
  await form.getByRole("textbox", { name: "处警单元" }).fill("0");
  await form.getByText("1 到 500 的整数").waitFor();
  await form.getByRole("textbox", { name: "处警单元" }).fill("25");
  await form.getByRole("textbox", { name: /更改原因/ }).fill("夏季警情增多");
  await form.getByRole("button", { name: "提出更改" }).click();
  await page.getByRole("region", { name: "等待第二人批准" }).getByText("每日 25 条记录").waitFor();

  const second = await hall.window({ role: "dutyCommander", path: "/people" });
  const parts = second.page.getByRole("radiogroup", { name: "部分" });
  await parts.getByRole("radio", { name: /^待第二人批准/ }).check({ force: true });
  await second.page.getByRole("button", { name: /^批准：设定每日查看额度/ }).click();
  await page
    .getByRole("region", { name: "更改历史" })
    .getByText(/夏季警情增多/)
    .waitFor();
  await page.getByRole("region", { name: "等待第二人批准" }).waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...second.errors], []);
});

test("a system administrator rotates the keys and sees the new epoch", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/keys" });
  const keys = page.getByRole("region", { name: "密钥", exact: true });
  await keys.getByText(/^第 1 期/).waitFor();
  await keys.getByRole("button", { name: "立即轮换" }).click();
  await keys.getByText(/^第 2 期/).waitFor();
  assert.deepEqual(errors, []);
});

test("supervision proposes to erase a record before its time, from the list of erasures", async () => {
  const give = await hall.orders();
  const [incident = ""] = await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" }, narrative: "电动车被盗" } },
  ]);
  const { page, errors } = await hall.window({ role: "supervisor", path: "/privacy" });
  const erasures = page.getByRole("region", { name: "已销毁，可撤回" });
  await erasures.getByRole("button", { name: "提前销毁记录" }).click();
  const form = erasures.getByRole("form", { name: "提前销毁记录" });
  await form.getByRole("textbox", { name: /^记录/ }).fill(`incident/${incident}`);
  await form.getByRole("textbox", { name: /^原因/ }).fill("本人申请删除");
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "提出销毁" }).click();
  await page
    .getByRole("region", { name: "等待第二人批准" })
    .getByText(/提前销毁/)
    .waitFor();
  assert.deepEqual(errors, []);
});

test("a dispatcher calls a department in from the incident, and changes who is in a crew", async () => {
  const give = await hall.orders();
  await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 12 号" }, narrative: "丢了包" } },
  ]);
  const { page, errors } = await hall.window({ role: "dispatcher" });
  await page.getByRole("option", { name: /文昌路 12 号/ }).click();
  const departments = page.getByRole("region", { name: "协同部门" });
  await departments.getByRole("button", { name: "通知部门协同" }).click();
  const form = departments.getByRole("form", { name: "通知部门协同" });
  const called = await form.getByRole("combobox", { name: "部门" }).locator("option:checked").textContent();
  assert.deepEqual(await accessibilityFindings(page), []);
  await form.getByRole("button", { name: "通知部门协同" }).click();
  // The form lists the department too, as long as it stands there.
  await form.waitFor({ state: "detached" });
  await departments.getByText(called ?? "none", { exact: false }).waitFor();

  const [unit] = ((await (await page.request.get(`${hall.url}/api/v1/units`)).json()) as { units: { id: string }[] })
    .units;
  assert.ok(unit !== undefined);
  await page.goto(`${hall.url}/?unit=${unit.id}`);
  await page.getByRole("button", { name: "更换班组成员" }).click();
  const crew = page.getByRole("form", { name: "更换班组成员" });
  await crew.getByRole("button", { name: "加一人" }).click();
  await crew.getByRole("textbox", { name: "警号" }).last().fill("Z-99");
  assert.deepEqual(await accessibilityFindings(page), []);
  await crew.getByRole("button", { name: "更换班组成员" }).click();
  await page.getByText(/Z-99/).first().waitFor();
  assert.deepEqual(errors, []);
});

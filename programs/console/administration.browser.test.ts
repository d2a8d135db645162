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

/** The forms that a role has, each with its heading in Chinese and in English. */
const forms = {
  supervisor: [
    ["retention", "设定保存期限", "Set retention"],
    ["budgets", "每日查看额度", "Budgets of openings"],
  ],
  systemAdministrator: [
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

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("? says what a page is for and leads to its guide; guides lead to one another, and back leads back", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: "/handover" });
  const help = page.getByRole("dialog", { name: "帮助与快捷键" });
  await page.getByRole("button", { name: "显示帮助与快捷键" }).click();
  await help.getByText("下班前写明未办结的事项").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await help.getByRole("link", { name: "使用指南：人员、权限与勤务" }).click();
  await page.waitForURL("**/guide/duty");
  await help.waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: "人员、权限与勤务", level: 1 }).last().waitFor();
  // A link of the text stays in this window, and comes to its heading.
  const link = page.locator(".guide a[href^='/guide/operating#']").first();
  await link.click();
  await page.waitForURL((url) => url.pathname === "/guide/operating" && url.hash !== "");
  const heading = page.locator(`.guide [id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`);
  await heading.waitFor();
  const top = (await heading.boundingBox())?.y ?? -1;
  assert.ok(top >= 0 && top < 500, `the heading stands at ${top}`);
  await page.goBack();
  await page.waitForURL("**/guide/duty");
  assert.deepEqual(errors, []);
});

test("the guides read in both languages, by a copied address, on a phone too; an unknown one says so", async () => {
  for (const look of [
    { language: "zh-CN", theme: "dark", title: "密钥" },
    { language: "en-GB", theme: "light", title: "Keys" },
  ] as const) {
    const size = look.theme === "dark" ? { width: 1280, height: 800 } : { width: 390, height: 844 };
    const { page, errors } = await hall.window({ role: "reader", ...look, size, path: "/guide/keys" });
    await page.locator(".guide").getByRole("heading", { name: look.title, level: 1 }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), [], look.language);
    assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth")) <= 0);
    if (process.env["SHOTS"] !== undefined)
      await page.screenshot({ path: `${process.env["SHOTS"]}/guide-${look.theme}.png` });
    if (size.width === 390) {
      await page.getByRole("link", { name: "‹ Guides" }).click();
      await page.getByRole("navigation", { name: "Guides" }).getByRole("link", { name: "Streets" }).click();
      await page.waitForURL("**/guide/streets");
    }
    assert.deepEqual(errors, []);
  }
  const { page } = await hall.window({ role: "reader", path: "/guide/nothing" });
  await page.getByText("没有这个页面").waitFor();
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

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

test("the tour is offered to a person once, goes through their pages by keys, and is left and taken again", async () => {
  await hire(hall, [{ person: "A4101", name: "沈洁", part: "bureau", power: { role: "dispatcher" } }]);
  const { page, errors } = await hall.window({ person: "A4101", path: "/" });
  // Off post there is no hall to be shown.
  const offPost = page.getByRole("region", { name: "您未上岗" });
  await offPost.getByRole("button", { name: "上岗", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "开始导览" }).count(), 0);
  await offPost.getByRole("button", { name: "上岗", exact: true }).click();
  const tour = page.getByRole("region", { name: "导览" });
  await page.getByRole("button", { name: "开始导览" }).click();
  await tour.getByRole("heading", { name: "您的工作从这里开始" }).and(page.locator(":focus")).waitFor();
  const next = async (title: string) => {
    await tour.getByRole("button", { name: "下一步" }).press("Enter");
    await tour.getByRole("heading", { name: title }).and(page.locator(":focus")).waitFor();
  };
  await next("来电");
  await page.locator('#calls[data-toured="true"]').waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await next("警情");
  await page.locator('#incidents[data-toured="true"]').waitFor();
  assert.equal(await page.locator("[data-toured]").count(), 1);
  await next("处警单元");
  await next("地图");
  await next("选中的警情");
  await next("任务");
  await next("勤务");
  await page.waitForURL((url) => url.pathname !== "/");
  await page.locator('.rail [data-toured="true"]').waitFor();
  await tour.getByRole("button", { name: "上一步" }).press("Enter");
  await tour.getByRole("heading", { name: "任务" }).and(page.locator(":focus")).waitFor();
  await tour.getByRole("button", { name: "上一步" }).press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  await page.keyboard.press("Escape");
  await tour.waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-toured]").count(), 0);

  // Left is answered, on each of their consoles.
  await page.reload();
  await page.getByRole("status").filter({ hasText: "实时" }).waitFor();
  await page.getByRole("listbox", { name: "警情", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "开始导览" }).count(), 0);
  await page.getByRole("button", { name: "显示帮助与快捷键" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "开始导览" }).click();
  for (let step = 0; step < 20; step++) {
    if ((await tour.getByRole("button", { name: "完成" }).count()) === 1) break;
    await tour.getByRole("button", { name: "下一步" }).click();
  }
  await tour.getByRole("button", { name: "完成" }).click();
  await tour.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("the tour reads in English on a phone", async () => {
  const size = { width: 390, height: 844 };
  const { page, errors } = await hall.window({
    role: "station",
    station: "AH-01",
    language: "en-GB",
    theme: "light",
    size,
  });
  await page.getByRole("button", { name: "Show help and keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take the tour" }).click();
  const tour = page.getByRole("region", { name: "Tour" });
  await tour.getByText("You sign orders to the station").waitFor();
  await tour.getByRole("button", { name: "Next" }).click();
  await page.locator('.panel-calls[data-toured="true"]').waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth")) <= 0);
  const box = await tour.boundingBox();
  assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 390, "the card is within the screen");
  assert.deepEqual(errors, []);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("a crossing is found by pinyin initials, taken from the keyboard, and the incident lies there", async () => {
  const { page, errors } = await hall.window({ role: "calltaker" });
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "类别" }).fill("盗窃");
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: "地点" });
  await place.focus();
  await page.keyboard.type("rml");
  await page
    .getByRole("option", { name: /^人民路 .*街道$/ })
    .first()
    .waitFor();
  assert.equal(await place.getAttribute("aria-activedescendant"), null, "nothing is taken by itself");
  assert.deepEqual(await accessibilityFindings(page), []);
  await place.fill("人民路中山");
  const crossing = page.getByRole("option", { name: /路口$/ }).first();
  await crossing.waitFor();
  const words = (await crossing.locator("span").first().textContent()) ?? "";
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await place.inputValue(), words);
  await page.getByText(/坐标 110\.\d{5}, 31\.\d{5}/).waitFor();
  await place.press("End");
  await page.keyboard.type("东北角");
  await page.getByText(/坐标 110\.\d{5}, 31\.\d{5}/).waitFor();
  await page.keyboard.press("Control+Enter");
  const opened = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await opened.getByText(`${words}东北角`).waitFor();
  await opened.getByText(/防控圈/).waitFor();
  assert.deepEqual(errors, []);
});

test("words that no map knows stand as they are, without a point", async () => {
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB" });
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Type" }).fill("theft");
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: "Place" });
  await place.focus();
  await page.keyboard.type("behind the old mill xyzzy");
  await page.keyboard.press("Control+Enter");
  await page
    .getByRole("region", { name: /^Incident \d{4}$/ })
    .getByText("behind the old mill xyzzy")
    .waitFor();
  assert.equal(await page.getByText(/^Point 110/).count(), 0);
  assert.deepEqual(errors, []);
});

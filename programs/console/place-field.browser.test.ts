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
  assert.match((await place.getAttribute("aria-activedescendant")) ?? "", /0$/, "the first is highlighted");
  assert.equal(await place.inputValue(), "rml", "nothing is taken by itself");
  assert.deepEqual(await accessibilityFindings(page), []);
  await place.fill("人民路中山");
  const crossing = page.getByRole("option", { name: /路口$/ }).first();
  await crossing.waitFor();
  // What tells places of one name apart is whole, within the form's narrow column.
  const form = await page.locator(".panel-form").boundingBox();
  const shown = await page.locator(".place-list:visible").boundingBox();
  assert.ok(form !== null && shown !== null && shown.x + shown.width <= form.x + form.width);
  const areas = '[...document.querySelectorAll(".place-list-area")]';
  assert.equal(
    await page.evaluate(`${areas}.length > 0 && ${areas}.every((one) => one.scrollWidth <= one.clientWidth)`),
    true,
  );
  const words = (await crossing.locator("span").first().textContent()) ?? "";
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

test("words that no map knows are told, and saved without a point only when one says so; the mark stays until it is given", async () => {
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB" });
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Type" }).fill("theft");
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: "Place" });
  await place.focus();
  await page.keyboard.type("behind the old mill xyzzy");
  await page.getByRole("status").filter({ hasText: "The map has nothing of that name" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").filter({ hasText: "The map does not show where yet" }).waitFor();
  await place.and(page.locator(":focus")).waitFor();
  await page.getByRole("checkbox", { name: /^Without a place on the map/ }).check();
  await page.keyboard.press("Control+Enter");
  const opened = page.getByRole("region", { name: /^Incident \d{4}$/ });
  await opened.getByText("behind the old mill xyzzy").waitFor();
  await opened.getByText("place missing").waitFor();
  const row = page.getByRole("option", { name: /behind the old mill xyzzy/ });
  await row.getByText("place missing").waitFor();
  assert.equal(await page.getByText(/^Point 110/).count(), 0);

  // Corrected: the old words are written over, Enter takes the match, and the mark goes.
  await opened.getByRole("button", { name: /^More/ }).click();
  await page.getByRole("menuitem", { name: "Correct the place" }).click();
  const corrected = page.getByRole("form", { name: "Correct the place" });
  const field = corrected.getByRole("combobox", { name: "Place" });
  await field.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("rmlu");
  assert.equal(await field.inputValue(), "rmlu");
  const give = corrected.getByRole("button", { name: "Correct the place" });
  assert.ok(await give.isDisabled(), "words alone are not saved");
  await corrected.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await give.click();
  await corrected.waitFor({ state: "detached" });
  await opened.getByText("place missing").waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("a name with a letter wrong is offered as its nearest reading, and Enter waits for the answer", async () => {
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB" });
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "Type" }).fill("theft");
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: "Place" });
  await place.focus();
  await page.keyboard.type("Wencang Road 12");
  // Before the answer is there, Enter gives nothing.
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "nearest reading: " }).waitFor();
  await page.keyboard.press("Enter");
  assert.match(await place.inputValue(), /Wenchang Road/);
  assert.equal(await page.getByRole("alert").filter({ hasText: "The map does not show" }).count(), 0);
  assert.deepEqual(errors, []);
});

test("a place taken in Chinese is read in English by whoever reads English, on the list, the card and the sheet, and the other way round", async () => {
  const taker = await hall.window({ role: "calltaker" });
  const reader = await hall.window({ role: "dispatcher", language: "en-GB" });
  const answer = await taker.page.request.get("/api/v1/places?q=%E4%BA%BA%E6%B0%91%E8%B7%AF%E4%B8%AD%E5%B1%B1&most=8");
  const { places } = (await answer.json()) as { places: readonly { kind: string; zh: string; en: string }[] };
  const crossing = places.find(({ kind }) => kind === "crossing");
  assert.ok(crossing !== undefined && crossing.zh !== crossing.en);
  const { zh, en } = crossing;

  await taker.page.keyboard.press("n");
  await taker.page.getByRole("combobox", { name: "类别" }).fill("盗窃");
  await taker.page.keyboard.press("Tab");
  const place = taker.page.getByRole("combobox", { name: "地点" });
  await place.focus();
  await taker.page.keyboard.type("人民路中山");
  await taker.page.getByRole("option", { name: new RegExp(`^${zh}.*路口$`) }).click();
  assert.equal(await place.inputValue(), zh);
  await place.press("End");
  await taker.page.keyboard.type("东北角");
  await taker.page.keyboard.press("Control+Enter");
  const opened = taker.page.getByRole("region", { name: /^警情 \d{4}$/ });
  await opened.getByText(`${zh}东北角`, { exact: true }).waitFor();
  const number = ((await opened.getAttribute("aria-label")) ?? "").replace("警情 ", "");

  const { page } = reader;
  const english = `${en} 东北角`;
  const row = page.getByRole("option", { name: new RegExp(`\\b${number}\\b`) });
  await row.getByText(english, { exact: true }).waitFor();
  await row.click();
  const card = page.getByRole("region", { name: `Incident ${number}` });
  await card.getByText(english, { exact: true }).waitFor();
  assert.equal(await page.getByText(zh).count(), 0, "nothing says it in the writer's language");

  const sheet = card.locator('a[href$="/sheet"]');
  const [printed] = await Promise.all([page.context().waitForEvent("page"), sheet.click()]);
  await printed
    .getByRole("row", { name: /^Place / })
    .filter({ hasText: english })
    .waitFor();
  await printed.close();

  // Corrected from the reader's words: the name stays the map's, and the writer reads it in Chinese.
  await card.getByRole("button", { name: /^More/ }).click();
  await page.getByRole("menuitem", { name: "Correct the place" }).click();
  const form = page.getByRole("form", { name: "Correct the place" });
  const field = form.getByRole("combobox", { name: "Place" });
  assert.equal(await field.inputValue(), english);
  await field.fill(`${en}, flat 2`);
  await form.getByRole("button", { name: "Correct the place" }).click();
  await form.waitFor({ state: "detached" });
  await opened.getByText(`${zh}, flat 2`, { exact: true }).waitFor();
  await opened.getByText("地点待补").waitFor({ state: "detached" });
  await card.getByText(`Place corrected: ${en}, flat 2`).waitFor();

  // Other words are another place, which has no other name: both read what was written.
  await card.getByRole("button", { name: /^More/ }).click();
  await page.getByRole("menuitem", { name: "Correct the place" }).click();
  await field.fill("behind the old mill xyzzy");
  await form.getByRole("checkbox", { name: /^Without a place on the map/ }).check();
  await form.getByRole("button", { name: "Correct the place" }).click();
  await form.waitFor({ state: "detached" });
  await opened.getByText("更正地点：behind the old mill xyzzy").waitFor();
  assert.deepEqual([...taker.errors, ...reader.errors], []);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Hall, openHall } from "./testing/hall.ts";

/* What is typed and read in a browser is in its memory while it is shown, and nowhere it keeps things. */
const phone = "13900001357";
const callerName = "欧阳测试人";
const told = "受害人说的那句话";
const plants = [phone, callerName, told];

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("a browser keeps nothing personal of a call that was registered and a narrative that was opened", async () => {
  const { page, errors, card } = await hall.window({ role: "calltaker" });
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "来电号码" }).fill(phone);
  await page.getByRole("textbox", { name: "姓名" }).fill(callerName);
  await page.getByRole("combobox", { name: "类别" }).fill("盗窃");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "地点" }).fill("文昌路 12 号");
  await page.getByRole("checkbox", { name: /^不标在地图上/ }).check();
  await page.getByRole("textbox", { name: "通话内容" }).fill(told);
  await page.keyboard.press("Control+Enter");
  const opened = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";
  assert.equal(await card(number).getByText(told).count(), 0);
  await card(number).getByRole("button", { name: "查看（留痕）" }).first().click();
  await card(number).getByText(told).waitFor();
  await page.evaluate(`localStorage.setItem("control", "对照")`);

  const kept = String(await page.evaluate(keptByBrowser));
  assert.ok(kept.includes("对照"), "the search reads what a browser keeps");
  const state = JSON.stringify(await page.context().storageState({ indexedDB: true }));
  for (const plant of plants) assert.ok(!kept.includes(plant) && !state.includes(plant), plant);

  await page.reload();
  await page.getByRole("status").filter({ hasText: /实时/ }).waitFor();
  const content = await page.content();
  for (const plant of plants) assert.ok(!content.includes(plant), plant);
  assert.deepEqual(errors, []);
});

/** Runs in the page: storages, databases, caches, cookies, history and the addresses of all it fetched, as text. */
const keptByBrowser = `(async () => {
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  parts.push(location.href, JSON.stringify(history.state), window.name);
  parts.push(...performance.getEntries().map(({ name }) => name));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) parts.push(request.url, await (await cache.match(request)).text());
  }
  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      parts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return parts.join("\\n");
})()`;

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("an incident is registered from the keyboard alone, and its call is ended", async () => {
  const { page, errors, card } = await hall.window({ role: "calltaker" });
  const type = (text: string) => page.keyboard.type(text);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("n");
  await page.getByRole("textbox", { name: "来电号码" }).and(page.locator(":focus")).waitFor();
  await type("0990-5550123");
  await press("Tab");
  await type("盗窃");
  // Priority follows the type; one Tab each from the type to the place and from the place to the words.
  await press("Tab");
  assert.equal(await page.getByRole("radiogroup", { name: "等级" }).getByRole("radio", { checked: true }).count(), 1);
  await type("文昌路 12 号");
  await page
    .getByRole("option", { name: /^文昌路12号/ })
    .first()
    .waitFor();
  await press("Enter");
  await page.getByText(/坐标 110\.\d{5}, 31\.\d{5}/).waitFor();
  await press("Tab");
  await page.getByRole("textbox", { name: "通话内容" }).and(page.locator(":focus")).waitFor();
  await type("电动车被盗");
  await press("Tab");
  await page.getByRole("textbox", { name: "报警人姓名" }).and(page.locator(":focus")).waitFor();
  await type("周某");
  await press("Control+Enter");
  const opened = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";
  await card(number).getByText("文昌路12号", { exact: false }).first().waitFor();

  // What was said is sealed until somebody opens it, and the opening leaves its trace.
  assert.equal(await card(number).getByText("电动车被盗").count(), 0);
  await card(number).getByRole("button", { name: "查看（留痕）" }).click();
  await card(number).getByText("电动车被盗").waitFor();

  await page.getByRole("button", { name: "结束通话" }).click();
  await page.getByRole("button", { name: "结束通话" }).waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("an answer that comes late does not close the form of the next call", async () => {
  const { page, errors } = await hall.window({ role: "calltaker" });
  let answer = () => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/v1/orders/OpenIncident", async (route) => {
    const response = await route.fetch();
    await late;
    await route.fulfill({ response });
  });
  await page.getByRole("button", { name: /^新来电登记/ }).click();
  await page.getByRole("combobox", { name: "类别" }).fill("盗窃");
  await page.keyboard.press("Tab");
  await page.getByRole("combobox", { name: "地点" }).fill("31.25, 110.41");
  await page.getByRole("option", { name: /坐标/ }).click();
  const sent = page.waitForRequest("**/api/v1/orders/OpenIncident");
  await page.keyboard.press("Control+Enter");
  await sent;
  await page.getByRole("button", { name: /^新来电登记/ }).click();
  const words = page.getByRole("textbox", { name: "通话内容" });
  await words.fill("门口有人打架");
  const answered = page.waitForResponse("**/api/v1/orders/OpenIncident");
  answer();
  await answered;
  await page.waitForTimeout(500);
  assert.equal(await words.inputValue(), "门口有人打架");
  assert.deepEqual(errors, []);
});

test("what is missing is said at its field, the first of them takes the focus, and nothing is registered", async () => {
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB" });
  const shown = await page.getByRole("listbox", { name: "Incidents" }).getByRole("option").count();
  await page.keyboard.press("n");
  const type = page.getByRole("combobox", { name: "Type" });
  const place = page.getByRole("combobox", { name: "Place" });
  const focused = (field: Locator) => field.and(page.locator(":focus")).waitFor();
  /** What a screen reader says of a field that misses something. */
  const saidOf = async (field: Locator) => {
    if ((await field.getAttribute("aria-invalid")) !== "true") return null;
    const ids = ((await field.getAttribute("aria-describedby")) ?? "").split(" ");
    return (await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).textContent()))).join(" ");
  };
  await page.getByRole("button", { name: "Register", exact: true }).click();
  await focused(type);
  assert.equal(await saidOf(type), "Choose a type");
  assert.equal(await saidOf(place), "Say where, in words or on the map");
  assert.deepEqual(await accessibilityFindings(page), []);
  await type.fill("robbery");
  await page.keyboard.press("Enter");
  assert.equal(await saidOf(type), null);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").filter({ hasText: "Say where" }).waitFor();
  await focused(place);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Type" }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("listbox", { name: "Incidents" }).getByRole("option").count(), shown);
  assert.deepEqual(errors, []);
});

test("a ringing call is claimed by one of two, joined to an open incident by the claimer", async () => {
  const give = await hall.orders();
  const [, incident = ""] = await give([
    { name: "RingCall", body: { channel: "voice", kind: "emergency", number: "0990-5550177" } },
    { name: "OpenIncident", body: { type: "fight", place: { words: "南河路 5 号" } } },
  ]);
  const first = await hall.window({ role: "dutyCommander" });
  const second = await hall.window({ role: "calltaker" });
  const ringing = second.page.getByRole("region", { name: "来电" });
  await ringing.getByText("1 个待接").waitFor();
  await ringing.getByRole("button", { name: "知悉" }).click();
  await ringing.getByText("已静铃").waitFor();
  await first.page.keyboard.press("a");
  await first.page.getByRole("region", { name: /^处理来电/ }).waitFor();
  await ringing.getByText("0 个待接").waitFor();
  await first.page.getByRole("button", { name: "并入现有警情" }).click();
  await first.page.getByRole("combobox", { name: "并入现有警情" }).fill("南河路 5");
  await first.page.keyboard.press("Enter");
  await first.page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor();
  await first.page.getByText("来电并入").waitFor();
  assert.match(incident, /^[0-9A-Z]{26}$/);
  for (const window of [first, second]) assert.deepEqual(window.errors, []);
});

test("a call that is a complaint names the unit it is about by its callsign", async () => {
  const { page, errors } = await hall.window({ role: "calltaker" });
  await page.keyboard.press("n");
  const form = page.getByRole("region", { name: "新来电登记" });
  await form.getByRole("radio", { name: "投诉" }).check({ force: true });
  await form.getByLabel("被投诉单元").selectOption({ label: "KC-01" });
  await form.getByRole("textbox", { name: "通话内容" }).fill("巡逻车闯红灯");
  assert.deepEqual(await accessibilityFindings(page), []);
  const noted = page.waitForRequest((request) => (request.postData() ?? "").includes("aboutUnit"));
  await form.getByRole("button", { name: "记录投诉（转督察）" }).click();
  const response = await (await noted).response();
  assert.match((await noted).postData() ?? "", /"aboutUnit":"KC-01"/);
  assert.equal(response?.status(), 200);
  await form.waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

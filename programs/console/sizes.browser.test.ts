import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { until } from "../../scenarios/running-callsign.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { untilTrue } from "./testing/until-true.ts";

let hall: Hall;

before(async () => {
  hall = await openHall({}, "open");
  const settings = await hall.ordersAs({ role: "systemAdministrator" });
  await settings([{ name: "ChangeSettings", body: { acknowledgeSeconds: 5 } }]);
  const give = await hall.orders();
  const [incident = ""] = await give([
    { name: "OpenIncident", body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] } } },
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
  ]);
  await give([
    { name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } },
    { name: "OrderStation", body: { incidentId: incident, stationId: "AH-05" } },
  ]);
});

after(() => hall?.close());

/** What is written too small: buttons and fields under 14 px, anything else under 12. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`[...document.querySelectorAll("body *")].filter((at) =>
    at.checkVisibility({ visibilityProperty: true }) && [...at.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== ""))
    .flatMap((at) => {
      const px = parseFloat(getComputedStyle(at).fontSize);
      const pressed = at.closest("button, a[href], select, input, textarea, .choice label") !== null &&
        at.closest(".key, .rail-count, .unit .quiet, .maplibregl-map a") === null;
      return px < (pressed ? 14 : 12) ? [px + " px: " + at.className + " " + at.textContent.slice(0, 30)] : [];
    })`);
}

/** Controls in sight that a finger would miss. */
function tooNarrow(page: Page): Promise<readonly string[]> {
  return page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll("button, select, input:not([type=radio]), .choice label")]
    .filter((at) => at.checkVisibility({ visibilityProperty: true }) && at.closest(".skip-links, .maplibregl-map") === null)
    .flatMap((at) => {
      // A box is ticked by its label too.
      const pressed = at.type === "checkbox" ? (at.closest("label") ?? at) : at;
      const { width, height } = pressed.getBoundingClientRect();
      return width < 44 || height < 44 ? [Math.round(width) + "×" + Math.round(height) + " " + at.outerHTML.slice(0, 90)] : [];
    })`);
}

test("nothing is written smaller than 12 px and no button smaller than 14, on the hall and the pages beside it", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", size: { width: 1280, height: 800 } });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  await page.keyboard.press("o");
  await page.getByRole("combobox", { name: "派单元" }).waitFor();
  assert.deepEqual(await tooSmall(page), [], "hall");
  const wide = Number(await page.evaluate("document.documentElement.scrollWidth"));
  assert.ok(wide <= 1280, `the hall is ${wide} px wide in a window of 1280`);
  for (const path of ["/roster", "/responsibility", "/people"]) {
    const beside = await hall.window({ role: "securityAdministrator", path });
    await beside.page.getByRole("main").getByRole("button").first().waitFor();
    assert.deepEqual(await tooSmall(beside.page), [], path);
    // In every window a page has its width, whatever the hall does with its columns there.
    for (const width of [1600, 1280, 1100]) {
      await beside.page.setViewportSize({ width, height: 800 });
      const box = await beside.page.getByRole("main").boundingBox();
      assert.ok((box?.width ?? 0) > width - 100, `${path} is ${box?.width} px wide in a window of ${width}`);
    }
  }
  assert.deepEqual(errors, []);
});

test("a person's text size is chosen from the bar, enlarges everything, and is found again by that person alone", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  const size = async () => Number(await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"));
  assert.equal(await size(), 14);
  await page.getByRole("button", { name: "字号" }).click();
  await page.getByRole("menuitem", { name: "特大字号" }).click();
  const chosen = (step: string) => page.locator(`html[data-text-size="${step}"]`).waitFor({ state: "attached" });
  await chosen("largest");
  assert.equal(await size(), 18.2);
  const button = `parseFloat(getComputedStyle(document.querySelector(".panel-calls .button")).fontSize)`;
  assert.equal(Number(await page.evaluate(button)), 18.2);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.reload();
  await page.getByRole("region", { name: "来电" }).waitFor();
  await chosen("largest");
  await page.getByRole("status").filter({ hasText: "实时" }).waitFor();
  await page.getByRole("button", { name: "指挥长", exact: true }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("button", { name: "接警员", exact: true }).click();
  await page.getByRole("region", { name: "来电" }).waitFor();
  await chosen("normal");
  assert.equal(await size(), 14);
  assert.deepEqual(errors, []);
});

test("the first press after a reload counts, whatever of the bar is pressed: nothing moves under it when the page may sound", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("button", { name: "字号" }).click();
  await page.getByRole("menuitem", { name: "特大字号" }).click();
  const again = async () => {
    await page.reload();
    await page.getByRole("button", { name: /提示音 未启用/ }).waitFor();
    await page.getByRole("status").filter({ hasText: "实时" }).waitFor();
  };
  for (const [name, shown] of [
    ["指挥长", page.locator(".who")],
    ["字号", page.getByRole("menuitem", { name: "特大字号" })],
    [/^查找/, page.getByRole("combobox", { name: "查找并前往" })],
  ] as const) {
    await again();
    await page.getByRole("button", { name }).click();
    await shown.waitFor().catch(() => assert.fail(`the first press is lost on ${name}`));
  }
  await again();
  const places = () =>
    page.evaluate(`[...document.querySelectorAll(".bar > *")].map((at) => [at.textContent, at.getBoundingClientRect()])
      .map(([words, { x, y, width }]) => [x, y, width, ...(/提示音|:/.test(words) ? [] : [words])].join(" "))`);
  const before = await places();
  await page.mouse.click(4, 4);
  await page.getByRole("button", { name: /提示音 开/ }).waitFor();
  assert.deepEqual(await places(), before);
  assert.deepEqual(errors, []);
});

test("on a phone every target is 44 px, nothing scrolls sideways, and the head of the chosen incident stays in sight", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", size: { width: 390, height: 844 } });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const head = card.getByRole("heading", { level: 2 });
  // Chosen, its first line is in sight below the head.
  await card.getByRole("region", { name: "经过" }).waitFor();
  await until(10, async () => {
    const line = await card.locator(".card-head + *").boundingBox();
    const box = await card.locator(".card-head").boundingBox();
    return line !== null && box !== null && line.y >= box.y + box.height - 1 && line.y < 200 ? true : undefined;
  });
  await card.getByRole("region", { name: "经过" }).scrollIntoViewIfNeeded();
  await card.getByRole("region", { name: "经过" }).getByRole("listitem").last().scrollIntoViewIfNeeded();
  const at = await head.boundingBox();
  assert.ok(at !== null && at.y >= 0 && at.y < 60, `the head is at ${at?.y}`);
  assert.deepEqual(await tooNarrow(page), []);
  assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= 390);
  await page.getByRole("button", { name: /^新来电登记/ }).click();
  await page.getByRole("combobox", { name: "地点" }).fill("河东路");
  assert.deepEqual(await tooNarrow(page), [], "call form");
  assert.deepEqual(errors, []);
});

test("on a phone what is added to the incident just chosen leaves its first line in sight below its head", async () => {
  const give = await hall.orders();
  const [incident = ""] = await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 88 号" } } },
  ]);
  const { page, errors } = await hall.window({ role: "dutyCommander", size: { width: 390, height: 844 } });
  await page.getByRole("option", { name: /文昌路 88 号/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const below = async () => {
    const [head, line] = await Promise.all([
      card.locator(".card-head").boundingBox(),
      card.locator(".card-head + *").boundingBox(),
    ]);
    return head === null || line === null ? undefined : Math.abs(Math.round(line.y - head.y - head.height));
  };
  await card.getByRole("region", { name: "经过" }).getByRole("listitem").first().waitFor();
  assert.equal(await below(), 0);
  await give([
    { name: "OrderUnit", body: { incidentId: incident, unitId: "KC-02" } },
    { name: "OrderUnit", body: { incidentId: incident, unitId: "KC-03" } },
    { name: "OrderStation", body: { incidentId: incident, stationId: "AH-05" } },
  ]);
  await card.getByRole("listitem", { name: /KC-03/ }).waitFor();
  assert.equal(await below(), 0);
  // Who has read on is left where they are: what is added above does not push away what they read. The oldest fact is last.
  const last = card.getByRole("region", { name: "经过" }).getByRole("listitem").last();
  await last.scrollIntoViewIfNeeded();
  // Scrolling is known to the page with its next frame.
  await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  const read = async () => (await last.boundingBox())?.y;
  const at = await read();
  await give([{ name: "OrderUnit", body: { incidentId: incident, unitId: "KC-04" } }]);
  await card.getByRole("listitem", { name: /KC-04/ }).waitFor();
  assert.ok(Math.abs(((await read()) ?? 0) - (at ?? 0)) < 5, `what was read at ${at} is at ${await read()}`);
  assert.deepEqual(errors, []);
});

test("on a phone in English the station that is responsible is named in whole", async () => {
  const { page, errors } = await hall.window({
    ...{ role: "dispatcher", language: "en-GB", size: { width: 390, height: 844 } },
  });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  await page.getByRole("button", { name: /^Order a station/ }).click();
  const list = page.getByRole("listbox", { name: "Order a station" });
  await list.getByRole("option").first().waitFor();
  const names = '[...document.querySelectorAll(".station-row > .picker-callsign")]';
  const isWhole = `${names}.length > 5 && ${names}.every((one) => one.scrollWidth <= one.clientWidth + 1)`;
  assert.equal(await page.evaluate(isWhole), true);
  assert.deepEqual(errors, []);
});

test("skip links lead past the bar to the calls, the incidents and the units, which are one stop of Tab", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander", language: "en-GB" });
  const focused = (name: string) =>
    page.getByRole("region", { name, exact: true }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "To the incidents" }).and(page.locator(":focus")).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Enter");
  await focused("Incidents");
  await page.getByRole("link", { name: "To the calls" }).focus();
  await page.keyboard.press("Enter");
  await focused("Calls");
  await page.getByRole("link", { name: "To the units" }).focus();
  await page.keyboard.press("Enter");
  await focused("Units");
  assert.equal(new URL(page.url()).hash, "");
  const stops = page.locator(".unit[tabindex='0']");
  assert.equal(await stops.count(), 1);
  assert.ok((await page.locator(".unit").count()) > 40);
  await stops.focus();
  const first = await stops.textContent();
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await page.locator(".unit:focus").textContent(), first);
  assert.deepEqual(errors, []);
});

test("an address that leads nowhere or to a page of others says so, with the way back; the tab says where one is", async () => {
  const { page, errors } = await hall.window({ role: "calltaker" });
  await page.getByText("2 个待接").waitFor();
  await untilTrue(page, "document.title === '(2) 接处警 · Callsign'");
  await page.goto(`${hall.url}/nonsense`);
  await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
  await page.getByText("/nonsense").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.goto(`${hall.url}/people`);
  await page.getByRole("heading", { name: "此页面不对您开放" }).waitFor();
  await page.getByText("人员与权限").waitFor();
  await page.getByRole("button", { name: "返回 指挥大厅" }).click();
  await page.getByRole("region", { name: "来电" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
  await page.getByRole("link", { name: "勤务" }).click();
  await page.getByRole("heading", { name: "排班", level: 1 }).waitFor({ state: "attached" });
  assert.equal(await page.title(), "(2) 排班 · Callsign");
  assert.deepEqual(errors, []);
});

test("the alarms of an incident are one line and one press, and nothing on the card moves when they come or go", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  const line = card.getByRole("region", { name: "预警" });
  const places = async () =>
    Promise.all(
      [card.getByText("安居一巷 3 号"), card.getByRole("button", { name: /^派单元/ })].map(
        async (at) => (await at.boundingBox())?.y,
      ),
    );
  const all = line.getByRole("button", { name: /^知悉 \d+ 项预警$/ });
  await all.waitFor();
  const before = await places();
  await line.getByRole("button", { name: /^共 \d+ 项$/ }).click();
  assert.ok((await line.getByRole("listitem").count()) >= 2);
  assert.deepEqual(await places(), before, "the list lies over the card");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Escape");
  await line.getByRole("listitem").first().waitFor({ state: "detached" });
  await all.click();
  await line.getByText("没有预警").waitFor();
  assert.deepEqual(await places(), before, "the line stays when it is empty");
  assert.deepEqual(errors, []);
});

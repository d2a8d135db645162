import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { chooseLanguage, looks, switchTo } from "./testing/looks.ts";

let hall: Hall;
let incident: string;

before(async () => {
  hall = await openHall({}, "open");
  const give = await hall.orders();
  const [, opened = ""] = await give([
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
    {
      name: "OpenIncident",
      body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] }, narrative: "两人争执，已劝开" },
    },
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } },
  ]);
  incident = opened;
  await give([
    { name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } },
    { name: "OrderStation", body: { incidentId: incident, stationId: "AH-05" } },
  ]);
});

after(() => hall?.close());

test("nothing stands in the way of assistive technology, in both languages and themes", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  await page.getByText("KC-01").first().waitFor();
  for (const look of looks) {
    const where = `${look.language}, ${look.theme}`;
    await switchTo(page, look);
    assert.deepEqual(await accessibilityFindings(page), [], `board and card: ${where}`);
    await page.keyboard.press("o");
    await page.getByRole("combobox", { name: /派单元|Order a unit/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: /报警类别|Type/ }).fill("a");
    assert.deepEqual(await accessibilityFindings(page), [], `new-call form: ${where}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await accessibilityFindings(page), [], `keys: ${where}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  assert.deepEqual(errors, []);
});

test("nothing of the door stands in the way of assistive technology, in both languages and themes", async () => {
  for (const look of looks) {
    const { page, errors } = await hall.door(look);
    await page.goto("/");
    await page.getByRole("button", { name: /^(派警员|Dispatcher)$/ }).waitFor();
    assert.equal(await page.locator("html").getAttribute("data-theme"), look.theme);
    assert.deepEqual(await accessibilityFindings(page), [], `${look.language}, ${look.theme}`);
    assert.deepEqual(errors, []);
  }
});

test("in a drill one click signs in, to the hall and to a station's desk, and signing out ends it; a reader cannot open sealed words", async () => {
  const { page, errors } = await hall.window({ role: "reader" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  await page.getByText("1 段，已加密").waitFor();
  assert.equal(await page.getByRole("button", { name: "查看（留痕）" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "派单元" }).count(), 0);
  await page.getByRole("button", { name: "查阅" }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("button", { name: "派警员", exact: true }).click();
  await page.getByRole("region", { name: "来电" }).waitFor();
  await page.getByRole("button", { name: "派警员", exact: true }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("button", { name: "选择派出所…" }).click();
  await page.getByRole("button", { name: "城关派出所" }).click();
  await page
    .getByRole("region", { name: "待签收指令" })
    .getByRole("button", { name: /^签收 \d{4}$/ })
    .waitFor();
  assert.deepEqual(errors, []);
});

test("language and theme change at once and are remembered; nothing is asked of any other host", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  await chooseLanguage(page, "English");
  await page.getByRole("region", { name: "Units" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("button", { name: "Light" }).click();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.getByRole("region", { name: "Units" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  await page.getByRole("region", { name: "Map" }).getByRole("button", { name: "Whole district" }).waitFor();
  const foreign = asked.filter((url) => !url.startsWith(hall.url) && !/^(data|blob):/.test(url));
  assert.ok(asked.length > 3);
  assert.deepEqual(foreign, []);
  assert.deepEqual(errors, []);
});

test("the printed sheet shows sealed words only once they were opened", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher", path: `/incidents/${incident}/sheet` });
  await page.getByRole("heading", { name: /警情处理单/ }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "打印" }).isVisible(), false);
  assert.equal(await page.getByText("（加密，未打开）").count(), 1);
  assert.equal(await page.getByText("两人争执").count(), 0);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "查看（留痕）" }).click();
  await page.getByRole("group", { name: "查看用途" }).getByRole("button", { name: "派警需要" }).click();
  await page.getByText("两人争执，已劝开").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("supervision says what it opens sealed words for", async () => {
  const { page, errors } = await hall.window({ role: "supervisor" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  await page.getByRole("button", { name: "查看（留痕）" }).click();
  await page.getByRole("group", { name: "查看用途" }).getByRole("button", { name: "质检回访" }).click();
  await page.getByText("两人争执，已劝开").waitFor();
  await page.getByText(/用途：质检回访/).waitFor();
  assert.deepEqual(errors, []);
});

test("on a phone a crew finds its own incident open and acknowledges it without scrolling sideways", async () => {
  const { page, errors } = await hall.window({ role: "unit", unit: "KC-01", size: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "签收 KC-01" }).click();
  await page.getByRole("button", { name: "出警 KC-01" }).waitFor();
  assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= 390);
  assert.deepEqual(errors, []);
});

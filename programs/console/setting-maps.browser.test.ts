import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { until } from "../../scenarios/running-callsign.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/* The maps of settings: where the district lies, and how its land is divided. */
let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

const canvas = (page: Page) => page.locator(".setting-map .maplibregl-canvas");
const field = (page: Page) => page.getByLabel("中心点", { exact: true });
const placeIn = async (page: Page) => (await field(page).inputValue()).split(", ").map(Number);

/** Where on the page a place lies, by the edges that the map says it shows. */
async function spotOf(page: Page, lon: number, lat: number): Promise<{ readonly x: number; readonly y: number }> {
  const place = page.locator(".setting-map-place[data-view]");
  await place.waitFor();
  const view = ((await place.getAttribute("data-view")) ?? "").split(",").map(Number);
  const [west = 0, south = 0, east = 0, north = 0] = view;
  const box = await place.boundingBox();
  assert.ok(box !== null);
  return {
    x: box.x + ((lon - west) / (east - west)) * box.width,
    y: box.y + ((north - lat) / (north - south)) * box.height,
  };
}

async function press(page: Page, lon: number, lat: number): Promise<void> {
  const { x, y } = await spotOf(page, lon, lat);
  await page.mouse.click(x, y);
}

async function drawn(page: Page): Promise<Readonly<Record<string, number>>> {
  return JSON.parse((await page.locator(".setting-map-place").getAttribute("data-drawn")) ?? "{}") as Record<
    string,
    number
  >;
}

const isNarrow = "document.documentElement.scrollWidth <= innerWidth";

test("the centre is pressed on the map, drawn, moved with the arrows and typed; field and mark keep step", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/district" });
  await press(page, 110.43, 31.28);
  await until(10, async () => ((await field(page).inputValue()) === "110.41, 31.27" ? undefined : true));
  const [lon = 0, lat = 0] = await placeIn(page);
  assert.ok(Math.abs(lon - 110.43) < 0.001 && Math.abs(lat - 31.28) < 0.001, `${lon}, ${lat}`);
  await canvas(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await until(10, async () => {
    const [east = 0, south = 0] = await placeIn(page);
    return east > lon && south < lat ? true : undefined;
  });
  // Where the mark is drawn late, the first hand takes the map and not the mark: as its user would, it is tried again.
  await until(20, async () => {
    const [east = 0, south = 0] = await placeIn(page);
    const from = await spotOf(page, east, south);
    const to = await spotOf(page, 110.4, 31.26);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x - 5, to.y);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    return Math.abs(((await placeIn(page))[0] ?? 0) - 110.4) < 0.001 ? true : undefined;
  });
  await field(page).fill("110.415, 31.268");
  await until(10, async () => ((await drawn(page))["mark"] === 1 ? true : undefined));
  await field(page).fill("nowhere");
  await until(10, async () => ((await drawn(page))["mark"] === undefined ? true : undefined));
  await field(page).fill("110.415, 31.268");
  await page.getByRole("region", { name: "更改预览" }).getByText("110.415, 31.268").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await page.evaluate(isNarrow), true);
  assert.deepEqual(errors, []);
});

test("an area is drawn by mouse and keys; an overlap is named and mended, a crossing outline refused; it is saved and in the history", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/areas" });
  await page.getByRole("button", { name: "在地图上绘制" }).click();
  await page.getByRole("radiogroup", { name: "绘制哪一类" }).getByText("快反圈").click();
  await page.getByRole("button", { name: "新画一个" }).click();
  const corners = page.getByRole("group", { name: /^顶点/ });
  const square = [
    [110.47, 31.27],
    [110.48, 31.27],
    [110.48, 31.28],
    [110.47, 31.28],
  ] as const;
  for (const [index, [lon, lat]] of square.entries()) {
    await press(page, lon, lat);
    await corners.getByLabel(`顶点 ${index + 1}（经度, 纬度）`).waitFor();
  }
  const said = page.locator(".area-editor-said");
  await said.getByText("快反圈 ?：请填写编码").waitFor();
  await page.getByLabel("编码", { exact: true }).fill("KF-T");
  await page.getByLabel("中文名称").fill("东郊快反圈");
  await page.getByLabel("英文名称").fill("Eastern outskirts");
  await page.getByText("没有重叠，也没有空隙").waitFor();

  // Typed across: the outline crosses itself, which is said, and cannot be saved.
  await page.getByLabel("更改原因").fill("新增东郊快反圈");
  const save = page.getByRole("button", { name: "保存并生效" });
  const second = corners.getByLabel("顶点 2（经度, 纬度）");
  const was = await second.inputValue();
  await second.fill("110.475, 31.29");
  await said.getByText(/快反圈 KF-T：边界在 .* 附近自相交叉/).waitFor();
  assert.ok(await save.isDisabled());
  await second.fill(was);
  await said.getByText(/自相交叉/).waitFor({ state: "detached" });

  // Into a circle that is in force: the overlap is named with its size and hatched.
  await corners.getByLabel("顶点 4（经度, 纬度）").fill("110.41, 31.275");
  const overlap = page.getByRole("row", { name: /快反圈.*重叠.*KF-T.*公顷/ }).first();
  await overlap.waitFor();
  await until(10, async () => ((await drawn(page))["overlap"] ? true : undefined));
  await overlap.getByRole("button", { name: /^在图上看/ }).click();
  assert.deepEqual(await accessibilityFindings(page), []);
  await canvas(page).focus();
  await page.keyboard.press("Control+z");
  await overlap.waitFor({ state: "detached" });
  await page.getByText("没有重叠，也没有空隙").waitFor();

  // By keys: a corner more after the chosen one, moved.
  await canvas(page).focus();
  await page.keyboard.press("Enter");
  await corners.getByLabel("顶点 5（经度, 纬度）").waitFor();
  const list = corners.locator("li[data-chosen=true] input");
  const before = await list.inputValue();
  await page.keyboard.press("ArrowLeft");
  await until(10, async () => ((await list.inputValue()) === before ? undefined : true));
  await page
    .getByRole("region", { name: "更改预览" })
    .getByText(/快反圈 KF-T：新增/)
    .waitFor();
  await until(20, async () => ((await save.isEnabled()) ? true : undefined));
  await save.click();
  const history = page.getByRole("region", { name: "更改历史" });
  await history.getByText("原因：新增东郊快反圈").waitFor();
  await history.getByText("在地图上绘制").first().waitFor();
  await page.getByRole("button", { name: "在地图上绘制" }).waitFor();
  assert.deepEqual(errors, []);
});

test("on a phone in English a corner is put by keys alone, and the page fits", async () => {
  const { page, errors } = await hall.window({
    ...{ role: "systemAdministrator", path: "/settings/areas", language: "en-GB" },
    ...{ theme: "light", size: { width: 390, height: 844 } },
  });
  await page.getByRole("button", { name: "Draw on the map" }).click();
  await page.getByRole("radiogroup", { name: "Kind to draw" }).getByText("Control rings").click();
  await page.getByRole("button", { name: "Draw a new one" }).click();
  await page.locator(".setting-map-place[data-view]").waitFor();
  const corners = page.getByRole("group", { name: /^Corners/ });
  await canvas(page).focus();
  for (const count of [1, 2, 3]) {
    await page.keyboard.press("Enter");
    await corners.getByLabel(`Corner ${count} (longitude, latitude)`).waitFor();
    await page.keyboard.press(count === 2 ? "ArrowDown" : "ArrowUp");
  }
  await page.keyboard.press("Delete");
  await corners.getByLabel("Corner 3 (longitude, latitude)").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await corners.getByLabel("Corner 3 (longitude, latitude)").waitFor();
  await page.getByText("Control rings, ?: give it a code").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.equal(await page.evaluate(isNarrow), true);
  assert.deepEqual(errors, []);
});

test("the promises are shown by what the last thirty days would have met, now and by the change, with what is left out", async () => {
  // Five minutes from the order to the scene, outside every circle: eight were promised.
  const give = await hall.orders();
  const at = (seconds: number) => ({ occurredAt: new Date(Date.now() - 3_600_000 + seconds * 1000).toISOString() });
  const place = { words: "东郊 1 号", point: [110.47, 31.27] };
  const [incidentId = ""] = await give([{ name: "OpenIncident", body: { type: "fight", place, ...at(0) } }]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId, unitId: "KC-01", ...at(60) } }]);
  const both = { incidentId, assignmentId };
  await give([
    { name: "AcknowledgeOrder", body: { ...both, ...at(70) } },
    { name: "GoEnRoute", body: { ...both, ...at(80) } },
    { name: "ArriveOnScene", body: { ...both, ...at(360) } },
  ]);
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: "/settings/promises" });
  const effect = page.getByRole("region", { name: "近 30 日会怎样" });
  await effect.getByText(/不计：未派警的 \d+ 起/).waitFor();
  const row = effect.getByRole("row", { name: /圈外.*值守点/ });
  await row.filter({ hasText: "100 %" }).waitFor();
  const fourth = page.getByRole("group", { name: "第 4 行" }).getByLabel("值守点 / 派出所（秒）");
  await fourth.fill("120");
  await row.filter({ hasText: "1 → 0" }).filter({ hasText: "0 → 1" }).filter({ hasText: "100 % → 0 %" }).waitFor();
  await page.locator(".setting-map-place[data-view]").waitFor();
  await until(10, async () => ((await drawn(page))["promised"] ? true : undefined));
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await page.evaluate(isNarrow), true);
  assert.deepEqual(errors, []);
});

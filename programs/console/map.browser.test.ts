import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { chooseLanguage } from "./testing/looks.ts";
import type { HallWindow } from "./testing/window.ts";

let hall: Hall;
/** Of the incident. */
const place: readonly [number, number] = [110.395, 31.235];
/** Where KC-02 stands. */
const stands: readonly [number, number] = [place[0] + 0.02, place[1] + 0.02];
/** The dispatcher's window of the whole file: a map is half of what a window takes. Each test leaves nothing of its own open. */
let main: HallWindow;

before(async () => {
  hall = await openHall({}, "open");
  const give = await hall.orders();
  await give([
    { name: "OpenIncident", body: { type: "theft", priority: 2, place: { words: "解放路 1 号", point: place } } },
  ]);
  // Before the window opens, so that the unit is drawn there from the beginning.
  await report([{ unit: "KC-02", at: new Date().toISOString(), point: stands }]);
  main = await hall.window({ role: "dispatcher", kept: true });
});

afterEach(() => assert.deepEqual(main.errors, []));

after(() => hall?.close());

/** Waits until the map's element says that something of this layer was drawn, or that nothing is any more. */
function seesDrawn(page: Page, layer: string, isThere = true): Promise<void> {
  const saying = `[data-drawn*='"${layer}":']`;
  return page.locator(isThere ? saying : `[data-drawn]:not(${saying})`).waitFor();
}

/** Where a point lies in the picture, in pixels from its corner; within a few kilometres Mercator is straight enough. */
async function placeOf(page: Page, [lon, lat]: readonly [number, number]): Promise<readonly [number, number]> {
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  const view = (await page.locator("[data-view]").getAttribute("data-view")) ?? "";
  const [west = 0, south = 0, east = 0, north = 0] = view.split(",").map(Number);
  const { x, y, width, height } = box ?? assert.fail("there is no map");
  return [x + ((lon - west) / (east - west)) * width, y + ((north - lat) / (north - south)) * height];
}

/** How many colours the picture of the map has, as a browser decodes it. */
async function coloursOf(page: Page): Promise<number> {
  const picture = await page.locator(".maplibregl-canvas").screenshot();
  return page.evaluate<number>(`(async () => {
    const bytes = Uint8Array.from(atob("${picture.toString("base64")}"), (letter) => letter.codePointAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  })()`);
}

/** Waits until the map shows fewer degrees than these from west to east, with the point among them. */
async function showsClosely(page: Page, [lon, lat]: readonly [number, number], degrees: number): Promise<void> {
  await page.waitForFunction(
    ([x, y, most]) => {
      const { document } = globalThis as unknown as Shown;
      const view = document.querySelector("[data-view]")?.dataset["view"] ?? "";
      const [west = 0, south = 0, east = 0, north = 0] = view.split(",").map(Number);
      return east - west < most && west < x && x < east && south < y && y < north;
    },
    [lon, lat, degrees] as const,
  );
}

/** As much of a page as is asked for: these tests are compiled without a browser's names. */
interface Shown {
  readonly document: {
    querySelector(selector: string): { readonly dataset: Readonly<Record<string, string>> } | null;
  };
}

/** Reports positions in the administrator's name. */
async function report(fixes: readonly object[]): Promise<void> {
  const signed = await fetch(`${hall.url}/api/v1/session/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ role: "importer" }),
  });
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  const response = await fetch(`${hall.url}/api/v1/positions`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: hall.url, cookie },
    body: JSON.stringify({ fixes }),
  });
  assert.ok(response.ok, await response.text());
}

test("a unit drawn onto an incident is ordered there once it is confirmed, and not when Esc takes it back", async () => {
  const { page, row, card } = main;
  await row("0001").click();
  await seesDrawn(page, "units");
  await seesDrawn(page, "incidents");
  const [from, to] = [await placeOf(page, stands), await placeOf(page, place)];
  const drag = async () => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, { steps: 5 });
    await page.mouse.up();
  };
  const asked = page.getByRole("dialog", { name: "派 KC-02 到 0001" });
  await drag();
  await asked.waitFor();
  await page.keyboard.press("Escape");
  await asked.waitFor({ state: "detached" });
  assert.equal(await card("0001").getByRole("listitem", { name: "KC-02" }).count(), 0);
  const letters = { of: "src/dispatch/web/map-sending.tsx", letter: "r", opens: "当前可达" };
  for (const state of ["visible", "detached"] as const) {
    await page.keyboard.press(letters.letter);
    await page.getByRole("region", { name: letters.opens }).waitFor({ state });
  }
  await drag();
  await asked.waitFor();
  await page.keyboard.press("Enter");
  await card("0001").getByRole("listitem", { name: "KC-02" }).waitFor();
  await page.keyboard.press("Escape");
  await card("0001").waitFor({ state: "detached" });
});

for (const theme of ["dark", "light"] as const) {
  test(`the ${theme} map is drawn: streets with their names, units, incidents, and whose map it is`, async () => {
    // The file's own window is a dark one.
    const { page, errors } = theme === "dark" ? main : await hall.window({ role: "dispatcher", theme });
    await seesDrawn(page, "units");
    await seesDrawn(page, "incidents");
    await seesDrawn(page, "stations");
    assert.ok((await coloursOf(page)) > 100);
    const map = page.getByRole("region", { name: "地图" });
    await map.locator(".maplibregl-canvas").focus();
    for (const key of ["+", "+"]) await page.keyboard.press(key);
    await page.locator('[data-labels*="路"]').waitFor();
    await page.getByText("虚构的演练辖区，采用 OpenStreetMap 格式").waitFor();
    // What a screen reader calls the picture follows its reader's language.
    await page.locator('.maplibregl-canvas[aria-label="地图"]').waitFor();
    await chooseLanguage(page, "English");
    await page.locator('.maplibregl-canvas[aria-label="Map"]').waitFor();
    await chooseLanguage(page, "简体中文");
    await map.getByRole("button", { name: "全区" }).click();
    assert.deepEqual(errors, []);
  });
}

test("what is chosen has a mark of its own above the others, an incident with its number", async () => {
  const { page, chooseIncident } = main;
  await seesDrawn(page, "incident-numbers");
  await seesDrawn(page, "chosen-incidents", false);
  await chooseIncident("0001");
  await seesDrawn(page, "chosen-incidents");
  await seesDrawn(page, "chosen-numbers");
  await page.getByRole("button", { name: /^KC-03/ }).click();
  await seesDrawn(page, "chosen-units");
  await seesDrawn(page, "chosen-incidents", false);
  await page.keyboard.press("Escape");
  await seesDrawn(page, "chosen-units", false);
});

test("a unit that reports its position moves there, with an arrow while it drives", async () => {
  const { page } = main;
  await seesDrawn(page, "units");
  await seesDrawn(page, "unit-headings", false);
  const point = [110.41, 31.26];
  await report([{ unit: "KC-01", at: new Date().toISOString(), point, speed: 12, heading: 90 }]);
  await seesDrawn(page, "unit-headings");
});

test("a key shows what is in reach, as roads and as numbers, and hides it again", async () => {
  const { page } = main;
  await seesDrawn(page, "units");
  await page.keyboard.press("r");
  const panel = page.getByRole("region", { name: "当前可达" });
  const row = (minutes: number) => panel.getByRole("row", { name: new RegExp(`^${minutes} 分钟`) });
  await row(1).waitFor();
  const percents: number[] = [];
  for (const minutes of [1, 3, 5]) {
    percents.push(Number((await row(minutes).getByRole("cell").first().textContent())?.replace(/\D/g, "")));
  }
  assert.deepEqual(
    percents,
    percents.toSorted((a, b) => a - b),
  );
  assert.ok((percents[0] ?? 0) > 0 && (percents[2] ?? 0) <= 100);
  for (const layer of ["reach-1", "reach-2", "reach-3"]) await seesDrawn(page, layer);
  await page.keyboard.press("l");
  await page.getByRole("checkbox", { name: "网格" }).waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("r");
  await panel.waitFor({ state: "detached" });
  await seesDrawn(page, "reach-1", false);
  await page.keyboard.press("l");
  await page.getByRole("region", { name: "图层" }).waitFor({ state: "detached" });
});

test("a panel of the map that takes the focus leaves the letters alone, until somebody walks to one of its buttons", async () => {
  const { page } = main;
  await seesDrawn(page, "units");
  const layers = page.getByRole("region", { name: "图层" });
  const closures = page.getByRole("region", { name: "道路管制" });
  const reach = page.getByRole("region", { name: "当前可达" });
  const focused = page.locator(":focus");
  const acts = async (over: string) => {
    for (const state of ["visible", "detached"] as const) {
      await page.keyboard.press("r");
      await reach.waitFor({ state }).catch(() => assert.fail(`R does nothing over the panel: ${over}`));
    }
  };
  await page.keyboard.press("l");
  const grid = layers.getByRole("checkbox", { name: "网格" });
  await grid.and(focused).waitFor();
  await acts("layers");
  // Its focus is of use all the same.
  const shown = await grid.getAttribute("aria-checked");
  await page.keyboard.press("Space");
  assert.notEqual(await grid.getAttribute("aria-checked"), shown);
  await acts("layers, after Space");
  await page.keyboard.press("Tab");
  await layers.getByRole("checkbox").nth(1).and(focused).waitFor();
  await page.keyboard.press("r");
  await page.keyboard.press("Escape");
  await layers.waitFor({ state: "detached" });
  assert.equal(await reach.count(), 0);
  await page.keyboard.press("c");
  await closures.getByRole("button", { name: "下达管制" }).and(focused).waitFor();
  await acts("closures");
  await page.keyboard.press("l");
  await layers.waitFor();
  await closures.waitFor({ state: "detached" });
  await page.keyboard.press("l");
  await layers.waitFor({ state: "detached" });
  await acts("none");
});

test("a road is closed and opened again from the keyboard alone, and everybody sees it", async () => {
  const { page } = main;
  const other = await hall.window({ role: "calltaker" });
  await seesDrawn(page, "stations");
  await page.keyboard.press("c");
  const panel = page.getByRole("region", { name: "道路管制" });
  await panel.getByText("目前没有道路管制").waitFor();
  await page.keyboard.press("Enter");
  // The points: the map's middle, and again after it was moved a little.
  await panel.getByRole("form", { name: "下达管制" }).waitFor();
  await page.locator(".maplibregl-canvas").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await panel.getByText("已取 2 点").waitFor();
  await panel.getByRole("textbox", { name: "原因" }).focus();
  await page.keyboard.type("积水");
  await page.keyboard.press("Enter");
  await panel.getByRole("button", { name: "解除 积水" }).waitFor();
  await seesDrawn(page, "closure-line");
  assert.deepEqual(await accessibilityFindings(page), []);
  await seesDrawn(other.page, "closure-line");
  await panel.getByRole("button", { name: "解除 积水" }).focus();
  await page.keyboard.press("Enter");
  await panel.getByText("目前没有道路管制").waitFor();
  await seesDrawn(other.page, "closure-line", false);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  assert.deepEqual(other.errors, []);
});

test("following keeps the chosen unit in view until somebody moves the map", async () => {
  const { page } = main;
  await seesDrawn(page, "units");
  await page.locator(".maplibregl-canvas").focus();
  for (const key of ["+", "+"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: /^KC-03/ }).click();
  await page.keyboard.press("f");
  const follow = page.getByRole("button", { name: "跟随" });
  assert.equal(await follow.getAttribute("aria-pressed"), "true");
  const far: readonly [number, number] = [place[0] + 0.06, place[1] + 0.05];
  await report([{ unit: "KC-03", at: new Date().toISOString(), point: far }]);
  await showsClosely(page, far, 0.1);
  const box = (await page.locator(".maplibregl-canvas").boundingBox()) ?? assert.fail("there is no map");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 70, { steps: 4 });
  await page.mouse.up();
  await page.locator('[aria-pressed="false"]', { hasText: "跟随" }).waitFor();
});

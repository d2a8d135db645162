import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { ulidOf } from "../../src/ground/ulid.ts";
import {
  newDataFolder,
  type RunningCallsign,
  startCallsign,
  tokenFor,
  until,
} from "../../scenarios/running-callsign.ts";
import { openBrowser } from "./testing/browser.ts";
import { stillDrill } from "./testing/still-drill.ts";
import { type HallWindow, signInWindow } from "./testing/window.ts";

let folder: Awaited<ReturnType<typeof newDataFolder>>;
let callsign: RunningCallsign;
let browser: Browser;
/** The duty commander's window, which goes through all of it. */
let hall: HallWindow;

before(async () => {
  folder = await newDataFolder();
  callsign = await startCallsign(folder.path, ["--demo"]);
  browser = await openBrowser();
  hall = await signInWindow(browser, callsign.url, { role: "dutyCommander" });
});

after(async () => {
  await browser?.close();
  await callsign?.stop();
  await folder?.remove();
});

/** Closes what is open in the window, so that the next card to be there is the next one opened. */
async function closeCard({ page }: HallWindow): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor({ state: "detached" });
}

/** The synthetic people stop, so that only this test's people act; a turn that had begun before is over. */
async function quieten(window: HallWindow): Promise<void> {
  await window.page.getByRole("radio", { name: "停" }).click();
  await window.page.locator('[aria-label="演练速度"] [data-chosen="true"]', { hasText: "停" }).waitFor();
  await stillDrill(callsign.url);
}

interface OnDuty {
  readonly id: string;
  readonly station?: string;
  readonly status: string;
  readonly crew: readonly { readonly sworn: boolean }[];
  readonly active?: object;
}

/** Who can be sent depends on the roster of the hour: a unit for the hall, and a station with a crew of its own besides. */
async function force({ page }: HallWindow): Promise<{ first: string; station: string; stationName: string }> {
  const { streams } = (await (await page.context().request.get(`${callsign.url}/api/v1/board`)).json()) as {
    streams: Record<string, unknown>;
  };
  const { stations } = streams["district/home"] as { stations: Record<string, { name: { zh: string } }> };
  const free = Object.entries(streams)
    .filter(([stream]) => stream.startsWith("unit/"))
    .map(([, unit]) => unit as OnDuty)
    .filter(
      ({ status, active, crew }) => status !== "offDuty" && active === undefined && crew.some(({ sworn }) => sworn),
    )
    .filter(({ status }) => ["standby", "patrol", "returning"].includes(status));
  const [one] = free;
  const other = free.find(({ station }) => station !== undefined && station !== one?.station);
  assert.ok(one !== undefined && other?.station !== undefined, "two crews of different stations are free");
  return { first: one.id, station: other.station, stationName: stations[other.station]?.name.zh ?? "" };
}

test("a call is taken, sent to a unit and a station, brought to its end and filed, while another window sees it", async () => {
  const { url } = callsign;
  await quieten(hall);
  const { first, station, stationName } = await force(hall);
  const desk = await signInWindow(browser, url, { role: "station", station });
  const watcher = await signInWindow(browser, url, { role: "reader" });

  // A caller is on the line: everything from the keyboard.
  await hall.page.keyboard.press("n");
  await hall.page.getByRole("textbox", { name: "来电号码" }).fill("0990-5550147");
  await hall.page.getByRole("combobox", { name: "报警类别" }).fill("盗窃");
  await hall.page.keyboard.press("Tab");
  await hall.page.getByRole("combobox", { name: "地点" }).fill("河东路 77 号");
  await hall.page.getByRole("checkbox", { name: /^不标在地图上/ }).check();
  await hall.page.getByRole("textbox", { name: "通话内容" }).fill("电动车被盗，嫌疑人向西跑");
  await hall.page.keyboard.press("Control+Enter");
  const opened = hall.page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";
  assert.match(number, /^\d{4}$/);
  await watcher.seesStage(number, "待派警");

  // One unit directly, one through the station's desk.
  await hall.orderUnit(number, first);
  await watcher.seesStage(number, "已派警");
  await hall.orderStation(number, stationName);
  await desk.page.getByRole("button", { name: `签收 ${number}` }).click();
  await desk.card(number).getByRole("button", { name: "派本所警力" }).click();
  // No place on the map, so nobody is recommended and none is chosen beforehand: one chooses.
  await desk.page.getByRole("combobox", { name: "派本所警力" }).press("ArrowDown");
  await desk.page.keyboard.press("Enter");
  const own = desk.card(number).getByRole("listitem", { name: new RegExp(`^(?!${first})[A-Z]{2}-\\d\\d$`) });
  const second = (await own.getAttribute("aria-label")) ?? "";
  assert.notEqual(second, "");
  await hall.card(number).getByRole("listitem", { name: second }).waitFor();

  await hall.step(number, "签收", first);
  await hall.step(number, "出警", first);
  await watcher.seesStage(number, "已出警");

  // The power goes and comes back; nobody reloads a page.
  const port = new URL(url).port;
  await callsign.kill();
  await hall.page.getByRole("alert").filter({ hasText: "正在重连" }).waitFor();
  callsign = await startCallsign(folder.path, ["--demo", "--port", port]);
  await hall.page.getByRole("alert").filter({ hasText: "正在重连" }).waitFor({ state: "hidden" });
  await watcher.page.getByRole("alert").filter({ hasText: "正在重连" }).waitFor({ state: "hidden" });

  await hall.step(number, "到场", first);
  await watcher.seesStage(number, "已到场");
  await desk.step(number, "签收", second);
  await desk.step(number, "出警", second);
  await desk.step(number, "到场", second);
  await hall.step(number, "开始处置", first);
  await watcher.seesStage(number, "处置中");
  await hall.step(number, "处警完毕", first);
  await desk.step(number, "处警完毕", second);
  await watcher.seesStage(number, "处警完毕");

  const card = hall.card(number);
  await card.getByRole("combobox", { name: "处警结果" }).selectOption({ label: "现场处置完毕" });
  await card.getByRole("textbox", { name: "处警反馈" }).fill("电动车已找回，当事人签字确认。");
  await card.getByRole("button", { name: "提交反馈" }).click();
  await watcher.seesStage(number, "待审核");
  await card.getByRole("button", { name: "归档" }).click();
  await watcher.row(number).waitFor({ state: "detached" });

  // Filed, it is no longer on the board but still to be read, whole.
  await card.getByText("已不在现态势中").waitFor();
  const told = await card.getByRole("region", { name: "经过" }).getByRole("listitem").allTextContents();
  assert.equal(told.filter((line) => line.includes("已到场")).length, 2, told.join("\n"));
  assert.equal(told.filter((line) => line.includes("归档")).length, 1, told.join("\n"));
  await watcher.page.getByRole("radio", { name: "历史" }).check();
  // Numbers begin again each day, and the newest stands first.
  const filed = watcher.page.getByRole("row", { name: new RegExp(`\\b${number}\\b.*已归档`) });
  await filed.first().waitFor();
  for (const window of [hall, desk, watcher]) assert.deepEqual(window.errors, []);
  for (const window of [desk, watcher]) await window.page.context().close();
});

test("an order given while the server is away is delivered once when it is back", async () => {
  await closeCard(hall);
  const { port } = new URL(callsign.url);
  await hall.page.keyboard.press("n");
  await hall.page.getByRole("combobox", { name: "报警类别" }).fill("theft");
  await hall.page.keyboard.press("Tab");
  await hall.page.getByRole("combobox", { name: "地点" }).fill("断线测试路 1 号");
  await hall.page.getByRole("checkbox", { name: /^不标在地图上/ }).check();
  await callsign.kill();
  await hall.page.keyboard.press("Control+Enter");
  await hall.page.getByText("未送达 1 条").waitFor();
  callsign = await startCallsign(folder.path, ["--demo", "--port", port]);
  await hall.page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor();
  assert.equal(await hall.page.getByText("未送达").count(), 0);
  const filter = hall.page.getByRole("textbox", { name: "筛选警情" });
  await filter.fill("断线测试路");
  await hall.page.getByRole("option").first().waitFor();
  assert.equal(await hall.page.getByRole("option").count(), 1);
  await filter.fill("");
  await filter.blur();
  assert.deepEqual(hall.errors, []);
});

test("what somebody else adds to an open narrative comes sealed, with a button of its own, and is opened for the same purpose", async () => {
  const { url } = callsign;
  const [reader, writer] = [await signInWindow(browser, url, { role: "dispatcher" }), hall];
  await closeCard(hall);
  await writer.page.keyboard.press("n");
  await writer.page.getByRole("combobox", { name: "报警类别" }).fill("theft");
  await writer.page.keyboard.press("Tab");
  await writer.page.getByRole("combobox", { name: "地点" }).fill("后到测试路 1 号");
  await writer.page.getByRole("checkbox", { name: /^不标在地图上/ }).check();
  await writer.page.getByRole("textbox", { name: "通话内容" }).fill("店门被撬");
  await writer.page.keyboard.press("Control+Enter");
  const opened = writer.page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";

  await reader.chooseIncident(number);
  const narrative = reader.card(number).getByRole("region", { name: "简要警情" });
  await narrative.getByRole("button", { name: "查看（留痕）", exact: true }).click();
  await narrative.getByRole("button", { name: "派警需要" }).click();
  await narrative.getByText("店门被撬").waitFor();
  const openings = async () => {
    const told = reader.card(number).getByRole("region", { name: "经过" }).getByRole("listitem");
    return (await told.filter({ hasText: "派警需要" }).allTextContents()).length;
  };
  await reader.card(number).getByRole("region", { name: "经过" }).getByText("派警需要").first().waitFor();
  const before = await openings();

  const line = writer.card(number).getByRole("textbox", { name: "补充简要警情" });
  await line.fill("一人往西跑");
  await line.press("Enter");
  const later = narrative.getByRole("button", { name: "后到，查看（留痕）" });
  await later.waitFor();
  // What was opened stays open; what came later is not read by anybody who has not asked for it.
  await narrative.getByText("店门被撬").waitFor();
  assert.equal(await narrative.getByText("一人往西跑").count(), 0);
  await later.click();
  await narrative.getByText("一人往西跑").waitFor();
  assert.equal(await later.count(), 0);
  await until(10, async () => (await openings()) === before + 1 || undefined);
  assert.deepEqual([...reader.errors, ...writer.errors], []);
  await reader.page.context().close();
});

test("of a long timeline the newest lines are there, and a key reads the older ones", async () => {
  const { url } = callsign;
  const token = await tokenFor(folder.path, "importer");
  const give = async (name: string, body: object) => {
    const id = ulidOf(Date.now(), randomBytes(10));
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id };
    const reply = await fetch(`${url}/api/v1/orders/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
    assert.ok(reply.ok, await reply.text());
    return id;
  };
  const incidentId = await give("OpenIncident", {
    type: "theft",
    place: { words: "长经过路 1 号" },
    narrative: "开头",
  });
  for (let part = 0; part < 110; part++) await give("AddNarrative", { incidentId, text: `第 ${part} 段` });
  const card = await fetch(`${url}/api/v1/incidents/${incidentId}`, { headers: { authorization: `Bearer ${token}` } });
  const { state } = (await card.json()) as { state: { number: string } };

  await hall.chooseIncident(state.number);
  const timeline = hall.card(state.number).getByRole("region", { name: "经过" });
  const older = timeline.getByRole("button", { name: "更早的经过" });
  await older.waitFor();
  const lines = timeline.getByRole("listitem");
  const before = await lines.count();
  assert.ok(before >= 100 && before < 111, `${before} lines`);
  await older.press("Enter");
  await older.waitFor({ state: "detached" });
  const after = await lines.count();
  assert.ok(after >= 111, `${after} lines`);
  // The button is gone; the next key goes on from the card.
  await until(10, async () => {
    const held = hall.page.locator("[data-focus-home]:focus, [data-focus-home] :focus");
    return (await held.count()) === 1 || undefined;
  });
  assert.deepEqual(hall.errors, []);
});

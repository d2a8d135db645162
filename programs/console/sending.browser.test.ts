import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
let ids: readonly string[] = [];

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  const place = (words: string, point?: readonly [number, number]) => ({
    words,
    ...(point === undefined ? {} : { point }),
  });
  const open = (type: string, where: object) => ({ name: "OpenIncident", body: { type, place: where } });
  ids = await give([
    open("fight", place("人民路 1 号", [110.4, 31.24])),
    open("theft", place("人民路 2 号", [110.41, 31.25])),
    open("theft", place("某处，说不清")),
    open("theft", place("人民路 3 号", [110.42, 31.25])),
  ]);
});

after(() => hall?.close());

test("a group order is one order: who was taken meanwhile is said with the reason, the others go, and the offer is refreshed", async () => {
  const { page, errors, chooseIncident, card } = await hall.window({ role: "dispatcher" });
  await chooseIncident("0001");
  await page.keyboard.press("o");
  const panel = page.getByRole("region", { name: "编组" });
  const button = panel.getByRole("button", { name: /^派出推荐/ });
  await button.waitFor();
  const offered = ((await button.textContent()) ?? "").match(/[A-Z]{2}-\d\d/g) ?? [];
  assert.equal(offered.length, 3);
  const [first = "", second = "", third = ""] = offered;
  // Between the press and the server another dispatcher takes the second of them.
  await page.route("**/api/v1/orders/OrderUnits", async (route) => {
    const other = await hall.orders();
    await other([{ name: "OrderUnit", body: { incidentId: ids[1], unitId: second, role: "support" } }]);
    await route.continue();
  });
  await button.click();
  await panel.getByText(`已派出 ${first} ${third}。`).waitFor();
  await panel.getByText(new RegExp(`未派出： ?${second} 当时正在执行警情 0002`)).waitFor();
  for (const unit of [first, third]) await card("0001").getByRole("listitem", { name: unit }).waitFor();
  await page.getByText(/^推荐已更新。/).waitFor();
  const again = ((await button.textContent()) ?? "").match(/[A-Z]{2}-\d\d/g) ?? [];
  assert.equal(again.length, 1);
  assert.ok(!offered.includes(again[0] ?? ""));
  await card("0001")
    .getByText(new RegExp(`未派出 ${second}`))
    .waitFor();
  if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${process.env["SHOTS"]}/group.png` });

  // Live: whoever is recommended now is taken elsewhere, and another stands in the offer before anything is pressed.
  const taken = again[0] ?? "";
  const other = await hall.orders();
  await other([{ name: "OrderUnit", body: { incidentId: ids[3], unitId: taken, role: "support" } }]);
  await page.getByText(new RegExp(`推荐已更新。 ${taken} 当时正在执行警情 0004`)).waitFor();
  assert.equal(((await button.textContent()) ?? "").includes(taken), false);
  assert.deepEqual(await accessibilityFindings(page), []);

  // Taking it from there says what is taken from.
  await page.getByRole("combobox", { name: "派单元" }).fill(taken);
  await page.keyboard.press("Enter");
  await page.getByText(new RegExp(`${taken}（待签收）将离开警情 0004：盗窃，\\d 级，人民路 3 号。`)).waitFor();
  await page.getByText("0004 将无人处置。").waitFor();
  if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${process.env["SHOTS"]}/preempt.png` });
  assert.deepEqual(errors, []);
});

test("an answer that comes late closes nothing that was opened meanwhile", async () => {
  const { page, errors, chooseIncident, card, orderUnit } = await hall.window({ role: "dispatcher" });
  let answer = () => {};
  const late = new Promise<void>((resolve) => (answer = resolve));
  // The order is recorded and seen by the push; its answer is on the way for as long as this test likes.
  await page.route("**/api/v1/orders/OrderUnit", async (route) => {
    const response = await route.fetch();
    await late;
    await route.fulfill({ response });
  });
  const { units } = (await (await page.request.get("/api/v1/units")).json()) as {
    units: readonly { id: string; status: string; active?: unknown }[];
  };
  const free = units.findLast(({ status, active }) => status === "standby" && active === undefined)?.id ?? "";
  await chooseIncident("0004");
  await orderUnit("0004", free);
  await card("0004").getByRole("button", { name: "派派出所" }).click();
  const stations = page.getByRole("combobox", { name: "派派出所" });
  await stations.waitFor();
  const answered = page.waitForResponse("**/api/v1/orders/OrderUnit");
  answer();
  await answered;
  await page.waitForTimeout(500);
  await stations.and(page.locator(":focus")).waitFor();
  assert.deepEqual(errors, []);
});

test("without a place nobody is recommended and Enter orders nobody; the place is given right there", async () => {
  const { page, errors, chooseIncident, card } = await hall.window({ role: "dispatcher" });
  await chooseIncident("0003");
  await page.keyboard.press("o");
  const list = page.getByRole("listbox", { name: "派单元" });
  await list.getByRole("option").first().waitFor();
  await page.getByText("警情没有地图位置，无法推荐。").waitFor();
  assert.equal(await list.getByText("推荐").count(), 0);
  await page.keyboard.press("Enter");
  assert.equal(await list.getByRole("option", { selected: true }).count(), 0);
  if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${process.env["SHOTS"]}/noplace.png` });
  await page.getByRole("button", { name: "补充地点" }).click();
  const form = page.getByRole("form", { name: "补充地点" });
  await form.getByRole("combobox").fill("31.25, 110.41");
  await page.getByRole("option", { name: /坐标/ }).click();
  await form.getByRole("button", { name: "补充地点" }).click();
  await list.getByText("推荐").first().waitFor();
  assert.equal(
    await card("0003")
      .getByRole("listitem", { name: /^[A-Z]{2}-\d\d$/ })
      .count(),
    0,
  );
  assert.deepEqual(errors, []);
});

test("ordering a station begins with the responsible one; one with nobody free is asked about plainly", async () => {
  const { page, errors, chooseIncident, card } = await hall.window({ role: "dispatcher" });
  await chooseIncident("0002");
  await page.keyboard.press("s");
  const first = page.getByRole("listbox", { name: "派派出所" }).getByRole("option").first();
  await first.getByText("管辖").waitFor();
  assert.match((await first.textContent()) ?? "", /空闲 \d+ \/ 在勤 \d+\d\d:\d\d/);
  if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${process.env["SHOTS"]}/station.png` });
  const station = (await first.locator(".picker-callsign").textContent()) ?? "";
  const stations = (await (await page.request.get("/api/v1/incidents/" + ids[1] + "/stations")).json()) as {
    stations: readonly { station: string; responsible: boolean }[];
  };
  const [responsible] = stations.stations;
  assert.equal(responsible?.responsible, true);
  // Its crews go off duty one after another; then it has nobody free.
  const { units } = (await (await page.request.get("/api/v1/units")).json()) as {
    units: readonly { id: string; station?: string }[];
  };
  const give = await hall.orders();
  const own = units.filter((unit) => unit.station === responsible?.station);
  await give(own.map(({ id }) => ({ name: "SetUnitStatus", body: { unitId: id, status: "offDuty" } })));
  await first.getByText(/空闲 0/).waitFor();
  await page.getByText("管辖所没有空闲警力，请用 ↑↓ 选择。").waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await card("0002").getByRole("listitem", { name: station }).count(), 0);
  // Both keys are pressed while the page is busy: what the first highlighted is what the second takes.
  await page.evaluate(
    `void setTimeout(() => { const end = performance.now() + 400; while (performance.now() < end); })`,
  );
  await Promise.all([page.keyboard.press("ArrowDown"), page.keyboard.press("Enter")]);
  await page.getByText(new RegExp(`${station}现在没有空闲警力`)).waitFor();
  await page
    .getByRole("button", { name: `仍下达${station}` })
    .and(page.locator(":focus"))
    .waitFor();
  await page.keyboard.press("Enter");
  await card("0002").getByRole("listitem", { name: station }).waitFor();

  // The desk with nobody able to go sees every reason in full, and what it can do instead.
  const desk = await hall.window({ role: "station", station: responsible?.station ?? "" });
  await desk.chooseIncident("0002");
  const task = desk.card("0002").getByRole("listitem", { name: station });
  await task.getByRole("button", { name: /^签收/ }).click();
  await task.getByRole("button", { name: "派本所警力" }).click();
  await task.getByText(/此处没有单元可派，原因见各行/).waitFor();
  await desk.page.keyboard.press("Enter");
  await task
    .getByRole("alert")
    .getByText(/当前不可派（下勤）/)
    .waitFor();
  await task.getByRole("button", { name: "把指令退回指挥室" }).waitFor();
  if (process.env["SHOTS"] !== undefined) await desk.page.screenshot({ path: `${process.env["SHOTS"]}/crew.png` });
  assert.deepEqual([...errors, ...desk.errors], []);
});

test("a shift leader's seat of the drill sees what is open, with type, place, priority, stage and age", async () => {
  const { page, errors } = await hall.window({ role: "shiftLeader", path: "/handover" });
  const open = page.getByRole("region", { name: "当前未了事项" });
  const row = open.getByRole("row", { name: /查看 0001|0001/ }).first();
  await row.waitFor();
  assert.match((await row.textContent()) ?? "", /0001.*\d 级.*人民路 1 号.*\d\d:\d\d/);
  await open.getByText(/演练席位/).waitFor();
  if (process.env["SHOTS"] !== undefined) await page.screenshot({ path: `${process.env["SHOTS"]}/handover.png` });
  assert.deepEqual(errors, []);
});

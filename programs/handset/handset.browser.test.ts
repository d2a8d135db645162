import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { until } from "../../scenarios/running-callsign.ts";
import { type Hall, openHall } from "../console/testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

const phone = { size: { width: 390, height: 844 }, path: "/handset/" };

/** An incident with this crew ordered to it. */
async function job(unit: string, words = "人民路 1 号"): Promise<{ incidentId: string; assignmentId: string }> {
  const give = await hall.orders();
  const [incidentId = ""] = await give([
    { name: "OpenIncident", body: { type: "theft", place: { words, point: [110.4, 31.24] } } },
  ]);
  const [assignmentId = ""] = await give([{ name: "OrderUnit", body: { incidentId, unitId: unit, role: "support" } }]);
  return { incidentId, assignmentId };
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** What the hall knows of the crew's steps. */
async function stepsOf(incidentId: string): Promise<readonly string[]> {
  const { page } = await hall.window({ role: "dispatcher", path: "/overview" });
  const answer = await page.context().request.get(`/api/v1/incidents/${incidentId}`);
  const text = await answer.text();
  await page.context().close();
  const { assignments } = (JSON.parse(text) as { state: { assignments: readonly { times: object }[] } }).state;
  return Object.keys(assignments[0]?.times ?? {});
}

test("a crew takes its job in one tap each; what is tapped without a network is kept, shown as waiting, and sent in order", async () => {
  const { incidentId } = await job("KC-01");
  const { page, errors } = await hall.window({ role: "unit", unit: "KC-01", ...phone });
  await page.getByRole("heading", { name: "人民路 1 号" }).waitFor();
  await page.getByRole("status").filter({ hasText: "已连接" }).waitFor();
  await button(page, "签收").click();
  await page
    .getByRole("status")
    .filter({ hasText: /^签收 / })
    .waitFor();
  await page.context().setOffline(true);
  await button(page, "出警").click();
  await button(page, "到场").click();
  await page.getByText("待确认").waitFor();
  await page.getByText("2 项待发送").waitFor();
  assert.deepEqual(await stepsOf(incidentId), ["ordered", "acknowledged"]);
  await page.context().setOffline(false);
  await page.getByText("2 项待发送").waitFor({ state: "hidden" });
  await page.getByText("待确认").waitFor({ state: "hidden" });
  assert.deepEqual(await stepsOf(incidentId), ["ordered", "acknowledged", "enRoute", "onScene"]);
  assert.deepEqual(errors, []);
});

test("the app that is killed without a network begins again from the phone, with the PIN, and what waited is sent", async () => {
  const { incidentId } = await job("KC-02");
  const { page } = await hall.window({ role: "unit", unit: "KC-02", ...phone });
  await page.getByRole("textbox", { name: "PIN 码" }).fill("135790");
  await button(page, "设定").click();
  await page.getByText("设一个 PIN 码").waitFor({ state: "hidden" });
  // Kept on the device: the program itself, and what it shows.
  await page.evaluate("navigator.serviceWorker.ready");
  await button(page, "签收").waitFor();
  await page.waitForTimeout(1500);
  const context = page.context();
  await context.setOffline(true);
  await button(page, "签收").click();
  await page.getByText("1 项待发送").waitFor();
  await page.close();
  const again = await context.newPage();
  await again.goto("/handset/");
  await again.getByRole("textbox", { name: "PIN 码" }).fill("000000");
  await button(again, "打开").click();
  await again.getByText("还可以试 9 次").waitFor();
  await again.getByRole("textbox", { name: "PIN 码" }).fill("135790");
  await button(again, "打开").click();
  await again.getByText("1 项待发送").waitFor();
  await again
    .getByRole("status")
    .filter({ hasText: /^签收 / })
    .waitFor();
  await button(again, "出警").click();
  await again.getByText("2 项待发送").waitFor();
  await context.setOffline(false);
  // The page is drawn anew once the server says who has the phone: words that are gone do not say that it was sent.
  const sent = await until(30, async () => {
    const steps = await stepsOf(incidentId);
    return steps.includes("enRoute") ? steps : undefined;
  });
  assert.deepEqual(sent, ["ordered", "acknowledged", "enRoute"]);
  await again.getByText("2 项待发送").waitFor({ state: "hidden" });
});

test("what the hall changed meanwhile is explained and not dropped", async () => {
  const { incidentId, assignmentId } = await job("KC-03");
  const { page } = await hall.window({ role: "unit", unit: "KC-03", ...phone });
  await button(page, "签收").waitFor();
  await page.context().setOffline(true);
  await button(page, "签收").click();
  await page.getByText("1 项待发送").waitFor();
  const give = await hall.ordersAs({ role: "dispatcher" });
  await give([{ name: "CancelAssignment", body: { incidentId, assignmentId, reason: "另有任务" } }]);
  await page.context().setOffline(false);
  const refused = page.getByRole("alert").filter({ hasText: "未受理：签收" });
  await refused.waitFor();
  assert.match((await refused.textContent()) ?? "", /KC-03/);
  await button(page, "知道了").click();
  await refused.waitFor({ state: "hidden" });
  await page.getByRole("heading", { name: "当前没有任务" }).waitFor();
});

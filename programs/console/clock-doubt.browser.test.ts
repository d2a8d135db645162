import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
let ahead = 0;
let incident = "";

before(async () => {
  hall = await openHall({ wall: () => Date.now() + ahead });
  const give = await hall.orders();
  [incident = ""] = await give([
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" }, narrative: "电动车被盗" } },
  ]);
});

after(() => hall?.close());

test("what two people erased by mistake is listed on the privacy page and taken back by two people", async () => {
  const supervisor = await hall.ordersAs({ role: "supervisor" });
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  const [proposalId] = await supervisor([
    { name: "EraseEarly", body: { stream: `incident/${incident}`, reason: "选错了警情" } },
  ]);
  await security([{ name: "ApproveEraseEarly", body: { proposalId } }]);

  const { page, errors } = await hall.window({ role: "supervisor", path: "/privacy" });
  const erased = page.getByRole("region", { name: "已销毁，可撤回" });
  await erased.getByText("选错了警情").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await erased.getByRole("button", { name: /^撤回销毁：/ }).press("Enter");
  // What it takes is said before it is sent.
  await page.locator(".reason-form").getByText("须由第二人批准后生效。").waitFor();
  await page.getByRole("textbox", { name: "原因" }).fill("应为另一起警情");
  await page.keyboard.press("Enter");
  await erased.getByText("等待第二人批准").waitFor();

  const second = await hall.window({ role: "securityAdministrator", path: "/people" });
  await second.page
    .getByRole("radiogroup", { name: "部分" })
    .getByRole("radio", { name: /^待第二人批准 1$/ })
    .check({ force: true });
  await second.page.getByRole("button", { name: /^批准：撤回销毁/ }).press("Enter");
  await erased.getByText("没有宽限期内的销毁").waitFor();
  assert.deepEqual([...errors, ...second.errors], []);
});

test("a jump of the clock alarms whoever may confirm the time and nobody else, until it is confirmed", async () => {
  ahead = 3 * 3_600_000;
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  const other = await hall.window({ role: "dispatcher" });
  const alarm = page.getByRole("alert", { name: "主机时间待确认" });
  await alarm.getByText(/相差 \+(3 h 0|2 h 59) min/).waitFor();
  await alarm.getByText("确认后将销毁 0 条到期记录、0 把宽限期满的密钥。").waitFor();
  assert.equal(await other.page.getByText("主机时间待确认").count(), 0);
  assert.equal(await other.page.getByRole("alert").filter({ hasText: "主机时钟" }).count(), 0);
  await alarm.getByRole("button", { name: "核对并确认时间" }).press("Enter");
  await alarm.getByRole("textbox", { name: "原因" }).and(page.locator(":focus")).fill("与授时服务器核对");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Enter");
  await alarm.waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...other.errors], []);
});

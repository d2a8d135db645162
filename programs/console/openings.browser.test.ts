import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

const usual = { calltaker: 60, dispatcher: 120, shiftLeader: 120, dutyCommander: 60 };
const others = { station: 40, unit: 20, department: 30, supervisor: 150 };

let hall: Hall;
const incidents: string[] = [];

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  for (const words of ["文昌路 9 号", "安居一巷 3 号"]) {
    const [id = ""] = await give([
      { name: "OpenIncident", body: { type: "theft", place: { words }, narrative: `电动车在${words}被盗` } },
    ]);
    incidents.push(id);
  }
});

after(() => hall?.close());

test("a dispatcher opens with one press more, and the purpose picked last stands first", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  await page.getByRole("option", { name: /文昌路 9 号/ }).click();
  const narrative = page.getByRole("region", { name: "简要警情" });
  const opener = narrative.getByRole("button", { name: "查看（留痕）" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await narrative.getByRole("button", { name: "派警需要" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await narrative.getByText("电动车在文昌路 9 号被盗").waitFor();
  await page.getByText(/用途：派警需要/).waitFor();

  await narrative.getByRole("button", { name: "隐藏" }).click();
  await opener.click();
  await narrative.getByRole("button", { name: "派警需要" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("3");
  await page.getByText(/用途：交接/).waitFor();
  await narrative.getByRole("button", { name: "隐藏" }).click();
  await opener.click();
  await narrative.getByRole("button", { name: "交接" }).and(page.locator(":focus")).waitFor();
  await narrative.getByRole("button", { name: "其他用途…" }).click();
  await narrative.getByRole("button", { name: /其他（注明）/ }).click();
  await narrative.getByPlaceholder("请注明用途").and(page.locator(":focus")).fill("家属到所询问");
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press("Enter");
  await narrative.getByText("电动车在文昌路 9 号被盗").waitFor();
  assert.deepEqual(errors, []);
});

test("a number typed into the narrative is offered a place of its own, and is opened apart", async () => {
  const { page, errors } = await hall.window({ role: "dispatcher" });
  await page.getByRole("option", { name: /文昌路 9 号/ }).click();
  const narrative = page.getByRole("region", { name: "简要警情" });
  const line = narrative.getByRole("textbox", { name: "补充简要警情" });
  await line.fill("失主电话13812345678，稍后回拨");
  await narrative.getByText("疑似电话号码。").waitFor();
  await narrative.getByRole("button", { name: "移至单列信息" }).click();
  const details = page.getByRole("region", { name: "单列信息" });
  await details.getByText("电话").first().waitFor();
  assert.equal(await line.inputValue(), "失主电话[…]，稍后回拨");
  assert.equal(await page.getByText("13812345678").count(), 0);
  await details.getByRole("button", { name: "查看（留痕）" }).click();
  await details.getByRole("button", { name: "派警需要" }).click();
  await details.getByText("13812345678").waitFor();
  assert.deepEqual(errors, []);
});

test("a reason, which is not sealed, says at once that it will be refused", async () => {
  const { page } = await hall.window({ role: "dispatcher" });
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: "地点" }).fill("人民路，找13812345678");
  await page.getByText("疑似电话号码。此处不加密，不能填写。").waitFor();
});

test("over the budget nothing opens; supervision sees it at once, reads what was opened, and answers", async () => {
  const supervisor = await hall.window({ role: "supervisor", path: "/openings" });
  const list = supervisor.page.getByRole("region", { name: "查阅记录", exact: true });
  await list.getByText("家属到所询问").waitFor();

  const watch = await hall.ordersAs({ role: "supervisor" });
  const [asked = ""] = await watch([
    { name: "SetOpeningBudgets", body: { budgets: { ...usual, ...others, dispatcher: 1 }, reason: "试验" } },
  ]);
  const second = await hall.ordersAs({ role: "dutyCommander" });
  await second([{ name: "ApproveSetOpeningBudgets", body: { proposalId: asked } }]).catch((error: unknown) => {
    // Where nobody could be the second it has happened at once.
    if (!String(error).includes("ProposalUnknown")) throw error;
  });

  const { page, errors } = await hall.window({ role: "dispatcher" });
  await page.getByRole("option", { name: /安居一巷 3 号/ }).click();
  const narrative = page.getByRole("region", { name: "简要警情" });
  await narrative.getByRole("button", { name: "查看（留痕）" }).click();
  await narrative.getByRole("button", { name: "派警需要" }).click();
  await narrative.getByRole("alert").filter({ hasText: "今日查看额度（1 条记录）已用完" }).waitFor();
  assert.equal(await narrative.getByText("被盗").count(), 0);

  const alarms = supervisor.page.getByRole("region", { name: "超额查看预警" });
  await alarms.getByText(/用完 1 条额度，.* 起被拒 1 次/).waitFor();
  assert.deepEqual(await accessibilityFindings(supervisor.page), []);
  await alarms.getByRole("button", { name: /知悉/ }).click();
  await alarms.getByText(/用完 1 条额度/).waitFor({ state: "detached" });

  await list.getByRole("combobox", { name: "用途" }).selectOption({ label: "其他（注明）" });
  await list.getByText("1 条", { exact: true }).waitFor();
  await list.getByRole("button", { name: "清除筛选" }).click();
  await list.getByText("单列信息").first().waitFor();
  assert.deepEqual([...errors, ...supervisor.errors], []);
});

test("the page stands in nobody's way in English either, and is not for those who dispatch", async () => {
  const auditor = await hall.window({
    role: "auditAdministrator",
    path: "/openings",
    language: "en-GB",
    theme: "light",
  });
  await auditor.page.getByRole("cell", { name: "Dispatching" }).first().waitFor();
  assert.deepEqual(await accessibilityFindings(auditor.page), []);
  const dispatcher = await hall.window({ role: "dispatcher" });
  assert.equal(await dispatcher.page.getByText("查阅记录").count(), 0);
  assert.deepEqual([...auditor.errors, ...dispatcher.errors], []);
});

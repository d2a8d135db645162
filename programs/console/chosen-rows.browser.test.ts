import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("who is chosen of the staff stands in the address: a link, reloading, back and forward show their card", async () => {
  const { page, errors } = await hall.window({ role: "securityAdministrator", path: "/people" });
  const rows = page.getByRole("table", { name: "人员与权限" });
  const name = (badge: string) => rows.getByRole("row", { name: new RegExp(badge) }).getByRole("button");
  const card = (badge: string) => page.getByRole("region", { name: new RegExp(` ${badge}$`) });
  await name("310001").click();
  await page.waitForURL("**/people?person=310001");
  await card("310001").waitFor();
  // Running through the list makes no steps to go back by.
  await name("310001").press("ArrowDown");
  await page.waitForURL((url) => !["310001", null].includes(url.searchParams.get("person")));
  await page.goBack();
  await page.waitForURL((url) => url.search === "");
  await page.getByRole("heading", { name: "未选择人员" }).waitFor();
  await page.goForward();
  await page.waitForURL("**/people?person=*");

  // Another part of the page has nobody chosen; going back leaves it.
  await page.getByRole("radio", { name: /^登录会话/ }).check();
  await page.waitForURL((url) => url.search === "");
  await page.goBack();
  await page.waitForURL("**/people?person=*");
  await page.getByRole("radio", { name: "人员", exact: true }).and(page.locator(":checked")).waitFor();

  // Somebody far down the list is shown in it, too.
  const chosen = page.url();
  await rows.getByRole("button").nth(12).press("End");
  await page.waitForURL((url) => url.href !== chosen);
  const { pathname, search, searchParams } = new URL(page.url());
  const last = searchParams.get("person") ?? "";
  const copied = await hall.window({ role: "dutyCommander", path: pathname + search });
  await copied.page.getByRole("region", { name: new RegExp(` ${last}$`) }).waitFor();
  await copied.page.locator("tr[aria-current=true]", { hasText: last }).waitFor();
  await copied.page.getByRole("button", { name: "关闭", exact: true }).click();
  await copied.page.waitForURL((url) => url.search === "");

  // Nor does whoever signs in here next begin with them.
  await page.getByRole("button", { name: /^安全管理员/ }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("textbox", { name: "警号" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual([...errors, ...copied.errors], []);
});

test("the act that is chosen stands in the address, one from before what was read as well", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/acts" });
  const list = page.getByRole("table", { name: "操作记录" });
  const rows = list.locator("tbody tr");
  const number = page.locator(".people-facts div", { hasText: "日志序号" }).locator("dd");
  await rows.nth(1).getByRole("button").click();
  await page.waitForURL("**/acts?act=*");
  const n = new URL(page.url()).searchParams.get("act")?.split("/").at(-1) ?? "";
  assert.equal(await number.textContent(), n);
  await page.reload();
  await list.locator("tr[aria-current=true]").waitFor();
  assert.equal(await number.textContent(), n);

  const older = page.getByRole("button", { name: "读取更早的记录" });
  await older.click();
  await page.getByText(/^已读到(日志开头|第 \d+ 条)$/).waitFor();
  await rows.nth(1).getByRole("button").press("End");
  await page.waitForURL((url) => !url.href.endsWith(`%2F${n}`));
  const [oldest, last] = [page.url(), new URL(page.url()).searchParams.get("act")?.split("/").at(-1) ?? ""];
  assert.notEqual(last, n);
  await page.reload();
  await number.filter({ hasText: new RegExp(`^${last}$`) }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "未选择记录" }).waitFor();
  await page.goForward();
  await page.waitForURL(oldest);
  await number.filter({ hasText: new RegExp(`^${last}$`) }).waitFor();
  assert.deepEqual(errors, []);
});

test("whose reads are looked at stands in the address", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/reads" });
  const report = page.getByRole("region", { name: "各人阅览对照" });
  await report.getByRole("button", { name: "刷新" }).click();
  await report
    .getByRole("row", { name: /审计管理员/ })
    .getByRole("button")
    .click();
  await page.waitForURL("**/reads?officer=*");
  const reads = page.getByRole("region", { name: /的阅览$/ });
  await reads.waitFor();
  await page.reload();
  await reads.waitFor();
  await report.locator("tr[aria-current=true]").waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "未选择人员" }).waitFor();
  await page.goForward();
  await reads.getByRole("cell").first().waitFor();
  assert.deepEqual(errors, []);
});

test("an address that names nobody, and no act, says so", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/people?person=999999" });
  await page.getByText("没有警号为“999999”的人员，或无权查看").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  for (const act of ["nothing", "01JZZZZZZZZZZZZZZZZZZZZZZZ/7", "01JZZZZZZZZZZZZZZZZZZZZZZZ/99999999"]) {
    await page.goto(`${hall.url}/acts?act=${encodeURIComponent(act)}`);
    await page.getByText(/^日志中没有序号为 .+ 的操作记录，或无权查看$/).waitFor();
  }
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.goto(`${hall.url}/reads?officer=999999`);
  await page.getByText("人员中没有“999999”，这段时间也没有其阅览").waitFor();
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  await page.waitForURL((url) => url.search === "");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${hall.url}/people?person=999999`);
  await page.getByText("没有警号为“999999”的人员，或无权查看").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

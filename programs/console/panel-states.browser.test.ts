import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("a page whose read is refused to this post says so, and shows nothing of it", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/acts" });
  const acts = page.getByRole("region", { name: "操作记录" });
  const rows = acts.locator("tbody tr");
  await rows.first().waitFor();
  const problem = { code: "NotYours", zh: "无权", detail: "Not yours.", status: 403 };
  await page.route("**/api/v1/log/facts?*", (route) =>
    route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page.reload();
  await acts.getByText("当前岗位无权查看").waitFor();
  assert.equal(await rows.count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("without a connection a page says so beside what it last knew, and reads again by itself", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/reads", language: "en-GB" });
  const report = page.getByRole("region", { name: "Reads of each officer" });
  const rows = report.getByRole("row");
  await rows.nth(1).waitFor();
  await page.context().setOffline(true);
  await report.getByRole("button", { name: "Refresh" }).click();
  const said = report.getByText("No connection to the server: this is what it said last");
  await said.waitFor();
  assert.ok((await rows.count()) > 1);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.context().setOffline(false);
  await said.waitFor({ state: "detached" });
  assert.ok((await rows.count()) > 1);
  assert.deepEqual(errors, []);
});

test("what was never read is said to be unknown while there is no connection, and comes by itself", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/" });
  await page.route("**/api/v1/retention", (route) => route.abort());
  await page.goto(`${hall.url}/privacy`);
  const kept = page.getByRole("region", { name: "保存期限" });
  const said = kept.getByText("内容尚未读到");
  await said.waitFor();
  assert.equal(await kept.getByRole("table").count(), 0);
  await page.unroute("**/api/v1/retention");
  await kept.getByRole("table").waitFor();
  assert.equal(await said.count(), 0);
  assert.deepEqual(errors, []);
});

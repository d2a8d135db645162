import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("a dispatcher opens an incident; the audit administrator sees it in the report and in the reads, and their own look too", async () => {
  const orders = await hall.orders();
  await orders([{ name: "OpenIncident", body: { type: "theft", place: { words: "人民路1号" } } }]);
  const { page: dispatcher, errors } = await hall.window({ role: "dispatcher" });
  await dispatcher.getByRole("option", { name: /人民路1号/ }).click();
  await dispatcher.getByRole("region", { name: /^警情 \S+$/ }).waitFor();

  const { page: auditor, errors: own } = await hall.window({ role: "auditAdministrator", path: "/reads" });
  const report = auditor.getByRole("region", { name: "各人阅览对照" });
  const line = report.getByRole("row", { name: /派警员 1 / });
  await line.waitFor();
  await line.getByText("不比较").waitFor();
  await line.getByRole("button").press("Enter");
  const reads = auditor.getByRole("region", { name: /的阅览$/ });
  await reads.getByRole("row", { name: /incident\/01/ }).waitFor();
  await reads.getByRole("status").filter({ hasText: "尚未存证" }).waitFor();
  await reads.getByRole("combobox", { name: "内容" }).selectOption({ label: "来电" });
  await reads.getByRole("status").filter({ hasText: "这段时间没有阅览" }).waitFor();
  await reads.getByRole("button", { name: "关闭" }).press("Enter");

  await report.getByRole("button", { name: "刷新" }).press("Enter");
  await report
    .getByRole("row", { name: /审计管理员/ })
    .getByRole("button")
    .press("Enter");
  await reads.getByRole("cell", { name: "阅览报表", exact: true }).first().waitFor();
  assert.deepEqual([...errors, ...own], []);
});

test("a person's card leaves a record", async () => {
  const { page: security, errors } = await hall.window({ role: "securityAdministrator", path: "/people" });
  await security
    .getByRole("row", { name: /310001/ })
    .getByRole("button")
    .click();
  const { page: auditor } = await hall.window({ role: "auditAdministrator", path: "/reads" });
  await auditor
    .getByRole("row", { name: /安全管理员/ })
    .getByRole("button")
    .click();
  await auditor.getByRole("cell", { name: "person/310001" }).waitFor();
  assert.deepEqual(errors, []);
});

test("nobody else is shown the page", async () => {
  const { page } = await hall.window({ role: "dispatcher", path: "/reads" });
  await page.getByRole("status").filter({ hasText: /实时/ }).waitFor();
  assert.equal(await page.getByRole("region", { name: "各人阅览对照" }).count(), 0);
});

for (const language of ["zh-CN", "en-GB"] as const) {
  for (const theme of ["dark", "light"] as const) {
    test(`nothing stands in the way of assistive technology: ${language}, ${theme}`, async () => {
      const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/reads", language, theme });
      await page.getByRole("row").nth(1).getByRole("button").click();
      await page
        .getByRole("region", { name: /的阅览$|^Reads of/ })
        .getByRole("cell")
        .first()
        .waitFor();
      assert.deepEqual(await accessibilityFindings(page), []);
      if (process.env["LOOK"] !== undefined) await page.screenshot({ path: `/tmp/reads-${language}-${theme}.png` });
      assert.deepEqual(errors, []);
    });
  }
}

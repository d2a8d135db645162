import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browserAt } from "../server/testing/browser-session.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { hire } from "./testing/staff.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
const password = "四月的巷子里只有一盏路灯";

before(async () => {
  hall = await openHall();
  await hire(hall, [{ person: "A2024", name: "周敏华", part: "bureau", power: { role: "dispatcher" } }]);
});

after(() => hall?.close());

test("a person is told who made a link, and a window left open changes nothing before its person is shown", async () => {
  const { url } = (await hall.ask({ role: "securityAdministrator" }, "/people/A2024/link", { why: "new" })) as {
    url: string;
  };
  const own = browserAt(() => hall.url);
  assert.equal((await own.post("/session/link", { secret: url.split("#")[1] })).status, 200);
  assert.equal((await own.post("/account/password", { next: password })).status, 204);

  // Somebody else in the account: one click signs in here as a cookie that was taken would.
  const { page, errors } = await hall.window({ person: "A2024", path: "/account" });
  const notice = page.getByRole("status").filter({ hasText: "登录方式已设置：密码" });
  await notice.getByRole("button", { name: "已知悉" }).click();
  await notice.waitFor({ state: "detached" });
  const told = page.getByRole("region", { name: "账户动态" });
  await told.getByText(/为您生成了一次性链接/).waitFor();
  await told
    .getByRole("listitem")
    .filter({ hasText: "有人用一次性链接进入了您的账户" })
    .getByText("127.0.0.1")
    .waitFor();

  const factors = page.getByRole("region", { name: "登录方式" });
  await factors.getByRole("button", { name: "设置 动态码" }).click();
  await factors.getByRole("button", { name: "设置动态码", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "请再次验证本人" });
  await dialog.getByRole("textbox", { name: "密码" }).and(page.locator(":focus")).fill("不是这一个 密码");
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").filter({ hasText: "还可尝试 4 次" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await factors.getByRole("img", { name: "动态码二维码" }).count(), 0);
  await factors.getByRole("button", { name: "设置动态码", exact: true }).press("Enter");
  await dialog.getByRole("textbox", { name: "密码" }).fill(password);
  await page.keyboard.press("Enter");
  await factors.getByRole("img", { name: "动态码二维码" }).waitFor();

  // What else lets in stands beside the new password, and the other session is ticked.
  await factors.getByRole("button", { name: "更改 密码" }).click();
  const others = page.getByRole("group", { name: "结束其他登录" });
  assert.equal(await others.getByRole("checkbox").first().isChecked(), true);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
  await told.getByRole("button", { name: "不是我" }).click();
  const auditor = await hall.window({ role: "auditAdministrator", path: "/acts" });
  await auditor.page
    .getByRole("table", { name: "操作记录" })
    .getByRole("row", { name: /报告账户异常/ })
    .first()
    .waitFor();
  assert.deepEqual([...errors, ...auditor.errors], []);
});

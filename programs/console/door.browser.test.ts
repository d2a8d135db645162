import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { authenticator } from "../server/testing/authenticator.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";
import { untilTrue } from "./testing/until-true.ts";

let hall: Hall;

const password = "柳树下的 三只灰猫和一把伞";
const post = {
  ...{ post: "D-1", name: { zh: "派警一席", en: "Dispatch desk 1" }, part: "bureau", power: { role: "dispatcher" } },
  ...{ needs: [], least: 0, always: false },
};

before(async () => {
  hall = await openHall();
  const hired = (person: string, name: string, role: string) => ({ person, name, part: "bureau", power: { role } });
  await hire(hall, [
    hired("A2024", "周敏华", "dispatcher"),
    hired("A2025", "陈立", "auditAdministrator"),
    hired("A2026", "高原", "dispatcher"),
  ]);
  await (
    await hall.ordersAs({ role: "securityAdministrator" })
  )([{ name: "DefinePost", body: post }]);
});

after(() => hall?.close());

/** A one-time link as the security administrator hands it over. */
async function linkFor(person: string): Promise<string> {
  const { url } = (await hall.ask({ role: "securityAdministrator" }, `/people/${person}/link`, { why: "new" })) as {
    url: string;
  };
  return url.slice(new URL(url).origin.length);
}

async function nothingInTheWay(page: Page, where: string): Promise<void> {
  assert.deepEqual(await accessibilityFindings(page), [], where);
}

const live = (page: Page) => page.getByRole("status").filter({ hasText: "实时" });
const alert = (page: Page, said: RegExp) => page.getByRole("alert").filter({ hasText: said });
const lock = (page: Page) => page.getByRole("dialog", { name: "屏幕已锁定" });

test("a new officer comes by a one-time link, sets a password and codes, and is on post until they leave it", async () => {
  const { page, errors } = await hall.door();
  const link = await linkFor("A2024");

  // The link is used and gone from the address; the password is judged while it is typed.
  await page.goto(link);
  await page.getByRole("heading", { name: "设置登录方式" }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.getByText("周敏华").waitFor();
  const chosen = page.getByRole("textbox", { name: "新密码" });
  await chosen.fill("四月");
  await page.getByText("还差 10 个字符").waitFor();
  await chosen.fill("一把红伞 周敏华 雨天的巷子");
  await alert(page, /不得包含本人/).waitFor();
  await nothingInTheWay(page, "set-up");
  await chosen.fill(password);
  await page.getByText("可以使用").waitFor();
  await page.keyboard.press("Enter");
  const offPost = page.getByRole("region", { name: "您未上岗" });
  await offPost.getByText("现在没有班次").waitFor();
  await nothingInTheWay(page, "off post");

  // Codes, at one's own account.
  await page.goto("/account");
  const factors = page.getByRole("region", { name: "登录方式" });
  await factors.getByRole("button", { name: "设置 动态码" }).click();
  await factors.getByRole("button", { name: "设置动态码", exact: true }).click();
  await factors.getByRole("img", { name: "动态码二维码" }).waitFor();
  const secret = ((await factors.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const app = authenticator(secret);
  await factors.getByRole("textbox", { name: "动态码" }).fill(await app.code());
  await nothingInTheWay(page, "account");
  await page.keyboard.press("Enter");
  await factors.getByRole("button", { name: "换手机 动态码" }).waitFor();
  await page.getByRole("region", { name: "登录", exact: true }).getByText("本机").waitFor();
  await page.getByRole("region", { name: "权限" }).getByText("派警员").waitFor();

  // Signing in anew: a wrong password is said at its field, then the code is asked for.
  await page.goto("/");
  await page.getByRole("button", { name: "派警员（未上岗）" }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("textbox", { name: "警号" }).fill("A2024");
  await page.getByRole("textbox", { name: "密码" }).fill("不是这一个 密码");
  await page.keyboard.press("Enter");
  await alert(page, /还可尝试 4 次/).waitFor();
  await page.getByRole("textbox", { name: "密码" }).and(page.locator(":focus")).fill(password);
  await page.keyboard.press("Enter");
  const code = page.getByRole("textbox", { name: "动态码" }).and(page.locator(":focus"));
  await code.fill(app.last());
  await page.keyboard.press("Enter");
  await alert(page, /已使用/).waitFor();
  await nothingInTheWay(page, "a code that was used");
  await code.fill(await app.code());
  await page.keyboard.press("Enter");

  // On post: what speaks against it is said, and the calls are there.
  await offPost.getByRole("combobox", { name: "上岗为" }).selectOption("派警一席");
  await offPost.getByRole("button", { name: "上岗" }).click();
  await page.getByRole("region", { name: "来电" }).waitFor();
  const signedOn = page.getByRole("status").filter({ hasText: "已上岗，并记录：不在班表" });
  await signedOn.getByRole("button", { name: "知道了" }).click();
  await page.getByText("已上岗，并记录").waitFor({ state: "detached" });

  // A form half filled in, the screen locked with a key, unlocked with the password: the form is as it was.
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "通话内容" }).fill("两名男子在巷口");
  await page.keyboard.press("Alt+l");
  await lock(page).getByRole("textbox", { name: "密码" }).and(page.locator(":focus")).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "通话内容" }).count(), 0, "beneath is nothing to be read");
  assert.equal(await page.locator(".bar").isVisible(), false);
  await untilTrue(page, `fetch("/api/v1/district").then(({ status }) => status === 401)`);
  await nothingInTheWay(page, "locked");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(`document.activeElement.closest("dialog") !== null`), true);
  const [call] = await (await hall.orders())([{ name: "RingCall", body: { channel: "voice", kind: "emergency" } }]);
  await lock(page).getByRole("textbox", { name: "密码" }).fill("不是这一个 密码");
  await page.keyboard.press("Enter");
  await alert(page, /密码不正确，还可尝试 4 次/).waitFor();
  await lock(page).getByRole("textbox", { name: "密码" }).fill(password);
  await page.keyboard.press("Enter");
  await lock(page).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("textbox", { name: "通话内容" }).inputValue(), "两名男子在巷口");
  await live(page).waitFor();
  await page.getByRole("region", { name: "来电" }).getByText("1 个待接").waitFor();
  assert.match(call ?? "", /^[0-9A-Z]{26}$/);
  await page.keyboard.press("Escape");

  // Off post again, with a reason.
  await page.getByRole("button", { name: "派警员", exact: true }).click();
  await page.getByText("派警一席").waitFor();
  await page.getByRole("button", { name: "下岗" }).click();
  await page.getByRole("textbox", { name: "原因（可不填）" }).fill("身体不适");
  await page.keyboard.press("Enter");
  await offPost.waitFor();
  await page.getByRole("region", { name: "来电" }).waitFor({ state: "detached" });
  assert.deepEqual(errors, []);
});

test("a link that was used, and an address that is not whole, say what to do", async () => {
  const { page, errors } = await hall.door({ language: "en-GB", theme: "light" });
  const link = await linkFor("A2025");
  const first = await hall.door();
  await first.page.goto(link);
  await first.page.getByRole("heading", { name: "设置登录方式" }).waitFor();
  await page.goto(link);
  await alert(page, /has been used/).waitFor();
  await nothingInTheWay(page, "a used link");
  await page.goto("/enter");
  await alert(page, /not whole/).waitFor();
  await page.getByRole("button", { name: "Go to sign-in" }).click();
  await page.getByRole("textbox", { name: "Badge number" }).waitFor();
  assert.deepEqual([...errors, ...first.errors], []);
});

test("an administrator with a passkey needs no password: to come in, to unlock, and to come in again", async () => {
  // Browsers keep passkeys to secure pages, and take http://localhost for one.
  const url = hall.url.replace("127.0.0.1", "localhost");
  const { page, errors } = await hall.door({ url });
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await page.goto(await linkFor("A2025"));
  const instead = page.getByRole("region", { name: "或用通行密钥，不设密码" });
  await instead.getByRole("textbox", { name: "名称" }).fill("值班室电脑");
  await instead.getByRole("button", { name: "登记通行密钥" }).click();
  await page.getByRole("button", { name: "审计管理员", exact: true }).click();
  await page.getByRole("button", { name: "锁屏" }).click();
  await lock(page).getByRole("button", { name: "用通行密钥解锁" }).click();
  await lock(page).waitFor({ state: "detached" });
  await page.goto("/account");
  await page.getByRole("listitem").filter({ hasText: "值班室电脑" }).getByText("用过").waitFor();
  await page.goto("/");
  await page.getByRole("button", { name: "审计管理员", exact: true }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
  await page.getByRole("button", { name: "用通行密钥登录" }).click();
  await page.getByRole("button", { name: "审计管理员", exact: true }).waitFor();
  assert.deepEqual(errors, []);
});

test("in a drill one clicks to come in as one of its staff", async () => {
  const { page, errors } = await hall.door();
  await page.goto("/");
  await page.getByRole("button", { name: "以演练人员身份登录…" }).click();
  const first = page.getByRole("listitem").first();
  await first.waitFor();
  await nothingInTheWay(page, "the drill's staff");
  const badge = (await first.locator(".figures").textContent()) ?? "";
  await first.getByRole("button").click();
  await live(page).waitFor();
  const { officer } = await page.evaluate<{ officer: string }>(
    `fetch("/api/v1/session").then((reply) => reply.json())`,
  );
  assert.equal(officer, badge);
  assert.deepEqual(errors, []);
});

test("a page opened while the screen is locked shows nothing before it is unlocked; a revoked session is at the door", async () => {
  const { page, errors } = await hall.window({ person: "A2026" });
  await page.getByRole("region", { name: "您未上岗" }).waitFor();
  await page.keyboard.press("Alt+l");
  await lock(page).waitFor();
  await untilTrue(page, `fetch("/api/v1/district").then(({ status }) => status === 401)`);
  await page.reload();
  await lock(page).waitFor();
  assert.equal(await page.locator(".console").count(), 0);
  await lock(page).getByRole("button", { name: "演练：一键解锁" }).click();
  await page.getByRole("region", { name: "您未上岗" }).waitFor();

  // Ended from another window, it is over here at once.
  const other = await hall.window({ person: "A2026", path: "/account" });
  const sessions = other.page.getByRole("region", { name: "登录", exact: true });
  await sessions.getByText("本机").waitFor();
  for (let count = await sessions.getByRole("button").count(); count > 0; count--) {
    await sessions.getByRole("button").first().click();
    await sessions
      .getByRole("button")
      .nth(count - 1)
      .waitFor({ state: "detached" });
  }
  await alert(page, /登录已失效/).waitFor();
  assert.deepEqual([...errors, ...other.errors], []);
});

test("breaking the glass rings at the leader's, bears its mark, and is reviewed", async () => {
  const leader = await hall.window({ role: "dutyCommander" });
  const { page, errors } = await hall.window({ person: "A2026" });
  await page.getByRole("button", { name: "派警员（未上岗）" }).click();
  await page.getByRole("button", { name: "紧急越权…" }).click();
  await page.getByRole("combobox", { name: "权限" }).selectOption("值班长");
  await page.getByRole("textbox", { name: "原因" }).fill("值班长突发疾病");
  await nothingInTheWay(page, "breaking the glass");
  await page.keyboard.press("Enter");
  await page
    .getByRole("status")
    .filter({ hasText: /紧急越权 值班长 至/ })
    .waitFor();
  await page.getByRole("region", { name: "来电" }).waitFor();
  await alert(leader.page, /高原 紧急越权为 值班长.*值班长突发疾病/).waitFor();
  await nothingInTheWay(leader.page, "somebody has broken the glass");
  await page.getByRole("button", { name: "结束", exact: true }).click();
  await page.getByRole("region", { name: "您未上岗" }).waitFor();
  await leader.page.getByRole("button", { name: "复核 高原" }).click();
  await leader.page.getByRole("radio", { name: "正当", exact: true }).check();
  await leader.page.getByRole("textbox", { name: "说明" }).fill("情况属实");
  await leader.page.keyboard.press("Enter");
  await leader.page.getByText(/曾紧急越权/).waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...leader.errors], []);
});

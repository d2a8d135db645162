import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;

const password = "柳树下的 三只灰猫和一把伞";

before(async () => {
  hall = await openHall({ countRefusedEveryMillis: 300 });
  await hire(hall, [
    { person: "A3024", name: "周敏华", part: "bureau", power: { role: "dispatcher" } },
    { person: "A3025", name: "陈立", part: "bureau", power: { role: "dispatcher" } },
    { person: "A3026", name: "沈可", part: "bureau", power: { role: "dispatcher" } },
  ]);
});

after(() => hall?.close());

/** Comes in by a one-time link and sets a password. */
async function begin(page: Page, person: string): Promise<void> {
  const { url } = (await hall.ask({ role: "securityAdministrator" }, `/people/${person}/link`, { why: "new" })) as {
    url: string;
  };
  await page.goto(url.slice(new URL(url).origin.length));
  await page.getByRole("textbox", { name: "新密码" }).fill(password);
  await page.getByText("可以使用").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "您未上岗" }).waitFor();
}

/** Somebody else tries, from a browser nobody has signed in with. */
async function attack(person: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await fetch(`${hall.url}/api/v1/session/password`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person, password: "guessed by somebody else" }),
    });
  }
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /（未上岗）/ }).click();
  await page.getByRole("button", { name: "退出", exact: true }).click();
}

async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole("textbox", { name: "警号" }).fill(person);
  await page.getByRole("textbox", { name: "密码" }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "您未上岗" }).waitFor();
}

const notice = (page: Page) => page.getByRole("region", { name: "登录失败提示" });
const record = (page: Page) => page.getByRole("region", { name: "登录记录" });

test("whoever signs in is told what failed under their badge since, sees it on their account, and notes it once", async () => {
  const { page, errors } = await hall.door();
  await begin(page, "A3024");
  assert.equal(await notice(page).count(), 0);
  await signOut(page);
  // Six: five lock the strange place, one is held back. Their own browser is let in all the same.
  await attack("A3024", 6);
  await signIn(page, "A3024");
  await notice(page)
    .getByText(/登录失败 6 次，来自 127\.0\.0\.1/)
    .waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  await notice(page).getByRole("link", { name: "查看" }).click();
  await record(page).getByText("登录失败 5 次").waitFor();
  await record(page).getByText("等待期内的登录尝试 1 次").waitFor();
  await record(page)
    .getByText(/· 密码 · /)
    .first()
    .waitFor();
  await record(page)
    .getByText(/一次性链接/)
    .waitFor();
  await record(page)
    .getByText(/不是您本人操作的/)
    .waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  await notice(page).getByRole("button", { name: "知道了" }).click();
  await notice(page).waitFor({ state: "detached" });
  await page.reload();
  await record(page).getByText("登录失败 5 次").waitFor();
  assert.equal(await notice(page).count(), 0);

  // The next time there is nothing to tell.
  await signOut(page);
  await signIn(page, "A3024");
  assert.equal(await notice(page).count(), 0);
  assert.deepEqual(errors, []);
});

test("the same on a phone's width, without anything beyond the edge", async () => {
  const { page, errors } = await hall.door({ size: { width: 390, height: 844 } });
  await begin(page, "A3025");
  await signOut(page);
  await attack("A3025", 2);
  await signIn(page, "A3025");
  await notice(page)
    .getByText(/登录失败 2 次/)
    .waitFor();
  await notice(page).getByRole("link", { name: "查看" }).click();
  await record(page).getByText("登录失败 2 次").waitFor();
  const beyond = await page.evaluate(
    `[...document.querySelectorAll("#attempts *, .notice *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length`,
  );
  assert.equal(beyond, 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("the door is shown once a sign-out is complete, and what is typed there stays", async () => {
  const { page, errors } = await hall.door();
  await begin(page, "A3026");
  let ended = () => {};
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const isEnded = new Promise<void>((resolve) => (ended = resolve));
  // The server has ended the session and the page has not heard: a busy machine, a slow line.
  await page.route("**/api/v1/session", async (route) => {
    if (route.request().method() !== "DELETE") return route.continue();
    const response = await route.fetch();
    ended();
    await held;
    return route.fulfill({ response });
  });
  const live = page.waitForEvent("requestfinished", (request) => request.url().includes("/api/v1/live"));
  await signOut(page);
  await isEnded;
  await live;
  // Two questions after the page has learned of it by the live view: its own would have been answered.
  for (let time = 0; time < 2; time++)
    assert.equal(await page.evaluate(`fetch("/api/v1/session").then(({ status }) => status)`), 401);
  const badge = page.getByRole("textbox", { name: "警号" });
  assert.equal(await badge.count(), 0, "not before the cookie is taken back");
  release();
  await signIn(page, "A3026");
  assert.deepEqual(errors, []);
});

test("the audit administrator finds the attempts among the acts by kind, person and address, with their counts", async () => {
  const { page, errors } = await hall.window({ role: "auditAdministrator", path: "/acts" });
  await page.getByRole("combobox", { name: "类型" }).selectOption("失败与拒绝");
  const acts = page.getByRole("region", { name: "操作记录" });
  await acts
    .getByText(/登录失败 \d+ 次 · 人员 周敏华/)
    .first()
    .waitFor();
  await acts.getByRole("textbox", { name: "涉及人员或地址" }).fill("A3025");
  await acts
    .getByText(/登录失败 \d+ 次 · 人员 陈立.*127\.0\.0\.1/)
    .first()
    .waitFor();
  assert.equal(await acts.getByText(/人员 周敏华/).count(), 0);
  await acts.getByRole("textbox", { name: "涉及人员或地址" }).fill("127.0.0.1");
  await acts
    .getByText(/人员 周敏华/)
    .first()
    .waitFor();
  await acts.getByRole("textbox", { name: "涉及人员或地址" }).fill("198.51.100.1");
  await acts.getByText("没有符合条件的记录").waitFor();
  assert.deepEqual(errors, []);
});

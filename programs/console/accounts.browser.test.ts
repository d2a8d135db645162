import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";

let hall: Hall;
/** Windows of the whole file: of who proposes, of the second person, and of who looks at what was done. */
let admin: Page;
let commander: Page;
let auditor: Page;
const errors: (readonly string[])[] = [];

before(async () => {
  // Among the drill's staff are those who could be the second person, so what is proposed waits.
  hall = await openHall();
  const opened = async (role: string, path: string) => {
    const window = await hall.window({ role, path, kept: true });
    errors.push(window.errors);
    return window.page;
  };
  admin = await opened("securityAdministrator", "/people");
  commander = await opened("dutyCommander", "/people");
  auditor = await opened("auditAdministrator", "/acts");
});

afterEach(() => assert.deepEqual(errors.flat(), []));

after(() => hall?.close());

const choosePart = (page: Page, part: RegExp) =>
  page
    .getByRole("radiogroup", { name: /^(部分|Parts)$/ })
    .getByRole("radio", { name: part })
    .check({ force: true });

test("somebody is registered, a second person approves the power, and revoking the session signs the window out", async () => {
  await admin.getByRole("button", { name: "登记人员" }).click();
  await admin.keyboard.type("D-7");
  await admin.getByRole("textbox", { name: "姓名" }).fill("李某");
  await admin
    .getByRole("region", { name: "登记新人员" })
    .getByRole("combobox", { name: "单位" })
    .selectOption("bureau");
  await admin.keyboard.press("Tab");
  await admin.getByRole("button", { name: "保存" }).click();
  const card = admin.getByRole("region", { name: "李某 D-7" });
  await card.getByText("没有权限").waitFor();

  await card.getByRole("button", { name: "授予权限" }).click();
  await card.getByRole("combobox", { name: "角色" }).selectOption("dispatcher");
  await card.getByRole("button", { name: "提交批准" }).click();
  await card.getByText("待批：派警员").waitFor();
  await choosePart(admin, /^待第二人批准 1$/);
  await admin.getByText("李某（D-7）：派警员").waitFor();
  await admin.getByText("提出人不能自己批准").waitFor();
  assert.equal(await admin.getByRole("button", { name: /^批准/ }).count(), 0);

  await choosePart(commander, /^待第二人批准 1$/);
  await commander.getByRole("button", { name: "批准：授予权限 · 李某（D-7）：派警员", exact: true }).click();
  await commander.getByText("没有待批事项").waitFor();
  await choosePart(admin, /^人员$/);
  await admin.getByPlaceholder("警号、姓名、权限…").fill("D-7");
  await admin
    .getByRole("row", { name: /D-7.*派警员/ })
    .getByRole("button")
    .click();
  await card.getByRole("button", { name: "收回 派警员" }).waitFor();

  const { page: officer, errors: own } = await hall.door();
  const signed = await officer.context().request.post(`${hall.url}/api/v1/session/drill`, { data: { person: "D-7" } });
  assert.equal(signed.ok(), true, await signed.text());
  await officer.goto(hall.url);
  await officer.getByRole("status").filter({ hasText: "实时" }).waitFor();
  await choosePart(admin, /^登录会话 1$/);
  await admin.getByRole("cell", { name: "演练一键登录" }).waitFor();
  await admin.getByRole("button", { name: /^吊销 李某 自/ }).click();
  await admin.getByText("没有登录会话").waitFor();
  await officer.getByText("登录已失效，请重新登录").waitFor();
  const after = await officer.context().request.get(`${hall.url}/api/v1/session`);
  assert.equal(after.status(), 401);

  const acts = auditor.getByRole("table", { name: "操作记录" });
  await acts.getByRole("row", { name: /李某（D-7） 的登录结束（被吊销）/ }).waitFor();
  await auditor.getByRole("combobox", { name: "类型" }).selectOption({ label: "第二人批准" });
  const first = acts.getByRole("row").nth(1).getByRole("button", { name: "第二人批准 授予权限" });
  await first.press("Enter");
  await auditor.getByRole("region", { name: "第二人批准 授予权限" }).getByText("ActApproved").waitFor();
  assert.deepEqual(own, []);
});

test("a program's token waits for a second person, and its secret is drawn once", async () => {
  await choosePart(admin, /^程序令牌$/);
  await admin.getByRole("button", { name: "新令牌" }).click();
  await admin.getByRole("textbox", { name: "用途名称" }).fill("统计");
  await admin.getByRole("combobox", { name: "角色" }).selectOption("reader");
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await admin.getByLabel("最后一天").fill(soon);
  const preview = admin.getByRole("region", { name: "更改预览" });
  await preview.getByText("该角色的全部指令与查看").waitFor();
  assert.equal(await admin.getByText("到时自动").count(), 0, "a token is made at once");
  await admin.getByLabel("更改原因").fill("统计报表");
  await admin.getByRole("button", { name: "提出更改" }).click();
  await admin.getByText("已提交；批准后").waitFor();
  await admin.getByRole("region", { name: "等待第二人批准" }).getByText("原因：统计报表").waitFor();
  await choosePart(commander, /^待第二人批准 1$/);
  await commander.getByRole("button", { name: /^批准：生成程序令牌/ }).click();
  await admin.getByRole("button", { name: "取令牌 统计" }).click();
  const secret = await admin.getByRole("textbox", { name: "令牌 统计" }).inputValue();
  const used = await fetch(`${hall.url}/api/v1/district`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal(used.status, 200);
  await admin.getByRole("group", { name: "令牌 统计" }).getByRole("button", { name: "关闭" }).click();
  await admin.getByRole("button", { name: "取令牌 统计" }).click();
  await admin.getByRole("alert").waitFor();
  assert.equal(await admin.getByRole("textbox", { name: "令牌 统计" }).count(), 0);
});

test("the rules of signing in change with a preview and a reason, by two people, and a token tells its history", async () => {
  await admin.getByRole("combobox", { name: "令牌的历史" }).selectOption({ label: "统计" });
  await admin.getByRole("region", { name: "更改历史" }).getByText("原因：统计报表").waitFor();
  await choosePart(admin, /^登录规则$/);
  await admin.getByRole("textbox", { name: "派警员：闲置分钟" }).fill("20");
  const preview = admin.getByRole("region", { name: "更改预览" });
  await preview.getByText(/闲置 20 分钟、最长 26 小时/).waitFor();
  await admin.getByRole("textbox", { name: "更改原因" }).fill("夜间只有一人在席");
  await admin.getByRole("button", { name: "提出更改" }).click();
  await admin.getByRole("region", { name: "等待第二人批准" }).getByText("夜间只有一人在席").waitFor();
  await choosePart(commander, /^待第二人批准 1$/);
  await commander.getByRole("button", { name: /^批准：更改登录规则/ }).click();
  const history = admin.getByRole("region", { name: "更改历史" });
  await history.getByText("原因：夜间只有一人在席").waitFor();
  // Who may not change them reads them, without a form.
  await choosePart(commander, /^登录规则$/);
  assert.equal(await commander.getByRole("textbox", { name: "派警员：闲置分钟" }).inputValue(), "20");
  assert.equal(await commander.getByLabel("更改原因").count(), 0);
});

test("a staff list is looked at row by row, mended, and imported; its powers wait for a second person", async () => {
  const page = admin;
  await choosePart(page, /^导入人员$/);
  const list = (text: string) => ({ name: "名册.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const heads = "警号,姓名,类别,单位,权限";
  const field = page.locator('input[type="file"]');
  await field.setInputFiles(
    list(`${heads}\n990001,韩某,民警,青石派出所,派警员\n990002,柳某,民警,没有这个单位,派警员\n`),
  );
  await page.getByText("没有这个单位").first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^导入 \d+ 人$/ }).count(), 0);
  await field.setInputFiles(list(`${heads},民族\n990001,韩某,民警,青石派出所,派警员,汉\n`));
  await page.getByRole("region", { name: /^问题/ }).getByText(/民族/).first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^导入 \d+ 人$/ }).count(), 0);
  await field.setInputFiles(list(`${heads}\n990001,韩某,民警,青石派出所,派警员\n990002,柳某,辅警,局,接警员\n`));
  await page.getByRole("button", { name: "导入 2 人" }).press("Enter");
  await page.getByText("权限须由第二人批准后生效。").waitFor();
  await page.getByRole("button", { name: "完成" }).press("Enter");
  await choosePart(page, /^人员$/);
  await page.getByPlaceholder("警号、姓名、权限…").fill("990002");
  await page.getByRole("row", { name: /柳某 990002|990002 柳某|柳某.*辅警/ }).waitFor();
});

test("nothing stands in the way of assistive technology, in both languages and themes", async () => {
  await auditor.goto("/acts");
  for (const look of looks) {
    const where = `${look.language}, ${look.theme}`;
    await switchTo(admin, look);
    await choosePart(admin, /^(人员|Staff)$/);
    await admin.getByPlaceholder(/^(警号、姓名、权限…|Badge, name, power…)$/).fill("");
    await admin
      .getByRole("row", { name: /310001/ })
      .getByRole("button")
      .click();
    await admin.getByRole("button", { name: /^(授予权限|Grant a power)$/ }).click();
    await admin.getByRole("combobox", { name: /^(角色|Role)$/ }).selectOption("station");
    assert.deepEqual(await accessibilityFindings(admin), [], `staff and card: ${where}`);
    await admin.keyboard.press("Escape");
    for (const part of [/^(待第二人|Waiting)/, /^(当前岗位|Who is)/, /^(登录会话|Sessions)/, /^(登录规则|Rules)/]) {
      await choosePart(admin, part);
      assert.deepEqual(await accessibilityFindings(admin), [], `${String(part)}: ${where}`);
    }
    await choosePart(admin, /^(程序令牌|Tokens)/);
    await admin.getByRole("button", { name: /^(新令牌|New token)$/ }).click();
    await admin.getByRole("combobox", { name: /^(角色|Role)$/ }).selectOption("reader");
    assert.deepEqual(await accessibilityFindings(admin), [], `tokens: ${where}`);
    await switchTo(auditor, look);
    await auditor
      .getByRole("table", { name: /^(操作记录|Record of acts)$/ })
      .locator("tbody tr")
      .first()
      .getByRole("button")
      .click();
    assert.deepEqual(await accessibilityFindings(auditor), [], `acts: ${where}`);
  }
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;
let incident = "";

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  [incident = ""] = await give([
    {
      name: "OpenIncident",
      body: { type: "theft", place: { words: "文昌路 9 号" }, narrative: "电动车被李四推走，来电 13900001111" },
    },
  ]);
  await give([{ name: "NoteDetail", body: { incidentId: incident, kind: "name", detail: "李四" } }]);
});

after(() => hall?.close());

test("supervision holds a record, receives a person's request, corrects, and hands out the paper, by keyboard", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/privacy" });
  const { keyboard } = page;
  const retention = page.getByRole("region", { name: "保存期限" });
  await retention.getByRole("row", { name: /警情（叙述、单列信息、反馈） 1095/ }).waitFor();

  const holds = page.getByRole("region", { name: "依法保全" });
  await holds.getByRole("button", { name: "依法保全记录" }).press("Enter");
  await holds.getByRole("textbox", { name: "记录" }).and(page.locator(":focus")).fill(`incident/${incident}`);
  await holds.getByLabel("至哪天（含）").fill("2099-12-31");
  await holds.getByRole("textbox", { name: "原因" }).fill("行政诉讼");
  await keyboard.press("Enter");
  await holds.getByText("行政诉讼").waitFor();

  await retention.getByRole("link", { name: "设定保存期限" }).press("Enter");
  const form = page.getByRole("form", { name: "设定保存期限" });
  await form.getByLabel("查阅留痕").fill("90");
  await form.getByText("183 到 36500 的整数").waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.goto(`${hall.url}/privacy`);

  const requests = page.getByRole("region", { name: "本人请求" });
  await requests.getByRole("button", { name: "受理请求" }).press("Enter");
  const receiving = requests.getByRole("form", { name: "受理请求" });
  await receiving.getByRole("combobox", { name: "类别" }).selectOption({ label: "更正、补充" });
  await requests.getByRole("textbox", { name: "申请人（加密）" }).fill("王小明");
  await requests.getByRole("textbox", { name: "联系方式（加密）" }).fill("13812345678");
  await requests.getByRole("textbox", { name: "相关记录" }).fill(`incident/${incident}`);
  await keyboard.press("Enter");
  await requests.getByRole("row", { name: /更正、补充 剩 30 天 待答复/ }).waitFor();
  // What was received is opened below the list.
  await requests
    .getByRole("region", { name: /^请求 / })
    .getByText(/于 .* 受理/)
    .waitFor();
  assert.equal(await page.getByText("王小明").count(), 0);

  await requests.getByRole("button", { name: /^更正 警情/ }).press("Enter");
  await requests
    .getByRole("textbox", { name: /本人陈述/ })
    .and(page.locator(":focus"))
    .fill("车是蓝色的");
  await keyboard.press("Enter");
  await requests.getByRole("textbox", { name: /本人陈述/ }).waitFor({ state: "detached" });

  const card = requests.getByRole("region", { name: /^请求 / });
  await card.getByRole("link", { name: "答复书" }).click();
  const sheet = page.getByRole("article");
  await sheet.getByText(/依法保全至 2100-01-01/).waitFor();
  await sheet.getByRole("button", { name: /^为申请人查看（留痕）：警情/ }).press("Enter");
  await sheet.getByRole("checkbox", { name: /电动车被李四推走/ }).check();
  const printed = sheet.locator("dd");
  await printed.getByText(/电动车被李四推走，来电/).waitFor();
  assert.doesNotMatch((await printed.allTextContents()).join(), /13900001111|车是蓝色的/, "covered, or not ticked");
  // Details that stand apart are opened by themselves.
  await sheet.getByRole("button", { name: /^查看单列信息（留痕）/ }).press("Enter");
  await sheet.getByRole("checkbox", { name: /单列信息: 李四/ }).check();
  await page.getByLabel("遮盖的字词（他人姓名等）").fill("李四");
  await sheet.getByRole("checkbox", { name: "印出 13900001111（本人的号码）" }).check();
  const texts = await printed.allTextContents();
  assert.deepEqual(texts, ["电动车被████推走，来电 13900001111", "████"]);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(
    [await sheet.isVisible(), await sheet.getByRole("checkbox").first().isVisible()],
    [true, false],
    "what is for the officer is not printed",
  );
  assert.equal(await page.getByRole("button", { name: "打印" }).isVisible(), false);
  assert.deepEqual(errors, []);
});

test("another answers it, in English too; the correction stands beside the narrative in the hall", async () => {
  const { page, errors } = await hall.window({
    role: "dutyCommander",
    path: "/privacy",
    language: "en-GB",
    theme: "light",
  });
  const requests = page.getByRole("region", { name: "Persons' own requests" });
  await requests
    .getByRole("row", { name: /Correction 30 days left/ })
    .getByRole("button")
    .press("Enter");
  await requests.getByRole("button", { name: "Answer", exact: true }).click();
  await requests.getByRole("combobox", { name: "Outcome" }).selectOption({ label: "Granted" });
  await page.keyboard.press("Enter");
  assert.deepEqual(await accessibilityFindings(page), []);
  await requests.getByRole("form", { name: "Answer" }).getByRole("button", { name: "Answer" }).click();
  await requests.getByText("No request waits for an answer").waitFor();
  const card = requests.getByRole("region", { name: /^Request / });
  await card.getByText(/answered by/).waitFor();
  // Answered ones stay to be found, with who answered and whether it was in time.
  await requests.getByRole("combobox", { name: "State" }).selectOption({ label: "Answered" });
  await requests.getByRole("row", { name: /Correction in time Granted .*demo-duty/i }).waitFor();
  await page.reload();
  await card.getByText("Granted").waitFor();
  assert.equal(await card.getByRole("button", { name: "Answer", exact: true }).count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);

  const dispatcher = await hall.window({ role: "dispatcher" });
  await dispatcher.page.getByRole("option", { name: /文昌路 9 号/ }).click();
  const narrative = dispatcher.page.getByRole("region", { name: "简要警情" });
  await narrative.getByRole("button", { name: "查看（留痕）" }).click();
  await narrative.getByRole("button", { name: "派警需要" }).click();
  await narrative.getByText(/电动车被李四推走/).waitFor();
  await narrative.getByText("本人请求更正").waitFor();
  await narrative.getByText("车是蓝色的").waitFor();
  assert.equal(await dispatcher.page.getByRole("link", { name: "个人信息" }).count(), 0);
  assert.deepEqual([...errors, ...dispatcher.errors], []);
});

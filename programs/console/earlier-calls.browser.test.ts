import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
});

after(() => hall?.close());

test("somebody calls back: from the keyboard, the call-taker finds the earlier call and joins its incident", async () => {
  const give = await hall.orders();
  const [earlier = ""] = await give([
    { name: "RingCall", body: { channel: "voice", kind: "emergency", number: "138 0000 7788" } },
  ]);
  await give([
    { name: "AnswerCall", body: { callId: earlier } },
    { name: "OpenIncident", body: { callId: earlier, type: "fight", place: { words: "南河路 5 号" } } },
    { name: "EndCall", body: { callId: earlier } },
    { name: "RingCall", body: { channel: "voice", kind: "emergency", number: "+86 13800007788" } },
  ]);
  const { page, errors } = await hall.window({ role: "calltaker" });
  await page.getByRole("region", { name: "来电" }).getByText("1 个待接").waitFor();
  await page.keyboard.press("a");
  const form = page.getByRole("region", { name: /^处理来电/ });
  await form.getByRole("button", { name: /72 小时内同号来电/ }).waitFor();
  await page.keyboard.press("Alt+n");
  const found = form.getByRole("group", { name: "72 小时内同号来电" });
  await found.getByText(/110 电话 报警 · 警情 \d{4} · 待派警/).waitFor();
  assert.equal(await found.getByText("7788").count(), 0);
  await found
    .getByRole("button", { name: /^并入 \d{4}$/ })
    .and(page.locator(":focus"))
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor();
  await page.getByText("来电并入").waitFor();
  assert.deepEqual(errors, []);
});

test("in English, a first call from a number says so", async () => {
  const give = await hall.orders();
  await give([{ name: "RingCall", body: { channel: "voice", kind: "help", number: "0990-5550199" } }]);
  const { page, errors } = await hall.window({ role: "calltaker", language: "en-GB" });
  await page.getByRole("region", { name: "Calls" }).getByText("1 ringing").waitFor();
  await page.keyboard.press("a");
  await page.getByRole("button", { name: /Same number within 72 h/ }).click();
  await page.getByText("No other call from this number within 72 h").waitFor();
  assert.deepEqual(errors, []);
});

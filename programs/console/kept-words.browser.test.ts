import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
  await hire(hall, [
    { person: "KW1", name: "接警甲", part: "bureau", power: { role: "calltaker" } },
    { person: "KW2", name: "接警乙", part: "bureau", power: { role: "calltaker" } },
  ]);
  for (const person of ["KW1", "KW2"]) {
    const own = await hall.ordersAs({ person });
    await own([{ name: "SignOn", body: { power: { role: "calltaker" } } }]);
  }
});

after(() => hall?.close());

test("signed off while typing: the console says so and that the words are kept; they come back to their person alone", async () => {
  const { page, errors } = await hall.window({ person: "KW1" });
  const said = page.getByRole("textbox", { name: "通话内容" });
  const number = page.getByRole("textbox", { name: "来电号码" });
  await page.keyboard.press("n");
  await number.fill("0990-5550188");
  await said.fill("三楼冒烟，两个孩子在里面");

  const leader = await hall.ordersAs({ role: "shiftLeader" });
  await leader([{ name: "SignOffPerson", body: { person: "KW1", reason: "换班" } }]);
  await page
    .getByRole("region", { name: "您未上岗" })
    .getByText(/已加密保存在本机/)
    .waitFor();
  assert.equal(await said.count(), 0);
  const lying = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  for (const word of ["冒烟", "5550188", "通话"]) assert.equal(lying.includes(word), false, word);

  // Another person at the same screen sees nothing of it.
  const signIn = (person: string) =>
    page.evaluate(async (who) => {
      await fetch("/api/v1/session", { method: "DELETE" });
      await fetch("/api/v1/session/drill", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ person: who }),
      });
    }, person);
  await signIn("KW2");
  await page.reload();
  await page.getByRole("region", { name: "来电" }).first().waitFor();
  assert.equal(await page.getByText("上次未提交的内容已恢复").count(), 0);
  await page.keyboard.press("n");
  assert.equal(await said.inputValue(), "");
  await page.keyboard.press("Escape");

  await signIn("KW1");
  await page.reload();
  const strip = page.getByRole("region", { name: "您未上岗" });
  await strip.getByText(/已加密保存在本机/).waitFor();
  await strip.getByRole("button", { name: "上岗" }).click();
  await page.getByText("上次未提交的内容已恢复").waitFor();
  assert.equal(await said.inputValue(), "三楼冒烟，两个孩子在里面");
  assert.equal(await number.inputValue(), "0990-5550188");

  // A reload in the middle loses nothing either; once it is given it is wiped.
  await said.fill("三楼冒烟，两个孩子在里面，已疏散");
  await page.reload();
  await page.getByText("上次未提交的内容已恢复").waitFor();
  assert.equal(await said.inputValue(), "三楼冒烟，两个孩子在里面，已疏散");
  await page.getByRole("combobox", { name: "类别" }).fill("盗窃");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "地点" }).fill("文昌路 12 号");
  await page.getByRole("checkbox", { name: /^不标在地图上/ }).check();
  await said.press("Control+Enter");
  await page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor();
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("callsign.draft.")));
  assert.deepEqual(errors, []);
});

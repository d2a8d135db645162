import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

const power = { role: "shiftLeader" };
let hall: Hall;
let incident = "";

before(async () => {
  hall = await openHall();
  await hire(hall, [
    { person: "HL1", name: "早班长", part: "bureau", power },
    { person: "HL2", name: "晚班长", part: "bureau", power },
    { person: "HL3", name: "休班长", part: "bureau", power },
  ]);
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  await security([
    {
      name: "DefinePost",
      body: {
        ...{ post: "HL-LEAD", name: { zh: "试验值班长", en: "Test leader" }, part: "bureau", power },
        ...{ needs: [], least: 1, always: true },
      },
    },
  ]);
  const give = await hall.orders();
  const [, opened = ""] = await give([
    { name: "RingCall", body: { channel: "voice", kind: "emergency" } },
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } },
    { name: "OpenIncident", body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] } } },
  ]);
  incident = opened;
  await give([{ name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } }]);
  for (const person of ["HL1", "HL2"]) {
    const own = await hall.ordersAs({ person });
    await own([{ name: "SignOn", body: { post: "HL-LEAD" } }]);
  }
});

after(() => hall?.close());

test("the leader prepares, the next takes what nobody has and confirms, and nothing is left without an owner", async () => {
  const leaving = await hall.window({ person: "HL1", path: "/handover" });
  const open = leaving.page.getByRole("region", { name: "当前未了事项" });
  await open.getByText("未结来电").waitFor();
  await open.getByText("在岗：试验值班长").waitFor();
  await open.getByText("KC-01").first().waitFor();
  await open.getByText(/\d+ 项无人负责/).waitFor();
  await open.getByLabel("交班留言").fill("文昌路盗窃待派");
  await open.getByRole("button", { name: "准备交班" }).click();
  await open.getByText("交班已准备，等接班人确认").waitFor();
  // Nobody takes over from themselves.
  const own = leaving.page.getByRole("article", { name: /早班长 交出 试验值班长/ });
  await own.getByText("由接班人确认").waitFor();
  assert.equal(await own.getByRole("button", { name: "确认接班" }).count(), 0);

  const coming = await hall.window({ person: "HL2", path: "/handover" });
  const handover = coming.page.getByRole("article", { name: /早班长 交出 试验值班长/ });
  await handover.getByText("文昌路盗窃待派").waitFor();
  await handover.getByText(/还不能接班：\d+ 项无人负责/).waitFor();
  const confirm = handover.getByRole("button", { name: "确认接班" });
  assert.equal(await confirm.getAttribute("aria-disabled"), "true");
  await coming.page.keyboard.press("a");
  await handover.getByText("每一项都有人负责").waitFor();
  const answered = coming.page.waitForResponse(/\/handovers\/.*\/confirm$/);
  await confirm.click();
  assert.equal((await answered).status(), 204);
  await coming.page.getByText("没有等待确认的交班").waitFor();
  await leaving.page.getByText("没有等待确认的交班").waitFor();
  assert.deepEqual([...leaving.errors, ...coming.errors], []);
});

test("a handover of before is found by post and day and opened to what was handed over and who confirmed it", async () => {
  const { page, errors } = await hall.window({ person: "HL2", path: "/handovers" });
  const list = page.getByRole("region", { name: "交接班记录" });
  const row = list.getByRole("row", { name: /试验值班长 早班长 晚班长 \d+/ });
  await row.waitFor();
  const dayFrom = (days: number) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(Date.now() + days * 86_400_000);
  await list.getByLabel("日期").fill(dayFrom(-400));
  await list.getByText("没有符合的交接班").waitFor();
  await list.getByLabel("日期").fill("");
  await list.getByRole("combobox", { name: "岗位", exact: true }).first().selectOption({ label: "试验值班长" });
  await row.getByRole("button").first().press("Enter");
  const card = page.getByRole("region", { name: /早班长 交出 试验值班长/ });
  await card.getByText("文昌路盗窃待派").waitFor();
  await card.getByText(/^晚班长 · /).waitFor();
  await card.getByRole("rowgroup").getByText("未结来电").waitFor();
  assert.equal(await card.getByText("无人负责").count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(errors, []);
});

test("an item opens its incident", async () => {
  const { page } = await hall.window({ person: "HL2", path: "/handover" });
  await page.getByRole("region", { name: "当前未了事项" }).locator(`a[href="/?incident=${incident}"]`).first().click();
  await page.getByRole("region", { name: /^警情 \d{4}$/ }).waitFor();
});

test("who is on no post is told so, and can neither hand over nor take over", async () => {
  const { page, errors } = await hall.window({ person: "HL3", path: "/handover" });
  await page.getByText("当前未在岗位上岗").waitFor();
  assert.equal(await page.getByRole("button", { name: /准备交班|确认接班/ }).count(), 0);
  assert.deepEqual(errors, []);
});

for (const [language, theme] of [
  ["zh-CN", "dark"],
  ["en-GB", "light"],
] as const) {
  test(`nothing of the handover stands in the way of assistive technology: ${language}, ${theme}`, async () => {
    const leaving = await hall.window({ person: "HL1", language, theme, path: "/handover" });
    await leaving.page.getByRole("button", { name: /准备交班|Prepare the handover/ }).click();
    await leaving.page.getByText(/交班已准备|Prepared; it waits/).waitFor();
    assert.deepEqual(await accessibilityFindings(leaving.page), [], "leaving");
    const coming = await hall.window({ person: "HL2", language, theme, path: "/handover" });
    await coming.page.getByRole("checkbox").first().waitFor();
    assert.deepEqual(await accessibilityFindings(coming.page), [], "coming");
    assert.deepEqual([...leaving.errors, ...coming.errors], []);
  });
}

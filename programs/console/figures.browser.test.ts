import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { eventually } from "../server/testing/test-server.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { looks, switchTo } from "./testing/looks.ts";
import { hire } from "./testing/staff.ts";
import { untilTrue } from "./testing/until-true.ts";

let hall: Hall;

const dayMillis = 86_400_000;
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
/** A day whose work is entered after the fact: at ten in the morning, eleven days ago. */
const day = dayOf(Date.now() - 11 * dayMillis);
const at = (minutes: number, seconds = 0) =>
  new Date(Date.parse(`${day}T02:00:00Z`) + minutes * 60_000 + seconds * 1000).toISOString();

/** A call answered after so many seconds, with an incident that a crew was at after so many more. */
async function play(minute: number, answered: number, toScene: number): Promise<void> {
  const orders = await hall.orders();
  const [callId = ""] = await orders([
    { name: "RingCall", body: { channel: "voice", kind: "emergency", occurredAt: at(minute) } },
  ]);
  const [, incidentId = ""] = await orders([
    { name: "AnswerCall", body: { callId, occurredAt: at(minute, answered) } },
    {
      name: "OpenIncident",
      body: { callId, type: "fight", place: { words: "东街" }, occurredAt: at(minute, answered) },
    },
  ]);
  const ordered = answered + 30;
  const [assignmentId = ""] = await orders([
    { name: "OrderUnit", body: { incidentId, unitId: "PAST-1", occurredAt: at(minute, ordered) } },
  ]);
  const both = { incidentId, assignmentId };
  await orders([
    { name: "ArriveOnScene", body: { ...both, occurredAt: at(minute, ordered + toScene) } },
    { name: "ClearUnit", body: { ...both, occurredAt: at(minute, ordered + toScene + 60) } },
  ]);
}

before(async () => {
  hall = await openHall();
  // Somebody who could be the second person, so that nothing happens by one alone.
  await hire(hall, [{ person: "C1", name: "甲一", part: "bureau", power: { role: "dutyCommander" } }]);
  await (
    await hall.ordersAs({ role: "systemAdministrator" })
  )([
    {
      name: "RegisterUnit",
      body: {
        ...{ unit: "PAST-1", callsign: "PAST-1", kind: "patrol", capabilities: [] },
        crew: [{ badge: "P1", sworn: true }],
        occurredAt: at(-60),
      },
    },
  ]);
  for (let index = 0; index < 6; index++) await play(index * 20, index + 1, 60 * (index + 1));
});

after(() => hall?.close());

const region = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const times = (page: Page) => page.getByRole("table", { name: /各环节/ });
const row = (page: Page, step: string) => times(page).getByRole("row", { name: new RegExp(step) });

test("a period of the address shows each stretch with its cases, what is missing, and marks few cases", async () => {
  const path = `/statistics/intervals?from=${day}&to=${day}&by=hour`;
  const { page, errors } = await hall.window({ role: "dutyCommander", path });
  await page.getByText("以下均为演练数据").waitFor();
  // Six calls of 1 … 6 s: the median is 3 s, nine tenths 6 s; six cases are few.
  assert.equal(await row(page, "振铃 → 接听").innerText().then(cells), "振铃 → 接听|6|0|00:03*|00:06*|");
  assert.equal(
    await row(page, "首次派警 → 首个到场").innerText().then(cells),
    "首次派警 → 首个到场|6|0|03:00*|06:00*|",
  );
  // Nobody acknowledged: six cases are missing and none is counted.
  assert.equal(await row(page, "派警 → 签收").innerText().then(cells), "派警 → 签收|0|6|—|—|");
  const ringing = region(page, "振铃 → 接听");
  await ringing.getByRole("img", { name: /振铃 → 接听，10 时 至 11 时/ }).waitFor();
  // Three calls in each hour: of so few no time is given.
  await ringing.getByRole("row", { name: /10 时.*3.*不足 5 件/ }).waitFor();

  await page.getByRole("radio", { name: "按类别" }).press("Space");
  await ringing.getByRole("row", { name: /打架斗殴.*6/ }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("by"), "type");
  await page.getByRole("link", { name: "今天" }).click();
  await page.getByText("这段时间没有记录").first().waitFor();
  await page.goBack();
  await ringing.getByRole("row", { name: /打架斗殴/ }).waitFor();
  await page.getByLabel("截止日期").fill(dayOf(Date.now() - 20 * dayMillis));
  await page.getByText("截止日期早于起始日期").waitFor();
  assert.deepEqual(errors, []);
});

/** The cells of a row as they are read. */
function cells(text: string): string {
  return text
    .split("\t")
    .map((cell) => cell.replace(/\s*件数不足 30，偶然性大/, "").trim())
    .join("|");
}

test("a file of the figures is what the screen shows, and that it was taken is on record", async () => {
  const path = `/statistics/intervals?from=${day}&to=${day}&by=type`;
  const { page, errors } = await hall.window({ role: "dutyCommander", path });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /导出 CSV/ }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).replace("\uFEFF", "").split("\r\n");
  assert.equal(lines[0], "step,part,cases,missing,excluded,p50_seconds,p90_seconds");
  assert.ok(lines.includes("pickUp,,6,0,0,3,6"), lines.join("\n"));
  assert.ok(lines.includes("pickUp,打架斗殴,6,0,0,3,6"), lines.join("\n"));

  const { page: auditor } = await hall.window({ role: "auditAdministrator", path: "/acts" });
  await auditor.getByText(`导出用时统计：${day} 至 ${day}，按类别`).first().waitFor();
  assert.deepEqual(errors, []);
});

test("an export is asked for, approved by a second person, fetched, and each step is seen by both", async () => {
  const { page: asking, errors } = await hall.window({ role: "dutyCommander", path: "/exports" });
  const form = asking.getByRole("form", { name: "申请导出" });
  await form.getByLabel("起始日期").fill(day);
  await form.getByLabel("截止日期").fill(dayOf(Date.parse(day) - dayMillis));
  await form.getByLabel("接收方").fill("市局统计处");
  await form.getByLabel("用途").fill("年度统计");
  await form.getByText("截止日期早于起始日期").waitFor();
  assert.equal(await form.getByRole("button", { name: "提交申请" }).isDisabled(), true);
  await form.getByLabel("截止日期").fill(day);
  await form.getByRole("button", { name: "提交申请" }).click();
  await asking.getByText("已提交，等待第二人批准。").waitFor();
  const waiting = region(asking, "待批准");
  await waiting.getByText("市局统计处").waitFor();
  assert.equal(await waiting.getByRole("button", { name: /^批准/ }).count(), 0, "nobody approves his own");

  const { page: second, errors: others } = await hall.window({ role: "securityAdministrator", path: "/exports" });
  assert.equal(await second.getByRole("form", { name: "申请导出" }).count(), 0);
  await second.getByRole("button", { name: "批准导出给 市局统计处", exact: true }).click();
  const granted = region(second, "已批准的导出").getByRole("row", { name: /市局统计处.*年度统计/ });
  await granted.getByText("未取件").waitFor();
  await granted.getByText("由指挥长或督察取件").waitFor();

  const own = region(asking, "已批准的导出").getByRole("row", { name: /市局统计处/ });
  const [download] = await Promise.all([
    asking.waitForEvent("download"),
    own.getByRole("link", { name: `取件：市局统计处，${day} 至 ${day}` }).click(),
  ]);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  assert.equal(lines[0], "full_number,received_at,stage,priority,reported_type,handled_type");
  assert.equal(lines.length, 7);
  await granted.getByText(/已取 1 次.*6 行/).waitFor();
  await eventually(async () => (await region(asking, "待批准").count()) === 0);
  assert.deepEqual([...errors, ...others], []);
});

test("the pages are for whom the rules say", async () => {
  for (const [role, path, name] of [
    ["unit", "/statistics/intervals", /各环节/],
    ["dispatcher", "/exports", "已批准的导出"],
  ] as const) {
    const { page } = await hall.window({ role, path, ...(role === "unit" ? { unit: "PAST-1" } : {}) });
    await page.getByRole("status").filter({ hasText: /实时/ }).waitFor();
    assert.equal(await region(page, name).count(), 0, path);
  }
});

test("nothing stands in the way of assistive technology on either page", async () => {
  const path = `/statistics/intervals?from=${day}&to=${day}&by=hour`;
  const { page, errors } = await hall.window({ role: "dutyCommander", path });
  for (const [to, there] of [
    [path, ".line-chart"],
    ["/exports", ".exports"],
  ] as const) {
    await page.goto(hall.url + to);
    for (const look of looks) {
      await page.locator(there).first().waitFor();
      await switchTo(page, look);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await accessibilityFindings(page), [], `${to} ${look.language} ${look.theme} ${width}`);
        await untilTrue(
          page,
          "document.querySelector('#page').scrollWidth <= document.querySelector('#page').clientWidth",
        );
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  }
  assert.deepEqual(errors, []);
});

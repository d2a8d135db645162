import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

let hall: Hall;

before(async () => {
  hall = await openHall();
  const give = await hall.orders();
  const place = (words: string, point: readonly [number, number]) => ({ words, point });
  await give([
    { name: "OpenIncident", body: { type: "fight", place: place("人民路 1 号", [110.4, 31.24]) } },
    { name: "OpenIncident", body: { type: "fight", place: place("人民路 2 号", [110.41, 31.25]) } },
  ]);
});

after(() => hall?.close());

test("the run card says who must go, by road and with reasons; the recommended are ordered at once and their clocks run", async () => {
  const { page, errors, row, card } = await hall.window({ role: "dispatcher" });
  await row("0001").click();
  await page.keyboard.press("o");
  const panel = page.getByRole("region", { name: "编组" });
  await panel.getByText("一级暴力警情").waitFor();
  assert.equal(await panel.getByText(/^→ [A-Z]{2}-\d\d$/).count(), 3);
  const choices = page.getByRole("listbox", { name: "派单元" }).getByRole("option");
  assert.match((await choices.first().textContent()) ?? "", /\d\d:\d\d.*推荐/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await panel.getByRole("button", { name: "通知值班长" }).click();
  await panel.getByText("已通知值班长").waitFor();
  await panel.getByRole("button", { name: /^派出推荐/ }).click();
  await card("0001")
    .getByRole("listitem", { name: /^[A-Z]{2}-\d\d$/ })
    .nth(2)
    .waitFor();
  const promises = card("0001").getByRole("list", { name: "到场时限" });
  await promises
    .getByText(/剩 \d\d:\d\d/)
    .first()
    .waitFor();
  await card("0001")
    .getByText(/预计 \d\d:\d\d 后到场/)
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
});

test("another than the recommended is ordered with a reason, which the timeline keeps", async () => {
  const { page, errors, row, card } = await hall.window({ role: "dispatcher" });
  await row("0002").click();
  await page.keyboard.press("o");
  await page.getByRole("region", { name: "编组" }).getByText("一级暴力警情").waitFor();
  const field = page.getByRole("combobox", { name: "派单元" });
  await field.fill("JX-05");
  await page.keyboard.press("Enter");
  const reason = page.getByRole("textbox", { name: /未采用推荐的 \S+，改派 JX-05 的原因/ });
  await reason.waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await card("0002").getByRole("listitem", { name: "JX-05" }).count(), 0, "not without a reason");
  await page.keyboard.press("Escape");
  await field.fill("JX-06");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /改派 JX-06 的原因/ }).fill("就在附近");
  await page.keyboard.press("Enter");
  await card("0002").getByRole("listitem", { name: "JX-06" }).waitFor();
  await card("0002")
    .getByText(/未采用推荐的 \S+：就在附近/)
    .waitFor();
  assert.deepEqual(errors, []);
});

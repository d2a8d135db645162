import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

/* Changes of a setting that take two people, planned for later: put to the second person at once, in force at their time. */
let hall: Hall;

before(async () => {
  hall = await openHall();
  // A seat of the demo's door is nobody of the staff, and only somebody of the staff can plan.
  const power = { role: "systemAdministrator" };
  await hire(hall, [{ person: "demo-systemAdministrator", name: "林岚", part: "bureau", power }]);
});

after(() => hall?.close());

const planned = "计划中的更改";
const settings = "/settings/services";

/** Plans, over the API, that an item is taken off the menu in a while. */
async function plan(service: string, seconds: number): Promise<void> {
  const give = await hall.ordersAs({ role: "systemAdministrator" });
  const from = new Date(Date.now() + seconds * 1000).toISOString();
  await give([{ name: "PlanChange", body: { order: "WithdrawService", body: { service }, from, reason: "另有安排" } }]);
}

async function secondPerson() {
  const second = await hall.window({ role: "dutyCommander", path: "/people" });
  await second.page
    .getByRole("radiogroup", { name: "部分" })
    .getByRole("radio", { name: /^待第二人批准/ })
    .check({ force: true });
  return second;
}

test("a change planned on the page is approved by another before its time, and declined with a reason that is shown", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: settings });
  const second = await secondPerson();
  const off = async (name: string) => {
    await page.getByRole("button", { name: `撤下 ${name}` }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("更改原因").fill("机构调整");
    await form.getByText("到时自动").click();
    await form.getByText("现在提交第二人，批准后到时生效").waitFor();
    await form.getByRole("button", { name: "列入计划" }).click();
    await form.waitFor({ state: "detached" });
  };
  const plans = page.getByRole("region", { name: planned });
  await off("拖车");
  await plans.getByText(/待第二人在“人员与权限”批准$/).waitFor();
  assert.equal(await page.getByRole("region", { name: "等待第二人批准" }).count(), 0, "it stands among the plans only");
  await second.page.getByText(/^批准后于 .* 生效$/).waitFor();
  assert.deepEqual(await accessibilityFindings(second.page), []);
  await second.page.getByRole("button", { name: /^批准：从服务清单撤下/ }).click();
  await plans.getByText(/已批准，.* 生效$/).waitFor();
  await page.getByRole("row", { name: /拖车/ }).waitFor();

  await off("法医");
  await second.page.getByRole("button", { name: /^不批准：从服务清单撤下/ }).click();
  await second.page.locator(".reason-form").getByLabel("原因").fill("还要用");
  await second.page.keyboard.press("Enter");
  await plans.getByText(/未批准：还要用$/).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(await accessibilityFindings(page), []);
  await plans.getByRole("button", { name: /^知道了/ }).click();
  await plans.getByText(/未批准：还要用$/).waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...second.errors], []);
});

test("approved before, a change is in force at its moment; not approved by then, it says so and is in force when it is", async () => {
  const { page, errors } = await hall.window({ role: "systemAdministrator", path: settings, language: "en-GB" });
  const second = await secondPerson();
  const approve = second.page.getByRole("button", { name: /^批准：从服务清单撤下/ });
  const footage = page.getByRole("row", { name: /own-footage/ });
  const adult = page.getByRole("row", { name: /appropriate-adult/ });
  await adult.waitFor();
  await plan("own-footage", 8);
  await approve.click();
  await page.getByText(/approved by .*, in force from/).waitFor();
  await footage.waitFor({ state: "detached", timeout: 20_000 });

  await plan("appropriate-adult", 2);
  await page.getByText(/not approved in time; in force as soon as a second person approves it/).waitFor();
  await second.page.getByText(/已过；批准后立即生效$/).waitFor({ timeout: 70_000 });
  await adult.waitFor();
  await approve.click();
  await adult.waitFor({ state: "detached" });
  assert.deepEqual([...errors, ...second.errors], []);
});

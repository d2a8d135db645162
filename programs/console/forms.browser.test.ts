import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { type Hall, openHall } from "./testing/hall.ts";
import { hire } from "./testing/staff.ts";

let hall: Hall;

before(async () => {
  hall = await openHall({}, "open");
  await hire(hall, [{ person: "FM1", name: "甲一", part: "AH-05", power: { role: "station", station: "AH-05" } }]);
  const give = await hall.orders();
  const [incident = ""] = await give([
    { name: "OpenIncident", body: { type: "fight", place: { words: "安居一巷 3 号", point: [110.4, 31.27] } } },
    { name: "OpenIncident", body: { type: "theft", place: { words: "文昌路 9 号" } } },
  ]);
  await give([{ name: "OrderUnit", body: { incidentId: incident, unitId: "KC-01" } }]);
});

after(() => hall?.close());

interface OpenedForm {
  readonly what: string;
  readonly open: () => Promise<unknown>;
  readonly form: Locator;
}

const inForm = "input:visible:enabled, select:visible:enabled, textarea:visible:enabled, button:visible:enabled";

/** Escape from the first thing one can be on in the form, and from the last, leaves it, and nothing of it was given. */
async function escapeLeaves(page: Page, { what, open, form }: OpenedForm): Promise<void> {
  for (const end of ["first", "last"] as const) {
    await open();
    await form.waitFor();
    const controls = form.locator(inForm);
    await controls[end]().focus();
    await page.keyboard.press("Escape");
    // A list that opened below a field with the focus goes first.
    if (await form.isVisible()) await page.keyboard.press("Escape");
    await form
      .waitFor({ state: "detached" })
      .catch(() => assert.fail(`Escape does not leave, from its ${end} control: ${what}`));
  }
}

/** In a form that stands on its page for good, Escape takes the focus out of its field and leaves what was typed. */
async function escapeLeavesField(page: Page, field: Locator, words: string): Promise<void> {
  await field.fill(words);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate("document.activeElement === document.body"), true);
  assert.equal(await field.inputValue(), words);
}

test("Escape leaves every form of the hall", async () => {
  const { page, errors } = await hall.window({ role: "dutyCommander" });
  await page.getByRole("option", { name: /安居一巷/ }).click();
  const card = page.getByRole("region", { name: /^警情 \d{4}$/ });
  await card.getByRole("listitem", { name: "KC-01" }).waitFor();
  const more = card.getByRole("button", { name: "更多…" });
  const items = page.getByRole("menuitem");
  await more.click();
  await items.first().waitFor();
  const orders = await items.allTextContents();
  assert.ok(orders.length > 5, "the menu has its orders");
  await page.keyboard.press("Escape");
  for (const name of orders) {
    await escapeLeaves(page, {
      what: name,
      open: async () => {
        await more.click();
        await page.getByRole("menuitem", { name, exact: true }).click();
      },
      form: card.getByRole("form", { name, exact: true }),
    });
  }
  await escapeLeaves(page, {
    what: "a corrected time",
    open: async () => {
      await card.getByRole("button", { name: "更多 KC-01" }).click();
      await page.getByRole("menuitem", { name: "更正时间" }).click();
    },
    form: card.getByRole("form", { name: /^更正 KC-01 的时间/ }),
  });
  await escapeLeaves(page, {
    what: "a detail noted apart",
    open: () => card.getByRole("button", { name: "单列记录" }).click(),
    form: card.locator("form.line-form:has(select)"),
  });
  await escapeLeaves(page, {
    what: "a road restriction",
    open: async () => {
      if (!(await page.getByRole("region", { name: "道路管制" }).isVisible())) await page.keyboard.press("c");
      await page.getByRole("button", { name: "下达管制" }).click();
    },
    form: page.getByRole("form", { name: "下达管制" }),
  });
  await page.keyboard.press("Escape");
  await escapeLeavesField(page, card.getByRole("textbox", { name: "补充简要警情" }), "两人已劝开");
  await page.keyboard.press("n");
  const call = page.getByRole("region", { name: "新来电登记" });
  await escapeLeaves(page, {
    what: "a mark on a call",
    open: () => call.getByRole("button", { name: "标注" }).click(),
    form: call.locator("form.call-form-pair"),
  });
  assert.deepEqual(errors, []);
});

test("Escape leaves every form of data protection, and takes the focus out of a page of settings", async () => {
  const { page, errors } = await hall.window({ role: "supervisor", path: "/privacy" });
  for (const name of ["依法保全记录", "受理请求"]) {
    await escapeLeaves(page, {
      what: name,
      open: () => page.getByRole("button", { name, exact: true }).click(),
      form: page.getByRole("form", { name, exact: true }),
    });
  }
  const settings = await hall.window({ role: "systemAdministrator", path: "/clocks" });
  await escapeLeavesField(settings.page, settings.page.locator(".clocks-field input").first(), "7");
  assert.deepEqual([...errors, ...settings.errors], []);
});

test("Escape leaves the forms of the staff and of one's own account", async () => {
  const { page, errors } = await hall.window({ role: "securityAdministrator", path: "/people" });
  await escapeLeaves(page, {
    what: "somebody new",
    open: () => page.getByRole("button", { name: "登记人员" }).click(),
    form: page.getByRole("form", { name: "登记新人员" }),
  });
  const own = await hall.window({ person: "FM1", path: "/account" });
  await escapeLeaves(own.page, {
    what: "a password",
    open: () => own.page.getByRole("button", { name: "设置 密码" }).click(),
    form: own.page.locator(".account-form form"),
  });
  assert.deepEqual([...errors, ...own.errors], []);
});

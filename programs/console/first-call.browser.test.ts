import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { authenticator } from "../server/testing/authenticator.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";

/*
 * From an empty district to the first call that is dispatched, by screens alone: whoever has the one-time link of the first
 * start, a browser, and nothing else.
 */
for (const language of ["zh-CN", "en-GB"] as const) {
  test(`${language}: an empty district is set up, a call is registered, a unit is sent and acknowledges`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "callsign-first-call-"));
    const entrances: string[] = [];
    const hall = await openHall({ kind: "empty", dataFolder: folder, entrance: (url) => entrances.push(url) });
    try {
      await walk(hall, language, entrances[0] ?? "");
    } finally {
      await hall.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

type Language = "zh-CN" | "en-GB";
type Say = (zh: string, en: string) => string;

async function walk(hall: Hall, language: Language, entrance: string): Promise<void> {
  const say: Say = (zh, en) => (language === "zh-CN" ? zh : en);
  const errors: (readonly string[])[] = [];
  /** Somebody opens a one-time link in a window of their own and sets up how they sign in. */
  const enter = async (link: string, password: string): Promise<Page> => {
    const { page, errors: own } = await hall.door({ language });
    errors.push(own);
    await page.goto(link);
    await page.getByLabel(say("新密码", "New password"), { exact: true }).fill(password);
    await page.getByRole("button", { name: say("保存密码", "Save password") }).click();
    await page.getByRole("button", { name: say("设置动态码", "Set up one-time codes") }).click();
    const key = (await page.locator(".codes-secret").innerText()).replaceAll(/\s/g, "");
    const code = page.getByRole("textbox", { name: say("动态码", "One-time code") });
    await code.fill(await authenticator(key).code());
    await page.getByRole("button", { name: say("启用动态码", "Take into use") }).click();
    await page
      .getByRole("status")
      .filter({ hasText: say("实时", "Live") })
      .waitFor();
    return page;
  };

  const security = await enter(entrance, "six boats left the north pier at dawn");
  await security.getByRole("link", { name: say("人员与权限", "People and powers") }).click();
  const people = peopleOf(security, say);
  const system = await enter(
    await people({ badge: "S1", name: say("林岚", "Lin Lan"), powers: [{ role: "systemAdministrator" }] }),
    "old locust tree by gate three blooms",
  );
  await setUp(system, say);
  const desk = await enter(
    await people({
      ...{ badge: "D1", name: say("马骏", "Ma Jun"), part: say("临江区", "Linjiang") },
      powers: [{ role: "calltaker" }, { role: "dispatcher" }],
    }),
    "twelve herons stood along the weir",
  );
  const crew = await enter(
    await people({
      ...{ badge: "U1", name: say("赵伟", "Zhao Wei"), part: say("江口所", "Jiangkou") },
      powers: [{ role: "unit", unit: "QR-01" }],
    }),
    "seven lanterns over the quiet mill",
  );
  // The window of whoever sets powers up, and the list of the first day, say nothing is in the way.
  await system.getByRole("link", { name: say("启用清单", "First day") }).click();
  await system.getByText(/(已完成 )?[6-9] (\/|of) 11/).waitFor();
  assert.deepEqual(await accessibilityFindings(system), []);

  await signOn(crew, say);
  await signOn(desk, say, say("接警员", "Call-taker"));
  const number = await registerCall(desk, say);
  await signOff(desk, say, say("接警员", "Call-taker"));
  await signOn(desk, say, say("派警员", "Dispatcher"));
  await sendUnit(desk, say, number);
  await acknowledge(crew, say, number);
  await desk.getByRole("option", { name: new RegExp(`\\b${number}\\b.*${say("已签收", "Acknowledged")}`) }).waitFor();
  assert.deepEqual(errors.flat(), []);
}

interface Somebody {
  readonly badge: string;
  readonly name: string;
  /** Undefined: the district has one part only. */
  readonly part?: string;
  readonly powers: readonly { readonly role: string; readonly unit?: string }[];
}

/** Registers somebody and gives them powers; answers the one-time link to hand over. */
function peopleOf(page: Page, say: Say) {
  return async ({ badge, name, part, powers }: Somebody): Promise<string> => {
    await page.getByRole("button", { name: say("登记人员", "Register"), exact: true }).click();
    const form = page.getByRole("region", { name: say("登记新人员", "Register somebody new") });
    await form.getByRole("textbox", { name: say("警号", "Badge") }).fill(badge);
    await form.getByRole("textbox", { name: say("姓名", "Name") }).fill(name);
    const parts = form.getByRole("combobox", { name: say("单位", "Part") });
    if (part !== undefined)
      await parts.selectOption({ label: `${part === say("江口所", "Jiangkou") ? "　" : ""}${part}` });
    await form.getByRole("button", { name: say("保存", "Save"), exact: true }).click();
    const card = page.getByRole("region", { name: `${name} ${badge}` });
    for (const [index, { role, unit }] of powers.entries()) {
      await card.getByRole("button", { name: say("授予权限", "Grant a power") }).click();
      await card.getByRole("combobox", { name: say("角色", "Role") }).selectOption(role);
      if (unit !== undefined) await card.getByRole("combobox", { name: say("处警单元", "Unit") }).fill(unit);
      await card.getByRole("button", { name: say("提交批准", "Propose") }).click();
      // On a district's first day nobody could be the second person, so a power counts at once.
      await card
        .getByRole("button", { name: new RegExp(`^${say("收回", "Withdraw")} `) })
        .nth(index)
        .waitFor();
    }
    await card.getByRole("button", { name: say("生成一次性链接", "Make a one-time link") }).click();
    const link = await card.locator("input[readonly]").last().inputValue();
    assert.match(link, /\/enter#/);
    return link;
  };
}

/** Name, rules of the work from a template, a station and a unit. */
async function setUp(page: Page, say: Say): Promise<void> {
  const save = async (within: Page | Locator): Promise<void> => {
    await within.getByLabel(say("更改原因", "Reason"), { exact: true }).fill(say("首日", "first day"));
    await within.getByRole("button", { name: say("保存并生效", "Save, in force at once") }).click();
  };
  const fill = async (
    within: Page | Locator,
    fields: readonly (readonly [string, string, string])[],
  ): Promise<void> => {
    for (const [zh, en, value] of fields) await within.getByLabel(say(zh, en), { exact: true }).fill(value);
  };

  await page
    .getByRole("link", { name: say("也可以从别处导出的设置文件开始", "Or begin from a settings file") })
    .click();
  await page.getByRole("button", { name: say("小镇样板", "A small town") }).click();
  await page.getByLabel(say("更改原因", "Reason"), { exact: true }).fill(say("首日", "first day"));
  await page.getByRole("button", { name: say("更改 4 项设置", "Change 4 settings") }).click();
  await page.getByText(say("已更改 4 / 4 项", "4 of 4 changed")).waitFor();

  await page.getByRole("link", { name: say("启用清单", "First day") }).click();
  await page.getByRole("link", { name: say("辖区名称、编码、时区和中心", "Name, code, zone and centre") }).click();
  await fill(page, [
    ["中文名称", "Chinese name", "临江区"],
    ["英文名称", "English name", "Linjiang"],
    ["编码", "Code", "421099"],
    ["中心点", "Centre", "110.4, 31.2"],
  ]);
  await save(page);
  await page.getByRole("heading", { level: 1, name: say("临江区", "Linjiang") }).waitFor();

  await page.getByRole("link", { name: say("启用清单", "First day") }).click();
  await page.getByRole("link", { name: say("部门和派出所", "Departments and stations") }).click();
  await page.getByRole("button", { name: say("添加派出所", "Add a station") }).click();
  const form = page.getByRole("dialog");
  await fill(form, [
    ["编号", "Id", "LJ-01"],
    ["中文名称", "Chinese name", "江口所"],
    ["英文名称", "English name", "Jiangkou"],
    ["位置", "Place", "110.41, 31.21"],
  ]);
  await save(form);
  await page.getByRole("row", { name: new RegExp(say("江口所", "Jiangkou")) }).waitFor();

  await page.getByRole("link", { name: say("启用清单", "First day") }).click();
  await page.getByRole("link", { name: say("处警单元", "Units"), exact: true }).click();
  await page.getByRole("button", { name: say("添加单元", "Add a unit") }).click();
  await fill(form, [["呼号", "Callsign", "QR-01"]]);
  await form.getByLabel(say("派出所", "Station"), { exact: true }).selectOption("LJ-01");
  await save(form);
  await page.getByRole("row", { name: /QR-01/ }).waitFor();
}

/** Comes on post; `role` where somebody has several powers. */
async function signOn(page: Page, say: Say, role?: string): Promise<void> {
  const note = page.getByRole("region", { name: say("您未上岗", "You are not on post") });
  if (role !== undefined) await note.getByRole("combobox").selectOption({ label: role });
  await note.getByRole("button", { name: say("上岗", "Sign on"), exact: true }).click();
  await page.getByRole("listbox", { name: say("警情", "Incidents"), exact: true }).waitFor();
}

async function signOff(page: Page, say: Say, role: string): Promise<void> {
  await page.getByRole("button", { name: role, exact: true }).click();
  const off = page.getByRole("button", { name: say("下岗", "Sign off"), exact: true });
  await off.click();
  await page.getByLabel(say("原因（可不填）", "Reason (may be empty)")).waitFor();
  await off.click();
}

async function registerCall(page: Page, say: Say): Promise<string> {
  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: say("类别", "Type") }).fill(say("盗窃", "theft"));
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: say("地点", "Place") });
  await place.fill("31.21, 110.405");
  await page.getByRole("option", { name: /110\.40500, 31\.21000/ }).click();
  await page
    .getByRole("textbox", { name: say("通话内容", "What was said") })
    .fill(say("船上电机被盗", "A boat motor is gone"));
  await page.keyboard.press("Control+Enter");
  const card = page.getByRole("region", { name: /^(警情|Incident) \d{4}$/ });
  const number = (await card.getByRole("heading", { level: 2 }).textContent()) ?? "";
  await page.getByRole("button", { name: say("结束通话", "End call") }).click();
  return number;
}

async function sendUnit(page: Page, say: Say, number: string): Promise<void> {
  await page.getByRole("option", { name: new RegExp(`\\b${number}\\b`) }).click();
  await page.getByRole("region", { name: say(`警情 ${number}`, `Incident ${number}`) }).waitFor();
  await page.keyboard.press("o");
  const units = page.getByRole("listbox", { name: say("派单元", "Order a unit") });
  // Its crew is who has signed on to it.
  await units.getByRole("option", { name: /QR-01/, selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

async function acknowledge(page: Page, say: Say, number: string): Promise<void> {
  await page.getByRole("option", { name: new RegExp(`\\b${number}\\b`) }).click();
  const card = page.getByRole("region", { name: say(`警情 ${number}`, `Incident ${number}`) });
  await card.getByRole("button", { name: new RegExp(`^${say("签收", "Acknowledge")} QR-01`) }).click();
}

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { ulidOf } from "../../src/ground/ulid.ts";
import { authenticator } from "../server/testing/authenticator.ts";
import { accessibilityFindings } from "./testing/accessibility.ts";
import { type Hall, openHall } from "./testing/hall.ts";
import { switchTo } from "./testing/looks.ts";

/*
 * A system administrator on an empty installation sets the district up on screens alone. The people come by the one-time
 * link of the first start, as in `programs/server/people.pg.test.ts`.
 */
let hall: Hall;
let folder = "";
let page: Page;
let errors: readonly string[] = [];
const entrances: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "callsign-empty-"));
  hall = await openHall({ kind: "empty", dataFolder: folder, entrance: (url) => entrances.push(url) });
  const first = await hall.door();
  const security = postsOf(first.page);
  await enter(security, entrances[0] ?? "", "清晨六点的北门外没有起雾-四");
  const person = { person: "S1", name: "林岚", kind: "officer", part: "bureau", leads: false };
  await security("/orders/RegisterPerson", person);
  await security("/orders/GrantPowers", { grants: [{ person: "S1", power: { role: "systemAdministrator" } }] });
  const { url } = (await security("/people/S1/link", { why: "new" })) as { url: string };
  ({ page, errors } = await hall.door({ kept: true, theme: "light", size: { width: 1280, height: 900 } }));
  await enter(postsOf(page), url, "三号岗亭旁的老槐树今年开花!");
});

after(async () => {
  await hall?.close();
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

/** Requests with the session of a window. */
function postsOf(of: Page) {
  return async (path: string, data: unknown): Promise<unknown> => {
    const id = ulidOf(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const headers = { origin: hall.url, "idempotency-key": id };
    const reply = await of.context().request.post(`${hall.url}/api/v1${path}`, { data, headers });
    if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`);
    const text = await reply.text();
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
}

async function enter(post: ReturnType<typeof postsOf>, link: string, password: string): Promise<void> {
  await post("/session/link", { secret: link.split("#")[1] });
  await post("/account/password", { next: password });
  const { secret } = (await post("/account/codes", {})) as { secret: string };
  await post("/account/codes/confirm", { code: await authenticator(secret).code() });
}

const form = () => page.getByRole("dialog");

async function fill(fields: Readonly<Record<string, string>>, within: Page | ReturnType<typeof form>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await within.getByLabel(label, { exact: true }).fill(value);
  }
}

async function save(within: Page | ReturnType<typeof form>, reason = "新区启用"): Promise<void> {
  await within.getByLabel("更改原因").fill(reason);
  await within.getByRole("button", { name: "保存并生效" }).click();
}

async function add(button: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await fill(fields, form());
}

async function added(row: string): Promise<void> {
  await save(form());
  await form().waitFor({ state: "detached" });
  await page.getByRole("row", { name: new RegExp(row) }).waitFor();
}

const region = (name: string) => page.getByRole("region", { name, exact: true });

test("the administrator names an empty district and gives it a department, a station, a unit, a type and a run card", async () => {
  await page.goto(`${hall.url}/settings/district`);
  // Without streets the map has degrees and says so; it can be pointed at all the same.
  await page.getByText("还没有导入街道").waitFor();
  await page.locator(".setting-map .maplibregl-canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByLabel("中心点", { exact: true }).and(page.locator("input:not([value='0, 0'])")).waitFor();
  await fill({ 中文名称: "临江区", 英文名称: "Linjiang", 编码: "421099", 中心点: "110.4, 31.2" }, page);
  await region("更改预览").getByText("临江区").waitFor();
  await save(page);
  await page.getByText("已保存").waitFor();
  await page.getByText("临江区").first().waitFor();
  await region("更改历史").getByText("原因：新区启用").waitFor();

  await page.goto(`${hall.url}/settings/organisation`);
  await add("添加部门", { 编号: "east", 中文名称: "东城分局", 英文名称: "East" });
  await added("东城分局");
  await add("添加派出所", { 编号: "LJ-01", 中文名称: "江口所", 英文名称: "Jiangkou", 位置: "110.41, 31.21" });
  await form().getByLabel("上级").selectOption("east");
  await added("江口所.*东城分局");

  await page.goto(`${hall.url}/settings/units`);
  await add("添加单元", { 呼号: "快处01" });
  await form().getByLabel("派出所").selectOption("LJ-01");
  await added("江口所.*快处01");

  await page.goto(`${hall.url}/settings/types`);
  await add("添加类别", {
    编码: "pier",
    中文名称: "码头纠纷",
    英文名称: "Dispute at the pier",
    同义词: "卸货, 抢泊位",
  });
  await added("码头纠纷");

  await page.goto(`${hall.url}/settings/run-cards`);
  await add("添加编组", { 编号: "PIER", 中文名称: "码头", 英文名称: "Pier", 从: "22:00", 到: "06:00" });
  await form().getByLabel("警情类别").fill("码头");
  await page.keyboard.press("Enter");
  await added("PIER");
  const bench = region("试算");
  await bench.getByLabel("警情类别").fill("抢泊位");
  await page.keyboard.press("Enter");
  await bench.getByText("没有适用的编组").waitFor();
  await bench.getByLabel("时刻").fill("23:10");
  await bench.getByText("适用 PIER 码头：派出 1 个快处小组；通知 无").waitFor();
  assert.deepEqual(errors, []);
});

test("a table is pasted: a wrong line is told with its number and nothing is saved; then all lines are", async () => {
  await page.goto(`${hall.url}/settings/units`);
  await page.getByRole("button", { name: "粘贴表格" }).click();
  await form().getByLabel("更改原因").fill("第一批");
  const lines = ["呼号\t种类\t派出所", "巡逻01\t巡逻\t江口所", "巡逻02\t坦克\t江口所", "巡逻03\t巡逻\t江北所"];
  await form().getByLabel("粘贴到这里").fill(lines.join("\n"));
  await form().getByText("读到 3 行，2 行有误").waitFor();
  await form()
    .getByText(/^第 3 行：.*种类/)
    .waitFor();
  await form()
    .getByText(/^第 4 行：没有派出所/)
    .waitFor();
  assert.ok(await form().getByRole("button", { name: "保存 3 行" }).isDisabled());
  await form().getByLabel("粘贴到这里").fill(lines.join("\n").replace("坦克", "patrol").replace("江北所", "江口所"));
  await form().getByRole("button", { name: "保存 3 行" }).click();
  await page.getByRole("row", { name: /江口所.*巡逻03/ }).waitFor();
  await page.getByRole("button", { name: "撤销 巡逻03" }).click();
  await save(form(), "录入有误");
  await page.getByRole("row", { name: /巡逻03/ }).waitFor({ state: "detached" });
});

test("a station is not retired while a unit is of it; taken from it the station goes, is still listed, and comes back", async () => {
  await page.goto(`${hall.url}/settings/organisation`);
  await page.getByRole("button", { name: "撤销 江口所" }).click();
  await form().getByRole("region", { name: "更改预览" }).getByText("已撤销").waitFor();
  assert.equal(await form().getByText("到时自动").count(), 0, "what depends on it is looked at now");
  await save(form(), "机构调整");
  await form()
    .getByText(/江口所 还不能撤销，仍有处警单元：快处01、巡逻01、巡逻02/)
    .waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);

  await page.goto(`${hall.url}/settings/units`);
  for (const callsign of ["快处01", "巡逻01", "巡逻02"]) {
    await page.getByRole("button", { name: `更改 ${callsign}` }).click();
    await form().getByLabel("派出所").selectOption({ index: 0 });
    await save(form(), "收归分局");
    await form().waitFor({ state: "detached" });
  }
  await page.goto(`${hall.url}/settings/organisation`);
  await page.getByRole("button", { name: "撤销 江口所" }).click();
  await save(form(), "机构调整");
  await page.getByRole("row", { name: /江口所.*已撤销/ }).waitFor();
  await page.goto(`${hall.url}/settings/units`);
  await page.getByRole("button", { name: "更改 快处01" }).click();
  assert.equal(await form().getByLabel("派出所").getByRole("option", { name: "江口所" }).count(), 0);

  await page.goto(`${hall.url}/settings/organisation`);
  await page.getByRole("button", { name: "更改 江口所" }).click();
  await save(form(), "恢复设置");
  await page.getByRole("row", { name: /江口所.*在用/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("a change can be planned and dropped, and an earlier value is taken again as a new change", async () => {
  await page.goto(`${hall.url}/settings/district`);
  await fill({ 中文名称: "临江新区" }, page);
  await page.getByLabel("更改原因").fill("更名批复");
  await page.getByText("到时自动").click();
  await page.getByRole("button", { name: "列入计划" }).click();
  const planned = region("计划中的更改");
  await planned.getByText("林岚（S1） 计划").waitFor();
  await planned.getByText("临江新区").waitFor();
  await planned.getByRole("button", { name: /^放弃此计划/ }).click();
  await page
    .getByRole("button", { name: /^放弃此计划/ })
    .last()
    .click();
  await planned.waitFor({ state: "detached" });

  await page.goto(`${hall.url}/settings/types`);
  await page.getByRole("button", { name: "更改 码头纠纷" }).click();
  await form().getByText("1", { exact: true }).click();
  await save(form(), "升级");
  await form().waitFor({ state: "detached" });
  const history = region("更改历史");
  await history.getByText("原因：升级").waitFor();
  await history
    .getByRole("button", { name: /^再次采用/ })
    .nth(1)
    .click();
  await form().getByRole("region", { name: "更改预览" }).getByText("3", { exact: true }).waitFor();
  await save(form(), "改回");
  await history.getByText("原因：改回").waitFor();
  await page.getByRole("button", { name: "停用 码头纠纷" }).click();
  await save(form(), "并入其他");
  await page.getByRole("row", { name: /码头纠纷 · 已停用/ }).waitFor();
  assert.deepEqual(errors, []);
});

test("each page of settings is accessible in both themes, wide and narrow", async () => {
  const names = ["district", "organisation", "holidays", "units", "types", "run-cards", "promises", "clocks"];
  for (const name of names) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${hall.url}/settings/${name}`);
    await region("更改历史").or(page.getByLabel("查看哪个单元的历史")).first().waitFor();
    for (const theme of ["light", "dark"] as const) {
      await switchTo(page, { language: "zh-CN", theme });
      assert.deepEqual(await accessibilityFindings(page), [], `${name} ${theme}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0, `${name} is too wide`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${hall.url}/settings/run-cards`);
  await page.getByRole("button", { name: "更改 码头" }).click();
  assert.deepEqual(await accessibilityFindings(page), [], "the form on a phone");
  const isWide = 'document.querySelector("dialog").scrollWidth > document.querySelector("dialog").clientWidth';
  assert.equal(await page.evaluate(isWide), false, "the form on a phone is too wide");
  assert.deepEqual(errors, []);
});

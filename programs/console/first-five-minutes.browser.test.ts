import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  callsign,
  newDataFolder,
  type RunningCallsign,
  startCallsign,
  until,
} from "../../scenarios/running-callsign.ts";
import { openBrowser } from "./testing/browser.ts";
import { openWindow, verbsOf } from "./testing/window.ts";

/** The first five minutes of the README, sentence by sentence, on a fresh demo with its drill. */
let folder: Awaited<ReturnType<typeof newDataFolder>>;
let running: RunningCallsign;
let browser: Browser;
let files: string;
let proof = "";

before(async () => {
  folder = await newDataFolder();
  files = await mkdtemp(join(tmpdir(), "callsign-first-"));
  running = await startCallsign(folder.path, ["--demo"]);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await running?.stop();
  await folder?.remove();
  if (files !== undefined) await rm(files, { recursive: true });
});

/** Signs in with one click at the door, in a browser context of its own: what the README calls a private window. */
async function clickIn(role: string): Promise<{ page: Page; errors: readonly string[] } & ReturnType<typeof verbsOf>> {
  const { page, errors } = await openWindow(browser, running.url, {});
  page.setDefaultTimeout(60_000);
  await page.goto(running.url);
  await page.getByRole("button", { name: role, exact: true }).click();
  await page.getByRole("status").filter({ hasText: "实时" }).waitFor();
  return { page, errors, ...verbsOf(page) };
}

test("the first five minutes of the README", async () => {
  // The steps that are walked below are the steps that are written, in both languages.
  for (const [name, heading] of [
    ["README.md", "## The first five minutes"],
    ["README.zh-CN.md", "## 头五分钟"],
  ] as const) {
    const text = await readFile(join(import.meta.dirname, "../..", name), "utf8");
    const part = text.slice(text.indexOf(heading)).split("\n## ")[0] ?? "";
    assert.equal(part.match(/^\d\. /gm)?.length, 8, name);
  }

  // 1, 2: one click; the banner, and a board that is alive.
  const calltaker = await clickIn("接警员");
  await calltaker.page.getByText(/DRILL/).first().waitFor();
  const rows = calltaker.page.getByRole("listbox", { name: "警情", exact: true }).getByRole("option");
  await rows.first().waitFor();
  await until(60, async () => ((await rows.count()) >= 5 ? true : undefined));

  // 3: a call rings; the caller says what, where and who; the incident is registered with the keyboard alone.
  const form = calltaker.page.getByRole("region", { name: /来电/ }).filter({ has: calltaker.page.locator("form") });
  // Whoever is slow finds that the drill's call-taker was quicker, and answers the next call.
  await until(60, async () => {
    await calltaker.page.getByRole("button", { name: "接听" }).first().waitFor();
    await calltaker.page.keyboard.press("a");
    const answered = form.waitFor({ timeout: 3000 });
    return await answered.then(
      () => true,
      () => undefined,
    );
  });
  await form.getByRole("button", { name: "查看（留痕）" }).click();
  await form.getByText("演练剧本").waitFor();
  assert.match((await form.locator(".call-script").textContent()) ?? "", /110|说话/);
  await calltaker.page.getByRole("combobox", { name: "报警类别" }).focus();
  await calltaker.page.keyboard.type("盗窃");
  await calltaker.page.keyboard.press("Tab");
  await calltaker.page.getByRole("combobox", { name: "地点" }).focus();
  await calltaker.page.keyboard.type("人民路100号");
  const place = calltaker.page.getByRole("combobox", { name: "地点" });
  await place.and(calltaker.page.locator('[aria-expanded="true"]')).waitFor();
  await calltaker.page.keyboard.press("ArrowDown");
  await calltaker.page.keyboard.press("Enter");
  await calltaker.page.getByRole("textbox", { name: "通话内容" }).focus();
  await calltaker.page.keyboard.type("电动车被盗");
  await calltaker.page.keyboard.press("Control+Enter");
  const opened = calltaker.page.getByRole("region", { name: /^警情 \d{4}$/ });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";
  await calltaker.page.keyboard.press("?");
  await calltaker.page.getByRole("dialog").waitFor();
  await calltaker.page.keyboard.press("Escape");
  // Two maps drawn in software are too much for two cores.
  await calltaker.page.close();

  // 4: the dispatcher, in a window that shares no sign-in, sees it and orders a unit from the list.
  const dispatcher = await clickIn("派警员");
  await dispatcher.chooseIncident(number);
  await dispatcher.page.keyboard.press("o");
  const choices = dispatcher.page.getByRole("listbox", { name: "派单元" }).getByRole("option");
  await choices.first().waitFor();
  await dispatcher.page.keyboard.press("Enter");
  const unit = dispatcher.card(number).getByRole("listitem", { name: /^[A-Z]{2}-\d\d$/ });
  await unit.first().waitFor();

  // 5: the way by road is on the map, the promise on the card, the reach behind R.
  const map = dispatcher.page.locator(".map-place");
  await until(60, async () => {
    const drawn = JSON.parse((await map.getAttribute("data-drawn")) ?? "{}") as Record<string, number>;
    return (drawn["way"] ?? 0) > 0 ? true : undefined;
  });
  await dispatcher.card(number).getByRole("list", { name: "到场时限" }).waitFor();
  await dispatcher.page.keyboard.press("r");
  await dispatcher.page.getByRole("region", { name: "当前可达" }).waitFor();

  // 6: the drill's crew goes there by itself; quicker, so that nobody waits.
  await dispatcher.page.getByRole("radio", { name: /20/ }).click();
  await dispatcher.card(number).getByText("处警反馈已提交").waitFor({ timeout: 120_000 });
  await dispatcher.card(number).getByRole("button", { name: "归档" }).click();
  const sheet = dispatcher.card(number).locator('a[href$="/sheet"]');
  const [printed] = await Promise.all([dispatcher.page.context().waitForEvent("page"), sheet.click()]);
  await printed.getByText(number).first().waitFor();

  // 7: a proof of a line, checked offline with the key of the data folder beside it; the page for everybody.
  const prove = dispatcher
    .card(number)
    .getByRole("link", { name: /^证明此条 \d+$/ })
    .first();
  const [download] = await Promise.all([dispatcher.page.waitForEvent("download"), prove.click()]);
  proof = join(files, download.suggestedFilename());
  await download.saveAs(proof);
  const checked = await callsign(["verify", "--proof", proof, "--data", folder.path]);
  assert.equal(checked.code, 0, checked.stdout);
  assert.match(checked.stdout, /^ok /);
  const alone = await callsign(["verify", "--proof", proof, "--data", join(files, "none")]);
  assert.equal(alone.code, 1);
  assert.match(alone.stdout, /^\?\? /, "not called BAD: nobody has vouched");
  assert.equal((await fetch(`${running.url}/proof`)).status, 200);

  // 8: Ctrl-C and again: everything is where it was.
  running.process.kill("SIGINT");
  await running.stop();
  running = await startCallsign(folder.path, ["--demo"]);
  const whole = await callsign(["verify", "--data", folder.path]);
  assert.equal(whole.code, 0, whole.stdout + whole.stderr);
  assert.deepEqual([...calltaker.errors, ...dispatcher.errors], []);
});

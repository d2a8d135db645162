import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import {
  callsign,
  newDataFolder,
  type RunningCallsign,
  startCallsign,
  until,
} from "../../scenarios/running-callsign.ts";
import { openBrowser } from "./testing/browser.ts";
import { stillDrill } from "./testing/still-drill.ts";
import { openWindow, patience } from "./testing/window.ts";

/** The first five minutes of the README, sentence by sentence, each reader on a fresh demo with its drill. */
let browser: Browser;
let files: string;

before(async () => {
  files = await mkdtemp(join(tmpdir(), "callsign-first-"));
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  if (files !== undefined) await rm(files, { recursive: true });
});

/** What the reader of one language has started. */
interface Demo {
  readonly url: string;
  readonly data: string;
  running: RunningCallsign;
}

async function withDemo(walk: (demo: Demo) => Promise<void>): Promise<void> {
  const folder = await newDataFolder();
  let demo: Demo | undefined;
  try {
    const running = await startCallsign(folder.path, ["--demo"]);
    demo = { url: running.url, data: folder.path, running };
    await walk(demo);
  } finally {
    await demo?.running.stop();
    await folder.remove();
  }
}

/** What the steps press and read, in the words of each language. */
const chinese = {
  locale: "zh-CN",
  calltaker: "接警员",
  dispatcher: "派警员",
  live: "实时",
  incidents: "警情",
  call: /^处理来电/,
  answer: "接听",
  open: "查看（留痕）",
  script: "演练剧本",
  said: /110|说话/,
  type: "报警类别",
  theft: "盗窃",
  place: "地点",
  address: "学府路560号",
  words: "通话内容",
  incident: (number: string | RegExp) => (typeof number === "string" ? `警情 ${number}` : /^警情 \d{4}$/),
  pace: "演练速度",
  stop: "停",
  orderUnit: "派单元",
  orderStation: "派派出所",
  responsible: "管辖",
  chooseDesk: "选择派出所…",
  sign: /^签收/,
  sendCrew: "派本所警力",
  promise: "到场时限",
  reach: "当前可达",
  reported: "处警反馈已提交",
  file: "归档",
  prove: /^证明此条 \d+$/,
};
type Words = typeof chinese;
const english: Words = {
  locale: "en-GB",
  calltaker: "Call-taker",
  dispatcher: "Dispatcher",
  live: "Live",
  incidents: "Incidents",
  call: /^Call of/,
  answer: "Answer",
  open: "Open (logged)",
  script: "Drill script",
  said: /110|speak/i,
  type: "Type",
  theft: "theft",
  place: "Place",
  address: "364 Jiefang Road",
  words: "What was said",
  incident: (number) => (typeof number === "string" ? `Incident ${number}` : /^Incident \d{4}$/),
  pace: "Drill pace",
  stop: "Stop",
  orderUnit: "Order a unit",
  orderStation: "Order a station",
  responsible: "responsible",
  chooseDesk: "Choose a station…",
  sign: /^(Sign|Acknowledge)/,
  sendCrew: "Send own crew",
  promise: "Response promises",
  reach: "Reach now",
  reported: "The crew's report was given",
  file: "File",
  prove: /^Prove this entry \d+$/,
};

const anyNumber = /\d{4}/;

/** Opens the door in a browser context of its own: what the README calls a private window. */
async function door({ url }: Demo, words: Words): Promise<{ page: Page; errors: readonly string[] }> {
  const { page, errors } = await openWindow(browser, url, { language: words.locale as "zh-CN" | "en-GB" });
  page.setDefaultTimeout(2 * patience());
  await page.goto(url);
  return { page, errors };
}

/** Signs in with one click at the door. */
async function clickIn(demo: Demo, words: Words, role: string): Promise<{ page: Page; errors: readonly string[] }> {
  const { page, errors } = await door(demo, words);
  await page.getByRole("button", { name: role, exact: true }).click();
  await page.getByRole("status").filter({ hasText: words.live }).waitFor();
  return { page, errors };
}

async function setPace(page: Page, words: Words, pace: string): Promise<void> {
  const choice = page.getByRole("radiogroup", { name: words.pace }).getByRole("radio", { name: pace, exact: true });
  await choice.click();
  await until(30, async () => ((await choice.isChecked()) ? true : undefined));
}

/** Where the units are now, by their positions. */
async function whereabouts(page: Page): Promise<string> {
  const { positions } = (await (await page.request.get("/api/v1/positions")).json()) as {
    positions: readonly { unit: string; point: readonly number[] }[];
  };
  return positions.map(({ unit, point }) => `${unit} ${point.join()}`).join("\n");
}

/** Steps 1 to 3: a call is claimed and registered with the keyboard alone. The number of its incident. */
async function takeCall(demo: Demo, words: Words): Promise<string> {
  // 1, 2: one click; the banner, a board that is alive, and the pace.
  const { page, errors } = await clickIn(demo, words, words.calltaker);
  await page
    .getByText(/演练 \/ DRILL|DRILL/)
    .first()
    .waitFor();
  const rows = page.getByRole("listbox", { name: words.incidents, exact: true }).getByRole("option");
  await rows.first().waitFor();
  await until(60, async () => ((await rows.count()) >= 5 ? true : undefined));
  await until(60, async () => ((await whereabouts(page)) === "" ? undefined : true));
  await setPace(page, words, words.stop);
  // What was under way when the pace was set may still come in.
  await until(60, async () => {
    const before = await whereabouts(page);
    await page.waitForTimeout(4000);
    return before === (await whereabouts(page)) ? true : undefined;
  });

  await setPace(page, words, "1×");

  // 3: a call rings; the caller says what, where and who; the incident is registered with the keyboard alone.
  const form = page.getByRole("region", { name: words.call }).filter({ has: page.locator("form") });
  // Whoever is slow finds that the drill's call-taker was quicker, and answers the next call.
  await until(60, async () => {
    await page.getByRole("button", { name: words.answer }).first().waitFor();
    await page.keyboard.press("a");
    const answered = form.waitFor({ timeout: patience() / 10 });
    return await answered.then(
      () => true,
      () => undefined,
    );
  });
  await form.getByRole("button", { name: words.open }).click();
  await form.getByText(words.script).waitFor();
  assert.match((await form.locator(".call-script").textContent()) ?? "", words.said);
  await page.getByRole("combobox", { name: words.type }).focus();
  await page.keyboard.type(words.theft);
  await page.keyboard.press("Tab");
  const place = page.getByRole("combobox", { name: words.place });
  await place.focus();
  await page.keyboard.type(words.address);
  await place.and(page.locator('[aria-expanded="true"]')).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: words.words }).focus();
  await page.keyboard.type("电动车被盗");
  await page.keyboard.press("Control+Enter");
  const opened = page.getByRole("region", { name: words.incident(anyNumber) });
  const number = (await opened.getByRole("heading", { level: 2 }).textContent()) ?? "";
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.deepEqual(errors, []);
  // Two maps drawn in software are too much for two cores.
  await page.close();
  return number;
}

/** Step 4, the one way: a unit from the list. */
async function orderUnit(page: Page, words: Words): Promise<void> {
  await page.keyboard.press("o");
  const unit = page.getByRole("listbox", { name: words.orderUnit }).getByRole("option", { selected: true });
  await unit.waitFor();
  // Nothing is promised for what flies, so the card would show no clock for it.
  const { units } = (await (await page.request.get("/api/v1/units")).json()) as {
    units: readonly { callsign: string; kind: string }[];
  };
  const flying = units.filter(({ kind }) => kind === "airSquad").map(({ callsign }) => callsign);
  assert.ok(flying.length > 0, "the demo has an air squad");
  for (let row = 0; row < flying.length; row++) {
    if (!flying.includes((await unit.locator(".picker-callsign").textContent())?.trim() ?? "")) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** Step 4, the other way: a station, whose desk signs and sends a crew of its own. */
async function orderStation(demo: Demo, page: Page, words: Words, number: string): Promise<void> {
  // So that the drill's dispatchers do not send the crew that is free elsewhere meanwhile.
  await setPace(page, words, words.stop);
  await stillDrill(demo.url);
  await chooseIncident(page, words, number);
  await page.keyboard.press("s");
  const stations = page.getByRole("listbox", { name: words.orderStation });
  await stations.getByText(words.responsible).waitFor();
  // The responsible one is chosen beforehand where it has a crew that is free; else one moves to the next that has a crew
  // that can go (one that is free may be resting, or without a sworn officer).
  const able = await namesOfAbleStations(page, words);
  const station = stations.getByRole("option", { selected: true });
  // One who can go may be at another incident: a station without a free crew is asked about first, and is passed by here.
  for (let row = 0; row < 9; row++) {
    const free = station.filter({ has: page.locator('[data-heed="false"]') }).locator(".picker-callsign");
    const chosen = (await free.count()) === 1 ? ((await free.textContent()) ?? "") : "";
    if (able.includes(chosen)) break;
    await page.keyboard.press("ArrowDown");
  }
  const name = (await station.locator(".picker-callsign").textContent()) ?? "";
  assert.ok(able.includes(name), `a station with a crew that can go is chosen: ${able.join(", ")}`);
  await page.keyboard.press("Enter");
  const ordered = page.getByRole("region", { name: words.incident(number) }).getByRole("listitem", { name });
  await ordered.waitFor();

  const desk = await door(demo, words);
  await desk.page.getByRole("button", { name: words.chooseDesk }).click();
  await desk.page.getByRole("button", { name, exact: true }).click();
  await chooseIncident(desk.page, words, number);
  const task = desk.page.getByRole("region", { name: words.incident(number) }).getByRole("listitem", { name });
  // The drill's desk may have signed before the visitor took its seat.
  const sign = task.getByRole("button", { name: words.sign });
  const send = task.getByRole("button", { name: words.sendCrew });
  await sign.or(send).first().waitFor();
  if (await sign.isVisible()) await sign.click();
  await send.click();
  await task.getByRole("option", { selected: true }).waitFor();
  // A crew that is free may be one that cannot go (no sworn officer, resting): the desk says why, and one takes the next.
  const crew = crewOf(page, words, number).first();
  for (let row = 0; row < 9 && (await crew.count()) === 0; row++) {
    if (row > 0) await desk.page.keyboard.press("ArrowDown");
    await desk.page.keyboard.press("Enter");
    await crew.waitFor({ timeout: patience() / 6 }).catch(() => undefined);
  }
  await crew.waitFor();
  await setPace(page, words, "1×");
  assert.deepEqual(desk.errors, []);
  await desk.page.close();
}

/** The stations with a crew that can go to the chosen incident, as they are called on the page. */
async function namesOfAbleStations(page: Page, words: Words): Promise<readonly string[]> {
  const read = async (path: string) => (await page.request.get(`/api/v1/${path}`)).json();
  const incident = new URL(page.url()).searchParams.get("incident") ?? "";
  const { ranked } = (await read(`incidents/${incident}/recommendation?most=1000`)) as {
    ranked: readonly { unit: string }[];
  };
  const { units } = (await read("units")) as { units: readonly { id: string; station?: string }[] };
  const { state } = (await read("district")) as {
    state: { stations: Readonly<Record<string, { name: { zh: string; en: string } }>> };
  };
  return ranked.flatMap(({ unit }) => {
    const at = state.stations[units.find(({ id }) => id === unit)?.station ?? ""];
    return at === undefined ? [] : [at.name[words.locale === "zh-CN" ? "zh" : "en"]];
  });
}

async function chooseIncident(page: Page, words: Words, number: string): Promise<void> {
  await page.getByRole("option", { name: new RegExp(`\\b${number}\\b`) }).click();
  await page.getByRole("region", { name: words.incident(number) }).waitFor();
}

const crewOf = (page: Page, words: Words, number: string) =>
  page.getByRole("region", { name: words.incident(number) }).getByRole("listitem", { name: /^[A-Z]{2}-\d\d$/ });

/** Steps 4 to 7: ordered, arrived, filed, printed, proved. The file of the proof. */
async function bringToAnEnd(demo: Demo, words: Words, number: string, way: "unit" | "station"): Promise<string> {
  // 4: the dispatcher, in a window that shares no sign-in, sees it and orders somebody.
  const { page, errors } = await clickIn(demo, words, words.dispatcher);
  const card = page.getByRole("region", { name: words.incident(number) });
  try {
    const proof = await handle(demo, words, number, way, page, card);
    assert.deepEqual(errors, []);
    await page.close();
    return proof;
  } catch (error) {
    throw new Error(`the card at that moment:\n${await card.innerText()}`, { cause: error });
  }
}

async function handle(
  demo: Demo,
  words: Words,
  number: string,
  way: "unit" | "station",
  page: Page,
  card: Locator,
): Promise<string> {
  await chooseIncident(page, words, number);
  await (way === "unit" ? orderUnit(page, words) : orderStation(demo, page, words, number));
  await crewOf(page, words, number).first().waitFor();

  // 5: the way by road is on the map, the promise on the card, the reach behind R.
  const map = page.locator(".map-place");
  await until(120, async () => {
    const drawn = JSON.parse((await map.getAttribute("data-drawn")) ?? "{}") as Record<string, number>;
    return (drawn["way"] ?? 0) > 0 ? true : undefined;
  });
  await card.getByRole("list", { name: words.promise }).waitFor();
  await page.keyboard.press("r");
  await page.getByRole("region", { name: words.reach }).waitFor();

  // 6: the drill's crew goes there by itself; quicker, so that nobody waits.
  const before = await whereabouts(page);
  await setPace(page, words, "20×");
  await card.getByText(words.reported).waitFor({ timeout: 4 * patience() });
  assert.notEqual(await whereabouts(page), before, "crews move again");
  await card.getByRole("button", { name: words.file, exact: true }).click();
  const sheet = card.locator('a[href$="/sheet"]');
  const [printed] = await Promise.all([page.context().waitForEvent("page"), sheet.click()]);
  await printed.getByText(number).first().waitFor();
  await printed.close();

  // 7: a proof of a line is saved.
  const prove = card.getByRole("link", { name: words.prove }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), prove.click()]);
  const proof = join(files, `${words.locale}-${download.suggestedFilename()}`);
  await download.saveAs(proof);
  await setPace(page, words, "1×");
  return proof;
}

test("the steps that are walked are the steps that are written, in both languages", async () => {
  for (const [name, heading] of [
    ["README.md", "## The first five minutes"],
    ["README.zh-CN.md", "## 头五分钟"],
  ] as const) {
    const text = await readFile(join(import.meta.dirname, "../..", name), "utf8");
    const part = text.slice(text.indexOf(heading)).split("\n## ")[0] ?? "";
    assert.equal(part.match(/^\d\. /gm)?.length, 8, name);
  }
});

/** Step 8: Ctrl-C and again; everything is where it was. */
async function stopAndStart(demo: Demo): Promise<void> {
  assert.equal((await fetch(`${demo.url}/proof`)).status, 200, "the page for everybody");
  demo.running.process.kill("SIGINT");
  await demo.running.stop();
  demo.running = await startCallsign(demo.data, ["--demo"]);
  const whole = await callsign(["verify", "--data", demo.data]);
  assert.equal(whole.code, 0, whole.stdout + whole.stderr);
}

// Side by side: most of a walk is waiting for crews to drive.
describe("the first five minutes of the README", { concurrency: true }, () => {
  for (const [words, way] of [
    [chinese, "unit"],
    [english, "station"],
  ] as const) {
    test(`${words.locale}, ordering a ${way}`, () =>
      withDemo(async (demo) => {
        const proof = await bringToAnEnd(demo, words, await takeCall(demo, words), way);
        // 7: checked offline with the key of the data folder beside it; without a key nobody has vouched, which is not BAD.
        const checked = await callsign(["verify", "--proof", proof, "--data", demo.data]);
        assert.equal(checked.code, 0, checked.stdout);
        assert.match(checked.stdout, /^ok /);
        const alone = await callsign(["verify", "--proof", proof, "--data", join(files, "none")]);
        assert.equal(alone.code, 1);
        assert.match(alone.stdout, /^\?\? /);
        await stopAndStart(demo);
      }));
  }
});

import { randomBytes } from "node:crypto";
import { type ChildProcess, fork } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { openBrowser } from "../programs/console/testing/browser.ts";
import { signInWindow } from "../programs/console/testing/window.ts";
import { quietAnhe } from "../programs/drill/anhe-drill.ts";
import { startServer } from "../programs/server/server.ts";
import { mintToken } from "../src/access/server/token.ts";
import { tokenKey } from "../src/access/server/token-key.ts";
import { ulidOf } from "../src/ground/ulid.ts";
import { firstPush, type PushBytes } from "./first-push.ts";
import { percentile } from "./percentile.ts";

/** What a dispatcher's screen costs and how soon it answers, in one window of 1440 × 900. */
export interface ScreenFigures {
  /**
   * What the page's main thread has to do while nobody touches anything, a second: by the clock, which other work on the
   * machine lengthens, and in processor seconds, which a page that does not keep up saves.
   */
  readonly mainThread: { readonly byClock: number; readonly processor: number };
  readonly framesPerSecond: number;
  /** Milliseconds from a key that chooses the next incident until the frame after it is painted. */
  readonly select: Latency;
  /** Milliseconds from a key in the narrative of a call until the frame after it is painted. */
  readonly typing: Latency;
}

interface Latency {
  readonly p50: number | null;
  readonly p95: number | null;
}

export interface HallFigures {
  readonly units: number;
  readonly incidents: number;
  /** Orders and positions a second that were taken while the screen was measured. */
  readonly changesPerSecond: number;
  /** What a dispatcher who joins is sent first. */
  readonly firstPush: PushBytes;
  readonly withMap: ScreenFigures;
  readonly withoutMap: ScreenFigures;
  /** Milliseconds from a setting that is sent until another screen, with the map, shows it. */
  readonly setting: Latency;
}

const units = 1000;
const incidents = 500;
const changesPerSecond = 50;
const choices = 40;
const settingChanges = 20;
/** Letters of one key each. */
const narrative = "liang ren zai lukou zhengchao, yi ren shou bu cashang";
/** What a page does after it has opened is over by then. */
const settleMillis = 4000;

/** The hall's screen, with the map and with the map folded, before a large board that moves. */
export async function measureHall(
  databaseUrl: string,
  seconds: number,
  progress: (line: string) => void,
): Promise<HallFigures> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-hall-"));
  const undo: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const dataFolder = join(folder, "data");
    await mkdir(dataFolder);
    const server = await startServer({
      ...{ databaseUrl, dataFolder, kind: "demo", host: "127.0.0.1", port: 0, drill: quietAnhe },
      log: () => undefined,
    });
    undo.push(server.stop);
    const giver = { officer: "bench", role: "importer" };
    const token = mintToken(await tokenKey(dataFolder), { giver, expires: Date.now() + 3_600_000 });
    progress(`hall: ${units} units and ${incidents} incidents`);
    const given = [server.url, token, `${units}`, `${incidents}`, `${changesPerSecond}`];
    const load = fork(join(import.meta.dirname, "hall-load.ts"), given);
    undo.push(() => load.connected && load.disconnect());
    const moving = await boardOf(load);
    const dispatcher = { officer: "bench", role: "dispatcher" };
    const joining = mintToken(await tokenKey(dataFolder), { giver: dispatcher, expires: Date.now() + 3_600_000 });
    const pushed = await firstPush(server.url, joining);
    const browser = await openBrowser();
    undo.push(() => browser.close());
    const began = performance.now();
    const before = moving.changes();
    progress("hall: the screen with its map");
    const withMap = await measureScreen(browser, server.url, seconds, true);
    progress("hall: the screen without its map");
    const withoutMap = await measureScreen(browser, server.url, seconds, false);
    progress("hall: a setting, on another screen");
    const administrator = { officer: "bench", role: "systemAdministrator" };
    const setting = await settingTimes(
      browser,
      server.url,
      mintToken(await tokenKey(dataFolder), { giver: administrator, expires: Date.now() + 3_600_000 }),
    );
    const taken = (moving.changes() - before) / ((performance.now() - began) / 1000);
    const changed = Math.round(taken * 10) / 10;
    return { units, incidents, changesPerSecond: changed, firstPush: pushed, withMap, withoutMap, setting };
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

/** Waits until the board is filled; then tells how many changes there were. Its end before that is an error. */
async function boardOf(load: ChildProcess): Promise<{ changes(): number }> {
  let changes = 0;
  let failed: string | undefined;
  await new Promise<void>((resolve, reject) => {
    load.on("message", (told: { ready?: boolean; changes?: number; failed?: string }) => {
      changes += told.changes ?? 0;
      if (told.ready === true) resolve();
      if (told.failed !== undefined) reject(new Error((failed = told.failed)));
    });
    load.once("exit", (code) => reject(new Error(`the process that moves the board ended with ${code}`)));
  });
  return {
    changes: () => {
      if (failed !== undefined) throw new Error(failed);
      return changes;
    },
  };
}

async function measureScreen(browser: Browser, url: string, seconds: number, map: boolean): Promise<ScreenFigures> {
  const { page } = await signInWindow(browser, url, { role: "dispatcher" });
  try {
    const session = await page.context().newCDPSession(page);
    if (map) await page.locator("[data-drawn]").waitFor();
    else await page.keyboard.press("m");
    await pause(settleMillis);
    const mainThread = {
      byClock: await mainThreadShare(session, seconds, "timeTicks"),
      processor: await mainThreadShare(session, seconds, "threadTicks"),
    };
    const framesPerSecond = await framesIn(page, seconds);
    await page.evaluate(timesKeys);
    await page.getByRole("listbox", { name: "警情" }).focus();
    await page.keyboard.press("Home");
    const select = await keyTimes(page, Array<string>(choices).fill("ArrowDown"), 250);
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "通话内容" }).focus();
    const typing = await keyTimes(
      page,
      Array.from(narrative, (letter) => (letter === " " ? "Space" : letter)),
      120,
    );
    return { mainThread, framesPerSecond, select, typing };
  } finally {
    await page.context().close();
  }
}

/** The district's word for a status is changed, as the page of words does it; a dispatcher's hall shows it over the units. */
async function settingTimes(browser: Browser, url: string, token: string): Promise<Latency> {
  const { page } = await signInWindow(browser, url, { role: "dispatcher" });
  const send = async (zh: string, en: string) => {
    const reply = await fetch(`${url}/api/v1/orders/SetWord`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": ulidOf(Date.now(), randomBytes(10)),
      },
      body: JSON.stringify({ word: "status.standby", zh, en }),
    });
    if (!reply.ok) throw new Error(`the setting of the measurement was refused: ${await reply.text()}`);
  };
  try {
    await page.locator("[data-drawn]").waitFor();
    await pause(settleMillis);
    const times: number[] = [];
    for (let change = 0; change < settingChanges; change++) {
      const word = `备勤之${change}`;
      const began = performance.now();
      await Promise.all([
        send(word, `Standby ${change}`),
        page
          .getByText(new RegExp(`${word}(?!\\d)`))
          .first()
          .waitFor(),
      ]);
      times.push(performance.now() - began);
      await pause(250);
    }
    return latencyOf(times);
  } finally {
    await page.context().close();
  }
}

async function mainThreadShare(
  session: CDPSession,
  seconds: number,
  timeDomain: "timeTicks" | "threadTicks",
): Promise<number> {
  await session.send("Performance.enable", { timeDomain });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  };
  const [before, began] = [await spent(), performance.now()];
  await pause(seconds * 1000);
  const share = ((await spent()) - before) / ((performance.now() - began) / 1000);
  await session.send("Performance.disable");
  return Math.round(share * 100) / 100;
}

async function framesIn(page: Page, seconds: number): Promise<number> {
  const perSecond = await page.evaluate<number>(`new Promise((resolve) => {
    const began = performance.now();
    let frames = 0;
    const count = (now) => {
      frames += 1;
      if (now - began < ${seconds * 1000}) requestAnimationFrame(count);
      else resolve((frames * 1000) / (now - began));
    };
    requestAnimationFrame(count);
  })`);
  return Math.round(perSecond * 10) / 10;
}

/** Notes how long after each key the frame that follows it was painted. */
const timesKeys = `globalThis.keyTimes = [];
addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(() => {
  const painted = new MessageChannel();
  painted.port1.onmessage = () => globalThis.keyTimes.push(performance.now() - timeStamp);
  painted.port2.postMessage(null);
}), { capture: true });`;

async function keyTimes(page: Page, keys: readonly string[], gapMillis: number): Promise<Latency> {
  await page.evaluate("globalThis.keyTimes.length = 0");
  for (const key of keys) {
    await page.keyboard.press(key);
    await pause(gapMillis);
  }
  return latencyOf(await page.evaluate<number[]>("globalThis.keyTimes"));
}

function latencyOf(times: readonly number[]): Latency {
  const rounded = (rank: number) => {
    const found = percentile(times, rank);
    return found === null ? null : Math.round(found);
  };
  return { p50: rounded(50), p95: rounded(95) };
}

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach } from "node:test";
import type { Browser, BrowserContext } from "playwright-core";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { randomBytes } from "node:crypto";
import { testDatabase } from "../../../src/journal/server/testing/test-database.ts";
import { quietAnhe } from "../../drill/anhe-drill.ts";
import type { ServerOptions } from "../../server/server-options.ts";
import { startServer } from "../../server/server.ts";
import { failOfUndeclared } from "../../server/testing/undeclared.ts";
import {
  closeWindows,
  openWindow,
  type Seat,
  signInPath,
  signInWindow,
  type WindowLook,
  type WindowOptions,
  type Windows,
} from "./window.ts";
import { openBrowser } from "./browser.ts";
import { demoDatabase } from "./demo-database.ts";

/** One browser for all halls that are open. Each window is a context of its own, which shares nothing with others. */
let browser: Promise<Browser> | undefined;
let isKept = false;

async function sharedBrowser(): Promise<Browser> {
  const open = await browser?.catch(() => undefined);
  if (open?.isConnected() === true) return open;
  browser = openBrowser();
  return browser;
}

async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  await (await open?.catch(() => undefined))?.close();
}

/** Keeps the browser when the last hall is closed, until the tests of this process are over. */
export function keepBrowser(): void {
  isKept = true;
  after(closeBrowser);
}

/** The windows of each open hall. */
const windowsOfHalls = new Set<Set<BrowserContext>>();

// A window left open is told and draws what later tests do: with those of sending.browser.test.ts left open it took 68 s of
// processor time, and 37 s without.
afterEach(async () => {
  for (const windows of windowsOfHalls) await closeWindows(windows);
});

/** The demo district without its synthetic people, served to a real browser, by itself with the map folded away. */
export async function openHall(more: Partial<ServerOptions> = {}, map: "open" | "folded" = "folded") {
  const lines: string[] = [];
  // What is noted first is done last: the server has answered everything by then.
  const undo: (() => Promise<unknown>)[] = [async () => failOfUndeclared(lines)];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    // A folder that a test has prepared is a district of its own.
    const made = more.dataFolder === undefined ? process.env["CALLSIGN_TEST_DEMO"] : undefined;
    const database = await testDatabase(made === undefined ? undefined : demoDatabase);
    undo.push(database.drop);
    const dataFolder = await mkdtemp(join(tmpdir(), "callsign-console-"));
    undo.push(() => rm(dataFolder, { recursive: true, force: true }));
    if (made !== undefined) await cp(made, dataFolder, { recursive: true });
    const server = await startServer({
      databaseUrl: database.url,
      dataFolder,
      kind: "demo",
      host: "127.0.0.1",
      port: 0,
      log: (line) => lines.push(line),
      drill: quietAnhe,
      ...more,
    });
    undo.push(server.stop);
    const own = await sharedBrowser();
    const windows = new Set<BrowserContext>();
    windowsOfHalls.add(windows);
    undo.push(async () => {
      windowsOfHalls.delete(windows);
      await closeWindows(windows, "all");
      if (!isKept && windowsOfHalls.size === 0) await closeBrowser();
    });
    const within: Windows = {
      newContext: async (options) => {
        const context = await own.newContext(options);
        windows.add(context);
        return context;
      },
    };
    return {
      url: server.url,
      /** A window of its own, signed in. */
      window: (o: WindowOptions) => signInWindow(within, server.url, { map, ...o }),
      /** Gives orders as the importing program, without a window. */
      orders: () => orderGiver(server.url, { role: "importer" }),
      /** Gives orders from a seat of the drill, or as one of its staff. */
      ordersAs: (seat: Seat) => orderGiver(server.url, seat),
      /** Asks the API for something from a seat. */
      ask: async (seat: Seat, path: string, body: object) => (await seatAt(server.url, seat))(path, body),
      /** A window of a browser nobody is signed in with. */
      door: (o: WindowLook & { readonly url?: string } = {}) => openWindow(within, o.url ?? server.url, { map, ...o }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** A request to the API with the session of a seat. */
async function seatAt(url: string, seat: Seat) {
  const signed = await fetch(url + signInPath(seat), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(seat),
  });
  if (!signed.ok) throw new Error(await signed.text());
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  return async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
}

/** Gives orders over HTTP from a seat; answers the ids they were given. */
async function orderGiver(url: string, seat: Seat) {
  const post = await seatAt(url, seat);
  return async (orders: readonly { readonly name: string; readonly body: object }[]): Promise<readonly string[]> => {
    const list = orders.map((order) => ({ id: ulidOf(Date.now(), randomBytes(10)), ...order }));
    const { answers } = (await post("/orders", list)) as {
      answers: readonly { accepted?: boolean; code?: string }[];
    };
    const refused = answers.find((answer) => answer.accepted !== true);
    if (refused !== undefined) throw new Error(`an order of the test was refused: ${JSON.stringify(refused)}`);
    return list.map((order) => order.id);
  };
}

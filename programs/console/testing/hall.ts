import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { randomBytes } from "node:crypto";
import { testDatabase } from "../../../src/journal/server/testing/test-database.ts";
import { startServer } from "../../server/server.ts";
import { openWindow, signInWindow, type WindowOptions } from "./window.ts";
import { openBrowser } from "./browser.ts";

/** The demo district without its synthetic people, served to a real browser. */
export async function openHall() {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const database = await testDatabase();
    undo.push(database.drop);
    const dataFolder = await mkdtemp(join(tmpdir(), "callsign-console-"));
    undo.push(() => rm(dataFolder, { recursive: true, force: true }));
    const server = await startServer({
      databaseUrl: database.url,
      dataFolder,
      kind: "demo",
      host: "127.0.0.1",
      port: 0,
      log: () => undefined,
      drill: false,
    });
    undo.push(server.stop);
    const browser = await openBrowser();
    undo.push(() => browser.close());
    return {
      url: server.url,
      /** A window of its own, signed in. */
      window: (o: WindowOptions) => signInWindow(browser, server.url, o),
      /** Gives orders without a window, as the program that imports or in another role. */
      orders: (role = "importer") => orderGiver(server.url, role),
      /** Asks the API for something as a seat of a role. */
      ask: (role: string, path: string, body: object) => askAs(server.url, role, path, body),
      /** A window of a browser nobody is signed in with. */
      door: (o: Omit<WindowOptions, "role"> & { readonly url?: string } = {}) =>
        openWindow(browser, o.url ?? server.url, o),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** A request to the API with the session of a seat. */
async function seatAt(url: string, role: string) {
  const signed = await fetch(`${url}/api/v1/session/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ role }),
  });
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

async function askAs(url: string, role: string, path: string, body: object): Promise<unknown> {
  const post = await seatAt(url, role);
  return post(path, body);
}

/** Gives orders over HTTP as a seat of a role; answers the ids they were given. */
async function orderGiver(url: string, role: string) {
  const post = await seatAt(url, role);
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

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ulidOf } from "../../../src/ground/ulid.ts";
import { randomBytes } from "node:crypto";
import { testDatabase } from "../../../src/journal/server/testing/test-database.ts";
import { startServer } from "../../server/server.ts";
import { signInWindow } from "./window.ts";
import { openBrowser } from "./browser.ts";

/** The demo district without its synthetic people, served to a real browser. */
export async function openHall() {
  const database = await testDatabase();
  const parent = await mkdtemp(join(tmpdir(), "callsign-console-"));
  await chmod(parent, 0o700);
  const server = await startServer({
    databaseUrl: database.url,
    dataFolder: join(parent, "data"),
    kind: "demo",
    host: "127.0.0.1",
    port: 0,
    log: () => undefined,
    drill: false,
  });
  const browser = await openBrowser();
  return {
    url: server.url,
    browser,
    /** A window of its own, signed in. */
    window: (o: Parameters<typeof signInWindow>[2]) => signInWindow(browser, server.url, o),
    /** Gives an order as the administrator, without a window. */
    orders: () => orderGiver(server.url),
    close: async () => {
      await browser.close();
      await server.stop();
      await database.drop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export type Hall = Awaited<ReturnType<typeof openHall>>;

/** Gives orders over HTTP in the administrator's name; answers the ids they were given. */
async function orderGiver(url: string) {
  const signed = await fetch(`${url}/api/v1/session/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ role: "administrator" }),
  });
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  return async (orders: readonly { readonly name: string; readonly body: object }[]): Promise<readonly string[]> => {
    const list = orders.map((order) => ({ id: ulidOf(Date.now(), randomBytes(10)), ...order }));
    const response = await fetch(`${url}/api/v1/orders`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify(list),
    });
    const { answers } = (await response.json()) as { answers: readonly { accepted?: boolean; code?: string }[] };
    const refused = answers.find((answer) => answer.accepted !== true);
    if (refused !== undefined) throw new Error(`an order of the test was refused: ${JSON.stringify(refused)}`);
    return list.map((order) => order.id);
  };
}

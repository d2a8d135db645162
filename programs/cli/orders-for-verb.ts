import { tokenKey } from "../../src/access/server/token-key.ts";
import { mintToken } from "../../src/access/server/token.ts";
import type { Giver } from "../../src/ground/fact.ts";
import { findDataFolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { openKeyStore } from "../../src/journal/server/key-store.ts";
import type { KeySource } from "../../src/journal/server/key-source.ts";
import { keySourceOf } from "./key-source-option.ts";
import { note } from "./language.ts";
import { type Orders, ordersAt } from "./orders-at-server.ts";
import { askOf } from "./own-server.ts";
import { serve } from "./serve.ts";
import { type Given, Usage } from "./verb.ts";

/** Orders of the server named, of the running one of the data folder, or of one started for the while. */
export async function withOrders<T>(given: Given, as: Giver, work: (orders: Orders) => Promise<T>): Promise<T> {
  return withOrdersOf(given, as.officer, async (ordersOf) => work(await ordersOf(as)));
}

/** The same for a verb whose orders are of several roles; with a token they are all of its holder. */
export async function withOrdersOf<T>(
  given: Given,
  verb: string,
  work: (ordersOf: (as: Giver) => Promise<Orders>) => Promise<T>,
): Promise<T> {
  const url = given.text("url");
  const token = given.text("token");
  if (url !== undefined) {
    if (token === undefined) throw new Usage({ zh: "--url 需要同时给出 --token。", en: "--url needs --token." });
    return work(async () => ordersAt(url, token));
  }
  const data = given.text("data") ?? "data";
  const source = keySourceOf(given);
  const running = findDataFolder(data) === undefined ? undefined : runningOf(data);
  if (running !== undefined) {
    return work(async (as) => ordersAt(running.url, await tokenOf(data, source, as), askOf(running.certificate)));
  }
  const log = (line: string) => note(`callsign: ${line}`);
  const served = await serve({
    data,
    kind: undefined,
    kindWhenNew: "empty",
    host: "127.0.0.1",
    port: 0,
    database: undefined,
    keySource: source,
    verb,
    log,
  });
  try {
    return await work(async (as) => ordersAt(served.url, await tokenOf(data, source, as)));
  } finally {
    await served.stop();
  }
}

/** What the verb is while it gives orders: it bears its name, and the role its orders need. */
async function tokenOf(data: string, source: KeySource, giver: Giver): Promise<string> {
  const day = 86_400_000;
  return mintToken(await tokenKey(data, await openKeyStore(data, source)), {
    giver,
    expires: Date.now() + day,
  });
}

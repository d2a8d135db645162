import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { temporaryCluster } from "../src/journal/server/engine/temporary-cluster.ts";
import { callsign, newDataFolder, startCallsign } from "./running-callsign.ts";

/* Every verb that needs the database, while there is none, while it recovers, and with a refused password. */
const cluster = await temporaryCluster({ durable: false });
const folder = await newDataFolder();
const beside = (name: string) => join(dirname(folder.path), name);
let stand: Server | undefined;
after(async () => {
  stand?.close();
  await folder.remove();
  await cluster.stop();
});

const server = await startCallsign(folder.path, ["--empty", "--database", cluster.url]);
const backup = await callsign(["backup", beside("log.backup"), "--keys", beside("log.keys"), "--data", folder.path]);
assert.equal(backup.code, 0, backup.stderr);
await server.stop();
const record = join(folder.path, "postgres.json");
const whole = await readFile(record, "utf8");
await writeFile(beside("table.csv"), "Received DtTm\n2026-11-01T00:00:00Z\n");
await writeFile(beside("mapping.json"), `{"timezone":"UTC","times":{"received":"Received DtTm"}}`);
await writeFile(beside("people.csv"), "badge,name\n1,A\n");

const data = ["--data", folder.path];
/** With a database of its own where the verb takes one; the folder remembers its own otherwise. */
const verbs: readonly { readonly words: readonly string[]; readonly named?: true }[] = [
  { words: ["start", "--port", "0", ...data] },
  { words: ["verify", ...data] },
  { words: ["checkpoint", ...data] },
  { words: ["rebuild", ...data] },
  { words: ["rebuild", "--check", ...data] },
  { words: ["reads", "--check", ...data] },
  { words: ["backup", beside("other.backup"), ...data] },
  { words: ["keys", "status", ...data] },
  { words: ["keys", "check", ...data] },
  { words: ["keys", "rotate", ...data] },
  { words: ["keys", "backup", beside("other.keys"), ...data] },
  { words: ["keys", "put-back", beside("log.keys"), ...data] },
  { words: ["keys", "give-up", "token.key", ...data] },
  { words: ["admit", "100001", "--name", "A", ...data] },
  { words: ["replay", beside("table.csv"), "--mapping", beside("mapping.json"), ...data] },
  { words: ["import", "holidays", "2026", ...data] },
  { words: ["import", "people", beside("people.csv"), ...data] },
  { words: ["fit", ...data] },
  { words: ["restore", beside("log.backup"), "--keys", beside("log.keys"), "--data", beside("new")], named: true },
];

async function eachSays(database: string, pattern: { en: RegExp; zh: RegExp }): Promise<void> {
  await writeFile(record, `${JSON.stringify({ external: database })}\n`);
  const bad: string[] = [];
  for (const [index, { words, named }] of verbs.entries()) {
    // One after another in either language, so that both are read.
    const language = index % 2 === 0 ? "en" : "zh";
    const environment = { LC_ALL: language === "en" ? "C" : "zh_CN.UTF-8" };
    const said = await callsign([...words, ...(named === true ? ["--database", database] : [])], environment);
    const isGood =
      said.code === 2 &&
      pattern[language].test(said.stderr) &&
      !/unexpected|意外|\n\s+at |{\w+}/.test(said.stderr) &&
      !said.stderr.includes("hidden-word") &&
      !said.stdout.includes("hidden-word");
    if (!isGood) bad.push(`${words[0]} ${words[1]} (${language}): ${said.code} ${said.stderr}${said.stdout}`);
  }
  await writeFile(record, whole);
  assert.deepEqual(bad, []);
}

/** Speaks PostgreSQL as far as saying why it lets nobody in. */
async function standIn(state: string, message: string): Promise<string> {
  stand?.close();
  const text = `SFATAL\0VFATAL\0C${state}\0M${message}\0\0`;
  const refusal = Buffer.concat([Buffer.from("E"), Buffer.alloc(4), Buffer.from(text)]);
  refusal.writeInt32BE(refusal.length - 1, 1);
  stand = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(refusal));
  }).listen(0, "127.0.0.1");
  await once(stand, "listening");
  return `postgres://callsign:hidden-word@127.0.0.1:${(stand.address() as AddressInfo).port}/postgres`;
}

test("nothing answers: each verb says so in a sentence, with exit code 2 and without the password", async () => {
  const url = await standIn("57P03", "-");
  const { port } = new URL(url);
  stand?.close();
  await once(stand ?? assert.fail(), "close");
  await eachSays(url, {
    en: new RegExp(`:${port}/postgres does not answer`),
    zh: new RegExp(`:${port}/postgres ?没有应答`),
  });
});

test("the database is starting or recovering: each verb says so", async () => {
  await eachSays(await standIn("57P03", "the database system is in recovery mode"), {
    en: /starting, recovering or stopping/,
    zh: /正在启动、恢复或停止/,
  });
});

test("a refused password is said, and not shown", async () => {
  const url = new URL(cluster.url);
  url.password = "hidden-word";
  await eachSays(url.href, { en: /refuses the user or the password/, zh: /拒绝了用户名或口令/ });
});

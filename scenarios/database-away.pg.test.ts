import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { after, test } from "node:test";
import { temporaryCluster } from "../src/journal/server/engine/temporary-cluster.ts";
import { runCommandLine } from "../programs/cli/main.ts";
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
  { words: ["fit", "speeds", ...data] },
  { words: ["restore", beside("log.backup"), "--keys", beside("log.keys"), "--data", beside("new")], named: true },
];

/** As `callsign` itself, without a process for each: there are nearly sixty. */
async function inThisProcess(words: readonly string[], language: "en" | "zh") {
  const { write } = process.stderr;
  let stderr = "";
  process.env["LC_ALL"] = language === "en" ? "C" : "zh_CN.UTF-8";
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += String(text);
    return true;
  };
  try {
    return { code: await runCommandLine(words), stderr };
  } finally {
    process.stderr.write = write;
  }
}

async function eachSays(database: string, pattern: { en: RegExp; zh: RegExp }, asked = verbs): Promise<void> {
  await writeFile(record, `${JSON.stringify({ external: database })}\n`);
  const bad: string[] = [];
  for (const [index, { words, named }] of asked.entries()) {
    // One after another in either language, so that both are read.
    const language = index % 2 === 0 ? "en" : "zh";
    const said = await inThisProcess([...words, ...(named === true ? ["--database", database] : [])], language);
    const isGood =
      said.code === 2 &&
      pattern[language].test(said.stderr) &&
      !/unexpected|意外|\n\s+at |{\w+}/.test(said.stderr) &&
      !said.stderr.includes("hidden-word");
    if (!isGood) bad.push(`${words[0]} ${words[1]} (${language}): ${said.code} ${said.stderr}`);
  }
  await writeFile(record, whole);
  assert.deepEqual(bad, []);
}

/** Speaks PostgreSQL as far as saying why it lets nobody in. */
async function standIn(state: string, message: string, letsIn = false): Promise<string> {
  stand?.close();
  const text = `SFATAL\0VFATAL\0C${state}\0M${message}\0\0`;
  const refusal = Buffer.concat([Buffer.from("E"), Buffer.alloc(4), Buffer.from(text)]);
  refusal.writeInt32BE(refusal.length - 1, 1);
  stand = createServer((socket) => {
    socket.on("error", () => undefined);
    // AuthenticationOk and ReadyForQuery, and then the end in the middle of the work.
    const welcome = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]);
    socket.once("data", () => {
      if (!letsIn) return void socket.end(refusal);
      socket.write(welcome);
      socket.once("data", () => socket.end(refusal));
    });
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
    en: new RegExp(`Cannot reach the database .*:${port}/postgres: `),
    zh: new RegExp(`无法连接数据库 .*:${port}/postgres：`),
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

test("beside a running server, whose database restarts or is cut off in the middle of the work, each verb says so", async () => {
  const running = await startCallsign(folder.path, []);
  try {
    const beside = verbs.filter(
      ({ words: [verb, act] }) =>
        ["verify", "checkpoint", "reads", "backup"].includes(verb ?? "") ||
        (verb === "rebuild" && act === "--check") ||
        (verb === "keys" && ["status", "check", "backup"].includes(act ?? "")),
    );
    assert.equal(beside.length, 8);
    const recovering = { en: /starting, recovering or stopping/, zh: /正在启动、恢复或停止/ };
    await eachSays(await standIn("57P03", "the database system is starting up"), recovering, beside);
    const cut = { en: /restarted|Cannot reach/, zh: /重启|无法连接/ };
    await eachSays(await standIn("57P01", "terminating connection due to administrator command", true), cut, beside);
  } finally {
    await running.stop();
  }
});

test("the schedule's thread says the same sentence, not what the driver said", async () => {
  const thread = new Worker(new URL("../src/journal/server/backup/backup-thread.ts", import.meta.url), {
    workerData: {
      plan: { to: dirname(folder.path), everyMinutes: 60, keeping: { newest: 2, days: 2 }, key: undefined, access: {} },
      databaseUrl: await standIn("57P03", "the database system is shutting down"),
      dataFolder: folder.path,
      version: "0",
      kind: "empty",
      ownSecret: Buffer.alloc(32, 7),
    },
  });
  const [took] = (await once(thread, "message")) as [{ trouble?: { zh: string; en: string } }];
  assert.match(took.trouble?.en ?? "", /starting, recovering or stopping/);
  assert.match(took.trouble?.zh ?? "", /正在启动、恢复或停止/);
  assert.doesNotMatch(JSON.stringify(took), /hidden-word/);
});

import { connect } from "../../src/journal/server/connect.ts";
import { dirname, resolve, sep } from "node:path";
import { existingDataFolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { noteKeyBackup, writeKeyFile } from "../../src/journal/server/key-file.ts";
import { openKeyStore, rewrapStore } from "../../src/journal/server/key-store.ts";
import { ulidOf } from "../../src/ground/ulid.ts";
import { randomBytes } from "node:crypto";
import { secretTables } from "../server/rooms.ts";
import { keySourceOf, keySourceOption, namedSource } from "./key-source-option.ts";
import { type Answer, checkKeys, giveUpKeys, putBackKeys } from "./keys-lost.ts";
import { keyStatus, statusInWords } from "./key-status.ts";
import { note, spoken } from "./language.ts";
import { withDatabase } from "./open-database.ts";
import { withOrders } from "./orders-for-verb.ts";
import { holdFolder } from "./serve.ts";
import { dataOption, type Given, jsonOption, Usage, type Verb } from "./verb.ts";

const acts = {
  status,
  check: checkKeys,
  rotate,
  rewrap,
  backup,
  "put-back": putBackKeys,
  "give-up": giveUpKeys,
} as const;

/** Secrets that are given up at once; an installation has no more. */
const mostNames = 12;

/** Looks after the keys of a data folder: what there is, a new epoch, another source, a file of their own. */
export const keysVerb: Verb = {
  name: "keys",
  summary: { zh: "查看、轮换、备份密钥", en: "look at, rotate and back up the keys" },
  usage:
    "keys status | keys check | keys rotate | keys rewrap --to SPEC | keys backup FILE | keys put-back FILE | keys give-up NAME [--knowingly]   [--data DIR] [--key-source SPEC] [--json]",
  arguments: [
    "status|check|rotate|rewrap|backup|put-back|give-up",
    "[FILE|NAME]",
    ...Array.from({ length: mostNames - 1 }, () => "[NAME]"),
  ],
  options: {
    to: {
      value: "SPEC",
      says: { zh: "改用此密钥来源（与 rewrap 同用）", en: "the key source to change to, with rewrap" },
    },
    knowingly: {
      says: {
        zh: "确认放弃（与 give-up 同用）：所列内容永远无法读取",
        en: "with give-up: give the named keys up; their values can never be read again",
      },
    },
    data: dataOption,
    "key-source": keySourceOption,
    json: jsonOption,
  },
  run: async (given) => {
    const name = given.rest[0] ?? "";
    const act = Object.hasOwn(acts, name) ? acts[name as keyof typeof acts] : undefined;
    if (act === undefined) {
      throw new Usage(
        {
          zh: "keys 之后应为 status、check、rotate、rewrap、backup、put-back 或 give-up，而不是“{name}”。",
          en: "After keys comes status, check, rotate, rewrap, backup, put-back or give-up, not “{name}”.",
        },
        { name },
      );
    }
    const extra = given.rest[name === "give-up" ? mostNames + 1 : name === "backup" || name === "put-back" ? 2 : 1];
    if (extra !== undefined) {
      throw new Usage({ zh: "多余的参数“{extra}”。", en: "Unexpected argument “{extra}”." }, { extra });
    }
    const answer = await act(given);
    process.stdout.write(given.has("json") ? `${JSON.stringify(answer.json)}\n` : `${answer.words}\n`);
    return answer.code ?? 0;
  },
};

const dataOf = (given: Given) => given.text("data") ?? "data";

async function status(given: Given): Promise<Answer> {
  const source = keySourceOf(given);
  const json = await withDatabase({ data: dataOf(given), verb: "keys" }, async (url, folder) =>
    keyStatus(url, folder.path, await openKeyStore(folder.path, source, { look: true })),
  );
  return { json, words: statusInWords(json) };
}

/** The order to the running server, or to one started for the while; answers when the old key is destroyed. */
async function rotate(given: Given): Promise<Answer> {
  const data = dataOf(given);
  existingDataFolder(data);
  const as = { officer: "keys", role: "systemAdministrator" };
  const epoch = await withOrders(given, as, async (orders) => {
    const id = ulidOf(Date.now(), randomBytes(10));
    const [refused] = await orders.give([{ id, name: "RotateKeys", body: {} }]);
    if (refused) throw new Environment(refused.sentence);
    for (let tries = 0; ; tries++) {
      const { epoch, leaving } = (await orders.read("/api/v1/keys")) as { epoch: number; leaving: number | null };
      if (leaving === null) return epoch;
      if (tries === 0) note(spoken({ zh: "callsign: 正在换到新密钥…", en: "callsign: moving to the new key …" }));
      await new Promise((done) => setTimeout(done, 200));
    }
  });
  return { json: { ok: true, epoch }, words: `ok  epoch ${epoch}` };
}

/** Puts every secret under another source; nobody may be using them meanwhile. */
async function rewrap(given: Given): Promise<Answer> {
  const spec = given.text("to");
  if (spec === undefined) {
    throw new Usage({ zh: "请用 --to 写明新的密钥来源。", en: "Name the new key source with --to." });
  }
  const from = keySourceOf(given);
  const to = namedSource(spec);
  const folder = existingDataFolder(dataOf(given));
  if (runningOf(folder.path) !== undefined) {
    throw new Environment(
      {
        zh: "数据目录 {path} 上的 Callsign 正在运行。请先停止，再更换密钥来源。",
        en: "A Callsign runs on the data folder {path}. Stop it before changing the key source.",
      },
      { path: folder.path },
    );
  }
  const log = (line: string) => note(`callsign: ${line}`);
  const lock = await holdFolder(folder.path, "keys", log);
  try {
    const store = await openKeyStore(folder.path, from, { log });
    const count = await rewrapStore(store, to);
    await openKeyStore(folder.path, to, { adopt: true, log });
    return { json: { ok: true, source: to.spec, secrets: count }, words: `ok  ${count} secrets by ${to.spec}` };
  } finally {
    lock.release();
  }
}

async function backup(given: Given): Promise<Answer> {
  const named = given.rest[1];
  if (named === undefined) throw new Usage({ zh: "请写明密钥文件。", en: "Name the key file." });
  const file = resolve(named);
  const source = keySourceOf(given);
  await withDatabase({ data: dataOf(given), verb: "keys" }, async (url, folder) => {
    if (`${dirname(file)}${sep}`.startsWith(`${folder.path}${sep}`)) {
      throw new Environment(
        { zh: "密钥文件不能写在数据目录里。", en: "A key file is not written into the data folder." },
        {},
      );
    }
    const store = await openKeyStore(folder.path, source);
    const client = await connect(url);
    try {
      const takenAt = new Date().toISOString();
      await writeKeyFile(client, store, file, secretTables, takenAt);
      noteKeyBackup(folder.path, takenAt);
    } finally {
      await client.end();
    }
  });
  return { json: { ok: true, file }, words: `ok  ${file}` };
}

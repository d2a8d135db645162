import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type pg from "pg";
import { connect } from "../../src/journal/server/connect.ts";
import { existingDataFolder, runningOf, writerOf } from "../../src/journal/server/engine/data-folder.ts";
import { syncFolder } from "../../src/journal/server/engine/durable-file.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { readGivenUp, writeGivenUp } from "../../src/journal/server/given-up.ts";
import { readKeyFile, refuseClosedKeyFile, secretIn } from "../../src/journal/server/key-file.ts";
import { forgetKeyMark } from "../../src/journal/server/key-marks.ts";
import { isSecretName, type KeyStore, openKeyStore } from "../../src/journal/server/key-store.ts";
import { type KeyTrouble, sumOf, troublesInWords, writeSum } from "../../src/journal/server/key-sums.ts";
import { epochOf } from "../../src/journal/server/keys.ts";
import { type KeysAtHand, keysAtHand } from "../../src/privacy/server/keys-at-hand.ts";
import { keyUses } from "../server/rooms.ts";
import { keySourceOf } from "./key-source-option.ts";
import { spoken } from "./language.ts";
import { type EpochsOpened, openedInWords, openEachEpoch } from "./open-each-epoch.ts";
import { withDatabase } from "./open-database.ts";
import { type Given, Usage } from "./verb.ts";

export interface Answer {
  readonly json: object;
  readonly words: string;
  readonly code?: number;
}

interface Looked extends KeysAtHand {
  readonly store: KeyStore;
  readonly dataFolder: string;
  readonly opened: EpochsOpened;
}

const dataOf = (given: Given) => given.text("data") ?? "data";

/** Looks at every secret of a folder, and opens a value of each epoch. */
async function look<T>(given: Given, work: (looked: Looked, client: pg.Client) => Promise<T>): Promise<T> {
  const source = keySourceOf(given);
  return await withDatabase({ data: dataOf(given), verb: "keys" }, async (url, folder) => {
    const store = await openKeyStore(folder.path, source, { look: true });
    const client = await connect(url);
    try {
      const found = await keysAtHand(client, {
        ...{ store, dataFolder: folder.path, writer: writerOf(folder.identity), keyUses },
      });
      const opened = await openEachEpoch(url, store);
      return await work({ ...found, store, dataFolder: folder.path, opened }, client);
    } finally {
      await client.end();
    }
  });
}

/** `keys check`: every secret, and whether of each epoch a value opens. */
export function checkKeys(given: Given): Promise<Answer> {
  return look(given, ({ troubles, lostWith, store, opened }) => {
    const names = [...new Set([...store.names(), ...troubles.map(({ name }) => name)])].toSorted();
    const ok = troubles.length === 0 && opened.ok;
    const secrets = names.map((name) => ({ name, trouble: troubles.find((one) => one.name === name)?.kind ?? null }));
    const lines = secrets.map(({ name, trouble }) => `${trouble === null ? "ok" : "BAD"}  ${name}`);
    const why = troubles.length === 0 ? [] : [spoken(troublesInWords(store.folder, troubles, lostWith))];
    return Promise.resolve({
      json: { ...opened, ok, secrets },
      words: [...lines, ...openedInWords(opened), ...why].join("\n"),
      code: ok ? 0 : 1,
    });
  });
}

/** `keys put-back KEYFILE`: what is gone, damaged or another's is taken out of a key file; what is whole is left alone. */
export async function putBackKeys(given: Given): Promise<Answer> {
  const named = given.rest[1];
  if (named === undefined) throw new Usage({ zh: "请写明密钥备份文件。", en: "Name the key file." });
  const file = resolve(named);
  const source = keySourceOf(given);
  const keys = readKeyFile(file);
  await refuseClosedKeyFile(file, keys, source);
  refuseRunning(given);
  return await look(given, async ({ troubles, store, lostWith, dataFolder }) => {
    const absent = troubles.filter(({ name }) => keys.files[name] === undefined);
    if (troubles.length === 0)
      return {
        json: { ok: true, putBack: [] },
        words: spoken({
          zh: "没有缺失或损坏的密钥，未作改动。",
          en: "No key is missing or damaged; nothing was changed.",
        }),
      };
    const putBack: string[] = [];
    for (const { name, kind } of troubles) {
      const text = keys.files[name];
      if (text === undefined || (await secretIn(keys, name, source)) === undefined) continue;
      if (kind !== "missing") store.setAside(name);
      const bytes = Buffer.from(text, "base64");
      writeFileSync(join(store.folder, name), bytes, { mode: 0o600, flush: true });
      writeSum(store.folder, name, sumOf(bytes));
      syncFolder(store.folder);
      putBack.push(name);
    }
    const waiting = readGivenUp(dataFolder);
    if (waiting.length > 0)
      writeGivenUp(
        dataFolder,
        waiting.filter(({ name }) => !putBack.includes(name)),
      );
    const lines = putBack.map((name) => `ok  ${join(store.folder, name)}`);
    const left = absent.length === 0 ? [] : [spoken(troublesInWords(store.folder, absent, lostWith))];
    return {
      json: { ok: absent.length === 0, putBack, missing: absent.map(({ name }) => name) },
      words: [...lines, ...left].join("\n"),
      code: absent.length === 0 ? 0 : 1,
    };
  });
}

/** `keys give-up NAME…`: says what can never be read again; with `--knowingly` the next start goes on without. */
export async function giveUpKeys(given: Given): Promise<Answer> {
  const names = given.rest.slice(1);
  if (names.length === 0)
    throw new Usage({
      zh: "请写明要放弃的密钥，如 epoch-1.key。",
      en: "Name the keys to give up, such as epoch-1.key.",
    });
  for (const name of names)
    if (!isSecretName(name))
      throw new Usage({ zh: "“{name}”不是密钥文件名。", en: "“{name}” is not the name of a key's file." }, { name });
  refuseRunning(given);
  return await look(given, async ({ troubles, records, lostWith, store, dataFolder }, client) => {
    for (const name of names) {
      if (troubles.some((trouble) => trouble.name === name)) continue;
      throw new Environment(
        {
          zh: "密钥 {name} 没有缺失也没有损坏，不能放弃。没有改动任何内容。",
          en: "The key {name} is neither missing nor damaged, and is not given up. Nothing was changed.",
        },
        { name },
      );
    }
    const lost = names.map((name) => ({ name, records: recordsOf(name, records), says: lostWith(name) }));
    const lines = lost.map(({ name, says }) => `${name}  ${says === undefined ? "" : spoken(says)}`);
    if (!given.has("knowingly")) {
      const how = {
        zh: "以上内容将永远无法读取。没有改动任何内容。确要放弃，请再加 --knowingly。",
        en: "With these keys given up, the values named above can never be read again. Nothing was changed. To give the keys up, repeat the command with --knowingly.",
      };
      return { json: { ok: false, lost }, words: [...lines, spoken(how)].join("\n"), code: 1 };
    }
    await giveUp(lost, { troubles, store, dataFolder, client });
    const done = {
      zh: "已放弃。下次启动需要时生成新密钥，并记入日志；若原文件日后找回，第 N 期密钥放回即可。",
      en: "Given up. The next start makes new keys where they are needed and the log records it; if an epoch's file is found later, put it back.",
    };
    return { json: { ok: true, lost }, words: [...lines, spoken(done)].join("\n") };
  });
}

interface Leaving {
  readonly troubles: readonly KeyTrouble[];
  readonly store: KeyStore;
  readonly dataFolder: string;
  readonly client: pg.Client;
}

async function giveUp(lost: readonly { name: string; records: number }[], o: Leaving): Promise<void> {
  const at = new Date().toISOString();
  const before = readGivenUp(o.dataFolder).filter(({ name }) => !lost.some((one) => one.name === name));
  // First the note, so that a start after a kill in between asks for nothing that was given up.
  writeGivenUp(o.dataFolder, [...before, ...lost.map(({ name, records }) => ({ name, records, at }))]);
  for (const { name } of lost) {
    o.store.setAside(name);
    await forgetKeyMark(o.client, name).catch((error: unknown) => {
      // An earlier version's schema has no marks.
      if ((error as { code?: string }).code !== "42P01") throw error;
    });
  }
}

function recordsOf(name: string, records: ReadonlyMap<number, number>): number {
  const epoch = epochOf(name);
  return epoch === undefined ? 0 : (records.get(epoch) ?? 0);
}

function refuseRunning(given: Given): void {
  const folder = existingDataFolder(dataOf(given));
  if (runningOf(folder.path) === undefined) return;
  throw new Environment(
    {
      zh: "数据目录 {path} 上的 Callsign 正在运行，它的密钥都在内存里。请先用 keys backup 另存，再停止。",
      en: "A Callsign runs on the data folder {path} and still holds its keys. Save them with keys backup, then stop it.",
    },
    { path: folder.path },
  );
}

import { connect } from "../../src/journal/server/connect.ts";
import { writerOf } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { inSnapshot } from "../../src/journal/server/log-in-database.ts";
import { takeLog } from "../../src/journal/server/log-head.ts";
import { type Rebuilt, rebuildStates } from "../../src/journal/server/rebuild-states.ts";
import { migrateRooms, readTables, rulebook } from "../server/rooms.ts";
import { boundHeapGrowth } from "./heap-growth.ts";
import { withDatabase } from "./open-database.ts";
import { progressOf } from "./progress.ts";
import { dataOption, jsonOption, type Verb } from "./verb.ts";

export const rebuildVerb: Verb = {
  name: "rebuild",
  summary: { zh: "由日志重建状态与查询表", en: "rebuild states and read tables from the journal" },
  usage: "rebuild [--check] [--data DIR] [--json]",
  options: {
    check: { says: { zh: "只比对，不改动", en: "compare only, change nothing" } },
    data: dataOption,
    json: jsonOption,
  },
  run: async (given) => {
    boundHeapGrowth("roomy");
    const check = given.has("check");
    const progress = progressOf("rebuild");
    const rebuilt = await withDatabase(
      { data: given.text("data") ?? "data", verb: "rebuild" },
      (url, folder, beside) => {
        if (beside && !check) {
          throw new Environment({
            zh: "Callsign 正在运行；请先停止再重建，或用 --check 只作比对。",
            en: "Callsign is running; stop it before rebuilding, or compare only with --check.",
          });
        }
        return check ? compareStates(url, progress) : write(url, writerOf(folder.identity), progress);
      },
    );
    progress.end();
    process.stdout.write(given.has("json") ? `${JSON.stringify(rebuilt)}\n` : inWords(rebuilt, check));
    return rebuilt.ok ? 0 : 1;
  },
};

type Tell = (done: number, of: number) => void;

export async function compareStates(url: string, progress: Tell): Promise<Rebuilt> {
  const client = await connect(url);
  try {
    return await inSnapshot(client, () => rebuildStates(client, rulebook, readTables, true, progress));
  } finally {
    await client.end();
  }
}

async function write(url: string, writer: string, progress: Tell): Promise<Rebuilt> {
  await migrateRooms(url);
  const { client } = await takeLog(url, writer);
  try {
    await client.query("begin");
    const rebuilt = await rebuildStates(client, rulebook, readTables, false, progress);
    await client.query("commit");
    return rebuilt;
  } finally {
    await client.end();
  }
}

function inWords({ ok, streams, facts, differences }: Rebuilt, check: boolean): string {
  const lines = [`${ok ? "ok" : "DIFFERENT"}  ${facts} facts  ${streams} streams  ${check ? "compared" : "rebuilt"}`];
  for (const { where, key, reason } of differences) lines.push(`${where}  ${key}: ${reason}`);
  return `${lines.join("\n")}\n`;
}

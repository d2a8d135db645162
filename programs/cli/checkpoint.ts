import { connect } from "../../src/journal/server/connect.ts";
import { writeFileSync } from "node:fs";
import { readNote } from "../../src/journal/checkpoint.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { note as say, spoken } from "./language.ts";
import { withDatabase } from "./open-database.ts";
import { dataOption, jsonOption, type Verb } from "./verb.ts";

export const checkpointVerb: Verb = {
  name: "checkpoint",
  summary: { zh: "输出最新的签名检查点", en: "print or write the latest signed checkpoint" },
  usage: "checkpoint [--out FILE] [--data DIR] [--json]",
  options: {
    data: dataOption,
    out: {
      value: "FILE",
      says: {
        zh: "写入此文件，不覆盖已有文件",
        en: "write the checkpoint to this file; an existing file is not overwritten",
      },
    },
    json: jsonOption,
  },
  run: async (given) => {
    const note = await withDatabase({ data: given.text("data") ?? "data", verb: "checkpoint" }, latestIn);
    const file = given.text("out");
    if (file !== undefined) {
      writeNew(file, note);
      say(spoken({ zh: `检查点已写入 ${file}`, en: `the checkpoint is in ${file}` }));
    }
    if (given.has("json")) process.stdout.write(`${JSON.stringify({ ...readNote(note)?.checkpoint, note })}\n`);
    else if (file === undefined) process.stdout.write(note);
    return 0;
  },
};

async function latestIn(database: string): Promise<string> {
  const client = await connect(database);
  try {
    const { rows } = await client.query<{ note: string }>(
      "select note from journal.checkpoint order by size desc limit 1",
    );
    if (rows[0] !== undefined) return rows[0].note;
  } finally {
    await client.end();
  }
  throw new Environment({
    zh: "日志还没有签名检查点。",
    en: "Nothing has been recorded yet, so there is no checkpoint.",
  });
}

/** A checkpoint kept is not overwritten by a later one: the earlier is what a rollback is found by. */
function writeNew(file: string, note: string): void {
  try {
    writeFileSync(file, note, { flag: "wx" });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new Environment(
      isThere
        ? { zh: "{file} 已存在，未改动。", en: "{file} exists and was left alone." }
        : { zh: "无法写入 {file}。", en: "{file} cannot be written." },
      { file },
    );
  }
}

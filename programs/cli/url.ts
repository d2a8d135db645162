import { existingDataFolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { readRecord } from "../../src/journal/server/engine/place.ts";
import { dataOption } from "./verb.ts";
import type { Verb } from "./verb.ts";

export const urlVerb: Verb = {
  name: "url",
  summary: { zh: "输出数据库地址", en: "print the database address" },
  usage: "url [--data DIR]",
  options: { data: dataOption },
  async run(given) {
    const folder = existingDataFolder(given.text("data") ?? "data");
    const running = runningOf(folder.path);
    const record = readRecord(folder.path);
    const url = running?.database ?? (record !== undefined && "external" in record ? record.external : undefined);
    if (url === undefined) {
      throw new Environment(
        {
          zh: "数据目录 {path} 的内置数据库没有运行；先启动 Callsign，它才有地址。",
          en: "The embedded database of {path} is not running; it has an address while Callsign runs.",
        },
        { path: folder.path },
      );
    }
    process.stdout.write(`${url}\n`);
    return 0;
  },
};

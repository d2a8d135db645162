import { withoutPassword } from "../../src/journal/server/engine/database-url.ts";
import { existingDataFolder, runningOf } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { readRecord } from "../../src/journal/server/engine/place.ts";
import { completed } from "./database-option.ts";
import { dataOption } from "./verb.ts";
import type { Verb } from "./verb.ts";

export const urlVerb: Verb = {
  name: "url",
  summary: { zh: "输出数据库地址", en: "print the database address" },
  usage: "url [--with-password] [--data DIR]",
  options: {
    "with-password": {
      says: {
        zh: "外部数据库的口令也一并输出，而不以 *** 代替",
        en: "print an external database's password too, instead of ***",
      },
    },
    data: dataOption,
  },
  async run(given) {
    const folder = existingDataFolder(given.text("data") ?? "data");
    const running = runningOf(folder.path);
    const record = readRecord(folder.path);
    const external = record !== undefined && "external" in record ? record : undefined;
    const url = external === undefined ? running?.database : completed(external);
    if (url === undefined) {
      throw new Environment(
        {
          zh: "数据目录 {path} 的内置数据库没有运行；先启动 Callsign，它才有地址。",
          en: "The embedded database of {path} is not running; it has an address while Callsign runs.",
        },
        { path: folder.path },
      );
    }
    // The embedded database's password is this folder's own, and what the address is asked for.
    const isShown = external === undefined || given.has("with-password");
    process.stdout.write(`${isShown ? url : withoutPassword(url)}\n`);
    return 0;
  },
};

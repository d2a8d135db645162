import { resolve } from "node:path";
import { existingDataFolder, folderHolder } from "../../src/journal/server/engine/data-folder.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import { isRunning } from "../../src/journal/server/engine/process-identity.ts";
import { stopLeftover } from "../../src/journal/server/engine/postgres.ts";
import { until } from "../../src/journal/server/engine/waiting.ts";
import { note, spoken } from "./language.ts";
import { dataOption } from "./verb.ts";
import type { Verb } from "./verb.ts";

export const stopVerb: Verb = {
  name: "stop",
  summary: { zh: "停止正在运行的平台", en: "stop the running Callsign" },
  usage: "stop [--data DIR]",
  options: { data: dataOption },
  async run(given) {
    const data = given.text("data") ?? "data";
    const folder = existingDataFolder(data);
    const holder = folderHolder(data);
    if (holder === undefined) {
      // A killed Callsign may have left its database running for a moment.
      await stopLeftover(folder);
      note(
        spoken({
          zh: `数据目录 ${resolve(data)} 上没有正在运行的 Callsign。`,
          en: `No Callsign runs on the data folder ${resolve(data)}.`,
        }),
      );
      return 0;
    }
    if (holder.verb !== "start") {
      throw new Environment(
        {
          zh: "数据目录 {path} 上没有服务，只有 callsign {verb}（进程 {pid}）在使用它；它完成后会自行结束。",
          en: "No server runs on the data folder {path}; callsign {verb} (process {pid}) uses it and ends by itself.",
        },
        { path: resolve(data), verb: holder.verb, pid: holder.pid },
      );
    }
    try {
      process.kill(holder.pid, "SIGTERM");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
        throw new Environment(
          {
            zh: "没有权限停止进程 {pid}：它属于另一个用户。",
            en: "There is no permission to stop process {pid}: it belongs to another user.",
          },
          { pid: holder.pid },
        );
      }
    }
    if ((await until(() => !isRunning(holder), 6000, 50)) === undefined) {
      process.kill(holder.pid, "SIGKILL");
      await until(() => !isRunning(holder), 2000, 50);
      await stopLeftover(folder);
    }
    note(spoken({ zh: `已停止（进程 ${holder.pid}）。`, en: `Stopped (process ${holder.pid}).` }));
    return 0;
  },
};

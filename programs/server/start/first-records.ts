import { setTimeout as pause } from "node:timers/promises";
import { makeDistrict } from "../../../src/district/server/make-district.ts";
import { JournalUnavailable } from "../../../src/journal/journal.ts";
import { Environment } from "../../../src/journal/server/engine/environment.ts";
import type { Store } from "../open-store.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { Orders } from "./open-orders.ts";

/** How long the first records are begun again while the database does not answer in time, and the pause between. */
const patienceMillis = 30_000;
const pauseMillis = 500;

/**
 * Writes the district a new store begins with, and what a demo has besides. What was recorded before a failure stays, and the next
 * attempt completes it. May throw `Environment`.
 */
export async function writeFirstRecords(
  { options, folder }: Beginning,
  { journal, space }: Store,
  { submit, submitBy }: Pick<Orders, "submit" | "submitBy">,
  now: () => Date,
): Promise<void> {
  const { kind, drill, log } = options;
  const began = performance.now();
  for (;;) {
    try {
      const making = { book: rulebook, journal, submit, now };
      if (kind === "demo" && drill !== undefined) {
        await drill.begin({ ...making, submitBy, log, dataFolder: folder.path });
      } else await makeDistrict({ ...making, kind });
      return;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      if (space.isLow() || performance.now() - began > patienceMillis) {
        throw new Environment(
          {
            zh: "新的数据目录 {path} 无法写入初始数据：{why}。",
            en: "The first records of the new data folder {path} cannot be written: {why}.",
          },
          { path: folder.path, why: space.isLow() ? `${space.bytes() ?? 0} bytes free` : error.message },
        );
      }
      await pause(pauseMillis);
    }
  }
}

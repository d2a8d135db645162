import { setTimeout as pause } from "node:timers/promises";
import { JournalUnavailable } from "../../../src/journal/journal.ts";
import { Environment } from "../../../src/journal/server/engine/environment.ts";
import type { Submit } from "../../../src/journal/server/order-request.ts";
import { makeDistrict } from "../drill/make-district.ts";
import { makeStaff } from "../drill/make-staff.ts";
import type { Store } from "../open-store.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";

/** How long the first records are begun again while the database does not answer in time, and the pause between. */
const patienceMillis = 30_000;
const pauseMillis = 500;

/**
 * Writes the district a new store begins with, and a drill's staff. What was recorded before a failure stays, and the next
 * attempt completes it. May throw `Environment`.
 */
export async function writeFirstRecords(
  { options, folder }: Beginning,
  { journal, space }: Store,
  submit: Submit,
  now: () => Date,
): Promise<void> {
  const { kind } = options;
  const began = performance.now();
  for (;;) {
    try {
      await makeDistrict({ book: rulebook, journal, submit, kind, now });
      if (kind === "demo") await makeStaff({ book: rulebook, journal, submit, now });
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

import { usualMostFileBytes } from "../../../src/ground/file.ts";
import { fileStore } from "../../../src/journal/server/files/file-store.ts";
import { numberMarksOf } from "../../../src/journal/server/number-marks.ts";
import { submitterOf } from "../../../src/journal/server/submit.ts";
import { vaultOf } from "../../../src/journal/server/vault.ts";
import type { Store } from "../open-store.ts";
import { orderChecks } from "../order-checks.ts";
import { rulebook } from "../rooms.ts";
import type { Beginning } from "./beginning.ts";
import type { HouseClock } from "./open-clock.ts";

export type Orders = ReturnType<typeof openOrders>;

/** The way by which everybody's orders are given, and what seals and marks what they say. */
export function openOrders(
  { options, folder, logger, undo }: Beginning,
  { keys, pool, journal, filePlace }: Store,
  { clock, trust }: HouseClock,
) {
  const files = fileStore({
    ...{ pool, keys, place: filePlace, now: clock.millis },
    mostBytes: options.files?.mostBytes ?? usualMostFileBytes,
    trouble: (error) => logger.warn({ err: error }, "receiving or removing a file"),
  });
  undo.push(() => files.stop());
  const vault = vaultOf(keys, pool, journal.forgetDigests);
  const marks = numberMarksOf(keys, pool, clock.millis);
  const { now } = clock;
  const checks = orderChecks({ book: rulebook, dataFolder: folder.path, journal, now });
  const parts = { book: rulebook, clerk: journal, vault, keys, marks, files, checks };
  return {
    ...{ vault, marks, files },
    submit: submitterOf({ ...parts, now, trust }),
    /** The same way for orders by another clock: what a demo's past is made with. */
    submitBy: (other: () => Date) => submitterOf({ ...parts, now: other }),
  };
}

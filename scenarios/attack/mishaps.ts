import { fullDisk } from "./full-disk.ts";
import { damagedKey, missingKey } from "./lost-keys.ts";
import type { Mishap } from "./mishap.ts";
import { olderDatabase } from "./older-database.ts";
import { pausedDatabase } from "./paused-database.ts";
import { clockAhead, clockBehind } from "./wrong-clock.ts";

/** Everything that is tried, in this order. */
export const mishaps: readonly Mishap[] = [
  clockAhead,
  clockBehind,
  missingKey,
  damagedKey,
  olderDatabase,
  pausedDatabase,
  fullDisk,
];

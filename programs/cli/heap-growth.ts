import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Old objects are collected when they have grown by this much. */
const percent = 40;

/**
 * For a server, which runs for months, and for verbs that go through a whole log. On a machine with much memory, V8 by
 * itself collects old objects only when there are up to four times as many, and the buffers they hold with them.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/**
 * Collects once, now. What a start needed (a demo's past, a store folded anew) is garbage by then; otherwise it would be
 * what further growth is measured by, for as long as the server runs.
 */
export function collectNow(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
}

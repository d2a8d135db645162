import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Old objects are collected when they have grown by so many per cent. */
const growth = {
  /** A server's, which runs for months, and that of every verb that says nothing else. */
  bounded: 40,
  /**
   * For verbs that go through a whole log, hold little of it and end: at 40 a sixth more of their processor time goes into collecting.
   * They hold some 30 MB more.
   */
  roomy: 100,
} as const;

/**
 * On a machine with much memory, V8 by itself collects old objects only when there are up to four times as many, and the
 * buffers they hold with them.
 */
export function boundHeapGrowth(how: keyof typeof growth = "bounded"): void {
  setFlagsFromString(`--heap-growing-percent=${growth[how]}`);
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

import { execFileSync } from "node:child_process";

/** Milliseconds that Node takes to start and end on two quiet cores. */
const usualStart = 50;

/**
 * How many times slower this machine is just now than two quiet cores are, at least 1: by how long Node takes to start. A
 * test that says how long something may take at most says it for quiet cores and multiplies by this, so that other work on
 * the machine does not fail it.
 */
export function slowness(): number {
  const began = performance.now();
  execFileSync(process.execPath, ["--eval", ""]);
  return Math.max(1, (performance.now() - began) / usualStart);
}

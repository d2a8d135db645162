import { parentPort } from "node:worker_threads";
import type { Asked } from "../router-questions.ts";

/** Ends the thread at the first question about a route to the North Pole, before anybody can answer it. */
parentPort?.on("message", ({ name, ask }: Asked) => {
  if (name === "route" && (ask as { goal: readonly number[] }).goal[1] === 90) process.exit(7);
});

import { test } from "node:test";
import { mishaps } from "./attack/mishaps.ts";

for (const { name, title, run } of mishaps) {
  test(`${title.en}: nothing acknowledged is lost, nothing is erased, and the program says what is wrong`, async () => {
    process.stderr.write(`  ${name}: ${await run()}\n`);
  });
}

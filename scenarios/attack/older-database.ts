import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { House } from "./house.ts";
import { liveOnce } from "./lived.ts";
import type { Mishap } from "./mishap.ts";

const run = promisify(execFile);

export const olderDatabase: Mishap = {
  name: "older-database",
  title: { zh: "数据库是较早的副本", en: "the database is an older copy" },
  run: async () => {
    const house = await House.open();
    const older = `${house.data}.older`;
    try {
      await liveOnce(house);
      await house.stop();
      const cluster = await house.cluster();
      // Owner and mode with it: PostgreSQL may run as another user.
      await run("cp", ["-a", cluster, older]);
      await house.start();
      const { sent } = await liveOnce(house);
      await house.stop();
      await rm(cluster, { recursive: true });
      await run("cp", ["-a", older, cluster]);

      const { code, complaint } = await house.refuses();
      assert.equal(code, 2, complaint);
      assert.doesNotMatch(complaint, /^ {4}at /m);
      const gap = /--accept-gap (\d+)/.exec(complaint)?.[1];
      assert.ok(gap, `the start does not say how to go on: ${complaint}`);
      // Knowingly it goes on, the log says so, and what is missing is missing in plain sight.
      await house.start(["--accept-gap", gap]);
      const last = sent.at(-1);
      const again = last === undefined ? undefined : await house.give(last);
      assert.notEqual(again?.repeated, true, "the older copy knows what came later");
      await liveOnce(house);
      await house.stop();
      assert.deepEqual(await house.troubles(), []);
      return `refused; with --accept-gap ${gap} it goes on, and the log says so`;
    } finally {
      await rm(older, { recursive: true, force: true });
      await house.close();
    }
  },
};

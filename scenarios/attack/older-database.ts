import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { Installation } from "./installation.ts";
import { liveOnce } from "./lived.ts";
import type { Mishap } from "./mishap.ts";

const run = promisify(execFile);

export const olderDatabase: Mishap = {
  name: "older-database",
  title: { zh: "数据库是较早的副本", en: "the database is an older copy" },
  run: async () => {
    const installation = await Installation.open();
    const older = `${installation.data}.older`;
    try {
      await liveOnce(installation);
      await installation.stop();
      const cluster = await installation.cluster();
      // Owner and mode with it: PostgreSQL may run as another user.
      await run("cp", ["-a", cluster, older]);
      await installation.start();
      const { sent } = await liveOnce(installation);
      await installation.stop();
      await rm(cluster, { recursive: true });
      await run("cp", ["-a", older, cluster]);

      const { code, complaint } = await installation.refuses();
      assert.equal(code, 2, complaint);
      assert.doesNotMatch(complaint, /^ {4}at /m);
      const gap = /--accept-gap (\d+)/.exec(complaint)?.[1];
      assert.ok(gap, `the start does not say how to go on: ${complaint}`);
      // Knowingly it goes on, the log says so, and what is missing is missing in plain sight.
      await installation.start(["--accept-gap", gap]);
      const last = sent.at(-1);
      const again = last === undefined ? undefined : await installation.give(last);
      assert.notEqual(again?.repeated, true, "the older copy knows what came later");
      await liveOnce(installation);
      await installation.stop();
      assert.deepEqual(await installation.troubles(), []);
      return `refused; with --accept-gap ${gap} it goes on, and the log says so`;
    } finally {
      await rm(older, { recursive: true, force: true });
      await installation.close();
    }
  },
};

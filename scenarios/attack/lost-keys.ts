import assert from "node:assert/strict";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Installation } from "./installation.ts";
import { liveOnce } from "./lived.ts";
import type { Mishap } from "./mishap.ts";

const names = ["epoch-1.key", "signing.pem"];

/** Each key is broken, the start must refuse by its name and change nothing; mended, everything opens. */
async function withoutKeys(broken: (file: string) => Promise<() => Promise<void>>): Promise<string> {
  const installation = await Installation.open();
  try {
    const { incident } = await liveOnce(installation);
    const before = await installation.opened(`incident/${incident}`);
    await installation.stop();
    for (const name of names) {
      const file = join(installation.data, "keys", name);
      const mend = await broken(file);
      const { code, complaint } = await installation.refuses();
      assert.equal(code, 2, complaint);
      assert.ok(complaint.includes(name), `the start does not name ${name}: ${complaint}`);
      assert.doesNotMatch(complaint, /^ {4}at /m);
      await mend();
    }
    await installation.start();
    assert.deepEqual(await installation.opened(`incident/${incident}`), before);
    await installation.stop();
    assert.deepEqual(await installation.troubles(), []);
    return `${names.length} starts refused by name; mended, all opens`;
  } finally {
    await installation.close();
  }
}

export const missingKey: Mishap = {
  name: "missing-key",
  title: { zh: "密钥文件不见了", en: "a key file is missing" },
  run: () =>
    withoutKeys(async (file) => {
      await rename(file, `${file}.away`);
      return () => rename(`${file}.away`, file);
    }),
};

export const damagedKey: Mishap = {
  name: "damaged-key",
  title: { zh: "密钥文件有一位翻转", en: "one bit of a key file flipped" },
  run: () =>
    withoutKeys(async (file) => {
      const whole = await readFile(file);
      const flipped = Buffer.from(whole);
      const middle = flipped.length >> 1;
      flipped[middle] = (flipped[middle] ?? 0) ^ 1;
      await writeFile(file, flipped);
      return () => writeFile(file, whole);
    }),
};

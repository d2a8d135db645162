import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { installationKey } from "./installation-key.ts";
import { tokenKey } from "./token-key.ts";

test("each key is made once, for its owner only, also when several ask at once, and is another than the next", async () => {
  const folder = await mkdtemp(join(tmpdir(), "callsign-key-"));
  try {
    const keys = await Promise.all(Array.from({ length: 8 }, () => installationKey(folder, "credential")));
    for (const each of keys) assert.deepEqual(each, keys[0]);
    assert.notDeepEqual(await tokenKey(folder), keys[0]);
    assert.deepEqual((await readdir(join(folder, "keys"))).sort(), [
      ...["credential.key", "credential.key.sha256", "token.key", "token.key.sha256"],
    ]);
    assert.equal((await stat(join(folder, "keys", "credential.key"))).mode & 0o777, 0o600);
    await writeFile(join(folder, "keys", "credential.key"), "half");
    await assert.rejects(installationKey(folder, "credential"), /credential\.key does not match its checksum/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

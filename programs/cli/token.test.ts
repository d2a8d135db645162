import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readToken } from "../../src/access/server/token.ts";
import { tokenKey } from "../../src/access/server/token-key.ts";
import { openDataFolder } from "../../src/journal/server/engine/data-folder.ts";
import { writeRecord } from "../../src/journal/server/engine/place.ts";

const folder = mkdtempSync(join(tmpdir(), "callsign-token-"));
openDataFolder(folder, "empty");
after(() => rmSync(folder, { recursive: true }));

const main = fileURLToPath(new URL("main.ts", import.meta.url));

function token(...words: string[]): { code: number | null; out: string; error: string } {
  const ran = spawnSync(process.execPath, [main, "token", ...words], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  return { code: ran.status, out: ran.stdout, error: ran.stderr };
}

test("a token is the one line on stdout, and says its role, post, officer and days", async () => {
  const ran = token("--role", "station", "--station", "CX", "--officer", "desk 7", "--days", "2", "--data", folder);
  assert.deepEqual([ran.code, ran.error], [0, ""]);
  assert.match(ran.out, /^cs1\.[\w-]+\.[\w-]+\n$/);
  const read = readToken(await tokenKey(folder), ran.out.trim(), Date.now());
  assert.ok(typeof read !== "string");
  assert.deepEqual(read.giver, { officer: "desk 7", role: "station", station: "CX" });
  assert.ok(Math.abs(read.expires - Date.now() - 2 * 86_400_000) < 60_000);
  assert.equal(statSync(join(folder, "keys", "token.key")).mode & 0o777, 0o600);
});

test("what does not fit together is one sentence and exit code 2", () => {
  const cases: readonly [string[], RegExp][] = [
    [["--data", folder], /Say the role with --role/],
    [["--role", "king", "--data", folder], /no role “king”/],
    [["--role", "station", "--data", folder], /--station is needed for the role station/],
    [["--role", "unit", "--data", folder], /--unit is needed for the role unit/],
    [["--role", "reader", "--unit", "X", "--data", folder], /--unit belongs to the role unit only/],
    [["--role", "reader", "--days", "0", "--data", folder], /--days must be a whole number/],
    [["--role", "reader", "--data", join(folder, "nowhere")], /is not a Callsign data folder/],
  ];
  for (const [words, sentence] of cases) {
    const ran = token(...words);
    assert.deepEqual([ran.code, ran.out], [2, ""], words.join(" "));
    assert.match(ran.error, sentence);
    assert.equal(ran.error.trim().split("\n").length, 1, ran.error);
  }
});

test("in a folder that was started a token key that is gone is said, and none is made in its place", () => {
  const started = mkdtempSync(join(tmpdir(), "callsign-token-"));
  openDataFolder(started, "empty");
  writeRecord(started, { external: "postgres://127.0.0.1:1/none" });
  const ran = token("--role", "reader", "--data", started);
  assert.deepEqual([ran.code, ran.out], [2, ""]);
  assert.match(ran.error, /token\.key is missing\. Without it every token/);
  assert.equal(existsSync(join(started, "keys", "token.key")), false);
  rmSync(started, { recursive: true });
});

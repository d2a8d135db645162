import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { accessRoom } from "../../src/access/room.ts";
import { dispatchRoom } from "../../src/dispatch/room.ts";
import { anheOrders } from "../../src/district/anhe/anhe.ts";
import { districtRoom } from "../../src/district/room.ts";
import { dutyRoom } from "../../src/duty/room.ts";
import type { ConfigurationFile } from "../../src/journal/configuration.ts";
import { journalRoom } from "../../src/journal/journal-room.ts";
import { configurationRoutes } from "../../src/journal/server/configuration-routes.ts";
import { memoryApi } from "../server/testing/memory-api.ts";

const rooms = [journalRoom, districtRoom, accessRoom, dutyRoom, dispatchRoom].map((rules) => ({
  ...{ rules, migrations: [], tables: [] },
}));
const made = () => memoryApi({ rooms, more: configurationRoutes });
const [anhe, other] = await Promise.all([made(), made()]);
const urls = await Promise.all([anhe, other].map(({ app }) => app.listen({ host: "127.0.0.1", port: 0 })));
const folder = await mkdtemp(join(tmpdir(), "callsign-settings-"));
const file = join(folder, "settings.json");
after(async () => {
  await Promise.all([anhe.close(), other.close()]);
  await rm(folder, { recursive: true });
});

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** Runs `settings` against the first or the second district. */
function settings(at: 0 | 1, ...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const token = (at === 0 ? anhe : other).token("systemAdministrator");
  const line = [main, "settings", ...words, "--url", urls[at] ?? "", "--token", token];
  return new Promise((resolve) => {
    execFile(process.execPath, line, { env: { ...process.env, LC_ALL: "C" } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const rowsIn = async (path: string) => (JSON.parse(await readFile(path, "utf8")) as ConfigurationFile).rows;

test("a district's settings are taken by a new one, after which both files say the same and nothing is left to change", async () => {
  for (const { name, body } of anheOrders()) await anhe.give(name, body, anhe.token("systemAdministrator"));
  const words = { word: "unitKind.patrol", zh: "机动组", en: "Rover", zhTW: "機動組" };
  await anhe.give("SetWord", words, anhe.token("systemAdministrator"));
  const written = await settings(0, "export", file);
  assert.equal(written.code, 0, written.stderr);
  assert.ok((await rowsIn(file)).length > 20);

  const dry = await settings(1, "import", file, "--dry-run");
  assert.equal(dry.code, 0, dry.stderr);
  assert.match(dry.stdout, /^new +Name the district$/m);
  assert.match(dry.stderr, /No setting was changed/);
  assert.equal(other.journal.head(), 0);

  const taken = await settings(1, "import", file, "--reason", "a new district");
  assert.equal(taken.code, 0, taken.stderr);
  const copy = join(folder, "copy.json");
  await settings(1, "export", copy);
  assert.deepEqual(await rowsIn(copy), await rowsIn(file));
  const own = (await rowsIn(copy)).filter(({ order }) => order === "SetWord");
  assert.deepEqual(
    own.map(({ body }) => body),
    [words],
  );
  const head = other.journal.head();
  const again = await settings(1, "import", file, "--reason", "once more");
  assert.deepEqual([again.code, again.stdout], [0, ""]);
  assert.equal(other.journal.head(), head);
});

test("where one row would be refused nothing is given, and the row is named", async () => {
  const rows = await rowsIn(file);
  const wrong = {
    order: "RegisterStation",
    body: { id: "far", name: { zh: "远", en: "Far" }, point: [1, 1], parent: "no" },
  };
  const bad = join(folder, "bad.json");
  await writeFile(
    bad,
    JSON.stringify({ format: "callsign-settings", version: 1, at: "2026-11-29T08:00:00.000Z", rows: [...rows, wrong] }),
  );
  const head = other.journal.head();
  const { code, stdout } = await settings(1, "import", bad, "--reason", "wrong");
  assert.equal(code, 1);
  assert.match(stdout, /^new +Register a station +far +There is no department/m);
  assert.equal(other.journal.head(), head);
});

test("what is no settings file, a missing reason and a wrong word are sentences with exit code 2", async () => {
  const letter = join(folder, "letter.json");
  await writeFile(letter, "Dear officer");
  for (const [words, says] of [
    [["import", letter, "--reason", "x"], /JSON/],
    [["import", file], /--reason is missing/],
    [["import", join(folder, "none.json"), "--reason", "x"], /cannot be read \(ENOENT\)/],
    [["import", "/dev/zero", "--reason", "x"], /\/dev\/zero/],
    [["mend", file], /“mend” must be export or import/],
  ] as const) {
    const { code, stdout, stderr } = await settings(1, ...words);
    assert.deepEqual([code, stdout], [2, ""], stderr);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /at .*\.ts:\d/);
  }
});

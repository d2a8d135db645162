import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { bareUrl } from "../src/journal/server/engine/database-url.ts";
import { temporaryCluster } from "../src/journal/server/engine/temporary-cluster.ts";
import { callsign, newDataFolder, startCallsign } from "./running-callsign.ts";

/* A database with a password that stands on no command line, in no state file and in nothing that is printed. */
const cluster = await temporaryCluster({ durable: false });
const folder = await newDataFolder();
const beside = (name: string) => join(dirname(folder.path), name);
after(async () => {
  await folder.remove();
  await cluster.stop();
});
const { password, host, username } = new URL(cluster.url);
const bare = bareUrl(cluster.url);
const file = beside("password");
await writeFile(file, `${decodeURIComponent(password)}\n`, { mode: 0o600 });
const passfile = beside("pgpass");
await writeFile(passfile, `${host}:*:${username}:${decodeURIComponent(password)}\n`, { mode: 0o600 });

/** The command lines of every process there is. */
function commandLines(): string {
  const lines = readdirSync("/proc").map((name) => {
    try {
      return /^\d+$/.test(name) ? readFileSync(join("/proc", name, "cmdline"), "utf8") : "";
    } catch {
      return "";
    }
  });
  return lines.join("\n");
}

const ways: readonly {
  readonly name: string;
  readonly words: readonly string[];
  readonly env: Record<string, string>;
}[] = [
  { name: "a password file", words: ["--database", bare, "--database-password-file", file], env: {} },
  { name: "PGPASSWORD", words: ["--database", bare], env: { PGPASSWORD: decodeURIComponent(password) } },
  { name: "PGPASSFILE", words: ["--database", bare], env: { PGPASSFILE: passfile } },
  { name: "CALLSIGN_DATABASE_URL", words: [], env: { CALLSIGN_DATABASE_URL: cluster.url } },
];

for (const [index, { name, words, env }] of ways.entries()) {
  test(`by ${name} the server starts, verbs find it beside and alone, and nobody is shown it`, async () => {
    const through = ["env", ...Object.entries(env).map(([key, value]) => `${key}=${value}`)];
    const server = await startCallsign(folder.path, [...(index === 0 ? ["--empty"] : []), ...words], through);
    assert.ok(!commandLines().includes(password), "a command line shows it");
    for (const state of ["postgres.json", "running.json"])
      assert.ok(!(await readFile(join(folder.path, state), "utf8")).includes(password), state);
    const data = ["--data", folder.path];
    const beforeStop = await callsign(["verify", ...data], env);
    assert.equal(beforeStop.code, 0, beforeStop.stderr);
    const shown = await callsign(["url", ...data], env);
    assert.ok(shown.code === 0 && !shown.stdout.includes(password), shown.stdout);
    await server.stop();
    const alone = await callsign(["rebuild", "--check", ...data], env);
    assert.equal(alone.code, 0, alone.stderr);
    for (const said of [beforeStop, alone]) assert.ok(!(said.stdout + said.stderr).includes(password));
  });
}

test("asked for, the address has it; a file others may read, with more in it, or beside a password in the address is refused", async () => {
  const data = ["--data", folder.path, "--port", "0"];
  const withFile = ["--database-password-file", file];
  const server = await startCallsign(folder.path, ["--database", bare, ...withFile]);
  const asked = await callsign(["url", "--with-password", "--data", folder.path]);
  await server.stop();
  assert.ok(asked.stdout.includes(password));
  const refused = async (words: readonly string[], pattern: RegExp) => {
    const said = await callsign(["start", ...data, ...words]);
    assert.equal(said.code, 2, said.stdout);
    assert.match(said.stderr, pattern);
    assert.ok(!said.stderr.includes(password));
  };
  await refused(["--database", cluster.url, ...withFile], /choose one|只能选一个/);
  await refused(withFile, /goes with --database|同用/);
  await refused(["--database", bare, "--database-password-file", beside("none")], /cannot be read|读不到/);
  await chmod(file, 0o640);
  await refused(["--database", bare, ...withFile], /mode 640|权限 640/);
  // What was remembered is read with the same care.
  const verify = await callsign(["verify", "--data", folder.path]);
  assert.deepEqual([verify.code, /640/.test(verify.stderr)], [2, true], verify.stderr);
  await chmod(file, 0o600);
  await writeFile(file, "two\nlines\n");
  await refused(["--database", bare, ...withFile], /one line|一行/);
});

test("on the command line it works as before, with a warning that names the other ways", async () => {
  const said = await callsign([
    "start",
    "--data",
    folder.path,
    "--port",
    "0",
    "--database",
    cluster.url,
    "--accept-gap",
    "7",
  ]);
  assert.equal(said.code, 2);
  assert.match(said.stderr, /warning: .*--database-password-file|警告：.*--database-password-file/);
  assert.match(said.stderr, /agrees with what is known|与已知检查点相符/);
  assert.ok(!said.stderr.includes(password));
});

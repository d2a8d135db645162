import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

/*
 * The console's half of a made room: its folder and a line in each list of rooms put its page into the menu and its form
 * among the settings, in a console built from a copy of the tree.
 */
const root = join(import.meta.dirname, "..");
const run = promisify(execFile);
let copy: string;

/** Runs a program in the copy, or fails with what it said. */
async function inCopy(command: string, args: readonly string[]): Promise<string> {
  const ended = await run(command, args, {
    cwd: copy,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    maxBuffer: 20_000_000,
  }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
  });
  return ended.stdout;
}

/** Names the room once in a list of rooms. */
async function addToList(file: string, name: string, from: string): Promise<void> {
  const path = join(copy, file);
  const before = await readFile(path, "utf8");
  assert.match(before, /export const rooms: readonly \w+\[\] = \[\n/);
  await writeFile(path, `import { ${name} } from "${from}";\n${before.replace(/\n\];/, `\n  ${name},\n];`)}`);
}

before(async () => {
  copy = await mkdtemp(join(tmpdir(), "callsign-made-room-"));
  const parts = ["src", "programs", "scenarios", "docs", "package.json", "package-lock.json"];
  for (const part of [...parts, "tsconfig.base.json", "tsconfig.web.json"]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await cp(join(root, "scenarios/made-room/src"), join(copy, "src"), { recursive: true });
  await addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
  await addToList("programs/console/rooms.ts", "noticesWeb", "../../src/notices/web/notices-web.ts");
});

after(() => rm(copy, { recursive: true, force: true }));

test("the room's web part is written in the types of the house", async () => {
  const config = { extends: "./tsconfig.web.json", include: ["src/notices/web/*.ts", "src/notices/web/*.tsx"] };
  await writeFile(join(copy, "tsconfig.made.json"), JSON.stringify(config));
  await inCopy(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.made.json"]);
});

test("its page is in the menu and opens, its form stands among the settings and gives its order", async () => {
  assert.deepEqual(JSON.parse(await inCopy(process.execPath, ["scenarios/made-room/show.ts"])), {
    offered: ["Roster", "Responsibility", "Notices", "Settings"],
    address: "/notices",
    forms: ["Notice settings", "Clocks"],
    formAddress: "/settings/notices",
    told: true,
    errors: [],
  });
});

test("what is asked of every room of the console holds for it", async () => {
  await inCopy(process.execPath, ["--test", "programs/console/rooms.test.ts", "programs/console/field-names.test.ts"]);
});

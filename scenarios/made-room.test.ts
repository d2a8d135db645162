import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

/*
 * A room is added by its own folder and a line in each list of rooms, and everything else finds it: proved on a copy of the
 * tree. What this test may do to the copy is what somebody who adds a room must do, so a step more here is a defect of the
 * house.
 */
const root = join(import.meta.dirname, "..");
const run = promisify(execFile);
let copy: string;

/** Runs a program in the copy, or fails with what it said. */
async function inCopy(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const ended = await run(command, args, {
    cwd: copy,
    // Node tells a child of a test that it is one, and then it reports in another way.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
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
  const list = /export const rooms: readonly \w+\[\] = \[\n/;
  assert.match(before, list);
  await writeFile(path, `import { ${name} } from "${from}";\n${before.replace(/\n\];/, `\n  ${name},\n];`)}`);
}

before(async () => {
  copy = await mkdtemp(join(tmpdir(), "callsign-made-room-"));
  const parts = ["src", "programs", "scenarios", "docs", "package.json", "tsconfig.base.json", "tsconfig.server.json"];
  for (const part of parts) await cp(join(root, part), join(copy, part), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  await cp(join(root, "scenarios/made-room/src"), join(copy, "src"), { recursive: true });
  await addToList("programs/server/rooms.ts", "noticesServer", "../../src/notices/server/notices-server.ts");
  await inCopy(process.execPath, ["--test", "scenarios/papers.test.ts"], { UPDATE: "1" });
});

after(() => rm(copy, { recursive: true, force: true }));

test("the room is written in the types of the house", async () => {
  const config = { extends: "./tsconfig.server.json", include: ["src/notices/*.ts", "src/notices/server/*.ts"] };
  await writeFile(join(copy, "tsconfig.made.json"), JSON.stringify(config));
  await inCopy(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.made.json"]);
});

test("its order is given and refused, its fact says itself, its read answers, and the description has both", async () => {
  const found: unknown = JSON.parse(await inCopy(process.execPath, ["scenarios/made-room/ask.ts"]));
  assert.deepEqual(found, {
    given: 200,
    again: [409, "Notices already hang 14 days."],
    forbidden: [403, "RoleNotAllowed"],
    read: { hangingDays: 14 },
    timeline: [["NoticeDaysSet", { zh: "告示张贴 14 天", en: "Notices hang 14 days" }]],
    described: ["/api/v1/orders/SetNoticeDays", "/api/v1/notices"],
  });
});

test("the authority table, the guide of refusals and the table of versions have it by being written again", async () => {
  const read = (file: string) => readFile(join(copy, file), "utf8");
  const authority = await read("docs/guide/authority.md");
  assert.match(authority, /SetNoticeDays/);
  assert.match(authority, /GET \/api\/v1\/notices/);
  assert.match(await read("docs/guide/refusals.md"), /NoticeDaysAreSo/);
  assert.match(await read("src/journal/wire-versions.ts"), /NoticeDaysSet: \["\w+"\],/);
});

test("what is asked of every room holds for it", async () => {
  const asked = ["wire-version", "fact-sentences", "refusals", "retained", "boundaries/07-sealed-and-no-search"];
  await inCopy(process.execPath, ["--test", ...asked.map((name) => `scenarios/${name}.test.ts`)]);
});

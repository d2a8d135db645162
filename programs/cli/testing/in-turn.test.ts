import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Turns } from "./in-turn.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs small test files one after the other; answers what their process said, each line they print beginning with "at ". */
function inTurn(files: Readonly<Record<string, string>>, more: Partial<Turns> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "callsign-turns-"));
  folders.push(folder);
  const imports =
    'import { after, afterEach, before, test } from "node:test";\nconst at = (what) => console.log(`at ${what}`);\n';
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), `${imports}${body}\n`);
  const tests = Object.keys(files).filter((name) => name.endsWith(".test.mjs"));
  const turns: Turns = { root: folder, files: tests, share: 9, limit: 30_000, ...more };
  writeFileSync(join(folder, "turns.json"), JSON.stringify(turns));
  // Without what the check's own test runner says to the processes it starts.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const words = ["--import", join(import.meta.dirname, "ended.ts"), join(import.meta.dirname, "in-turn.ts")];
  const told = { ...env, CALLSIGN_TEST_TURNS: folder, CALLSIGN_TEST_LEFT_MS: "100" };
  return () => {
    const ended = spawnSync(process.execPath, words, { env: told, timeout: 60_000, encoding: "utf8" });
    return { ...ended, at: [...ended.stdout.matchAll(/^at (.*)$/gm)].map(([, what]) => what) };
  };
}

test("each file has its own hooks and those of the first, and one ends before the next begins", () => {
  const body = (name: string) => `
    before(async () => { await new Promise((done) => setTimeout(done, 20)); at("${name} begins"); });
    afterEach(() => at("${name} after a test"));
    after(() => at("${name} ends"));
    test("one", () => at("${name} one"));
    test("two", () => at("${name} two"));`;
  const first = 'afterEach(() => at("first after a test")); after(() => at("first ends"));';
  const run = inTurn({ "first.mjs": first, "a.test.mjs": body("a"), "b.test.mjs": body("b") }, { first: "first.mjs" });
  const { at, status } = run();
  assert.equal(status, 0);
  const lines = (name: string) => [
    ...[`${name} begins`, `${name} one`, `${name} after a test`, "first after a test"],
    ...[`${name} two`, `${name} after a test`, "first after a test", `${name} ends`],
  ];
  assert.deepEqual(at.toSorted(), [...lines("a"), ...lines("b"), "first ends"].toSorted());
  assert.ok(at.indexOf("a ends") < at.indexOf("b begins"), at.join(", "));
  assert.equal(at.at(-1), "first ends");
});

test("a file that does not load, never ends or fails at its end fails by name, and the next one is run", () => {
  const { at, status, stdout } = inTurn(
    {
      "broken.test.mjs": 'throw new Error("does not load");',
      "hangs.test.mjs": 'setInterval(() => undefined, 50); test("hangs", () => new Promise(() => undefined));',
      "hook.test.mjs": 'after(() => { throw new Error("hook"); }); test("it", () => undefined);',
      "never.test.mjs": "await new Promise(() => undefined);",
      "good.test.mjs": 'test("good", () => at("good"));',
    },
    { limit: 1000 },
  )();
  assert.equal(status, 1);
  assert.deepEqual(at, ["good"]);
  for (const name of ["broken", "hangs", "hook", "never"])
    assert.match(stdout, new RegExp(`^✖ ${name}\\.test\\.mjs`, "m"));
  assert.match(stdout, /^✔ good\.test\.mjs/m);
});

test("a file begins with the environment the check gave, whatever the one before has set or removed", () => {
  const say = "test('it', () => at([process.env.TURNS_SET, process.env.CALLSIGN_TEST_LEFT_MS].join()));";
  const change =
    "after(() => { process.env.TURNS_SET = 'late'; });\nprocess.env.TURNS_SET = 'set';\ndelete process.env.CALLSIGN_TEST_LEFT_MS;";
  const { at, status } = inTurn({ "a.test.mjs": `${change}\n${say}`, "b.test.mjs": say })();
  assert.deepEqual([at, status], [["set,", ",100"], 0]);
});

test("a process takes no more than its share, and none takes a file that another has taken", () => {
  const body = (name: string) => `test("it", () => at("${name}"));`;
  const files = Object.fromEntries(["a", "b", "c"].map((name) => [`${name}.test.mjs`, body(name)]));
  const run = inTurn(files, { share: 2 });
  assert.deepEqual([run().at, run().at, run().at], [["a", "b"], ["c"], []]);
});

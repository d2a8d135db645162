import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");
const runFile = promisify(execFile);

/** A copy of the tree that a test may change. */
export interface CopiedTree {
  readonly folder: string;
  /** Runs a program in the copy, or fails with what it said. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Checks the types of these files of the copy, with the settings of one of its projects. */
  checkTypes(project: string, include: readonly string[]): Promise<void>;
  /** Names a room once in a list of rooms. */
  addToList(file: string, name: string, from: string): Promise<void>;
  /** Puts an empty page where servers of the copy would build a console of their own, for tests that look at none. */
  withoutConsole(): Promise<void>;
  remove(): Promise<void>;
}

/** The copy has the sources, the scenarios and the papers, and the packages of this tree. */
export async function copyTree(): Promise<CopiedTree> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-copied-tree-"));
  const files = [
    "package.json",
    "package-lock.json",
    "tsconfig.base.json",
    "tsconfig.server.json",
    "tsconfig.web.json",
  ];
  for (const part of ["src", "programs", "scenarios", "docs", ...files]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));

  async function run(
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const ended = await runFile(command, args, {
      cwd: folder,
      // Node tells a child of a test that it is one, and then it reports in another way.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
      maxBuffer: 20_000_000,
    }).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`, { cause: error });
    });
    return ended.stdout;
  }

  return {
    folder,
    run,
    async checkTypes(project, include) {
      await writeFile(join(folder, "tsconfig.some.json"), JSON.stringify({ extends: `./${project}`, include }));
      await run(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.some.json"]);
    },
    async addToList(file, name, from) {
      const path = join(folder, file);
      const before = await readFile(path, "utf8");
      assert.match(before, /export const rooms: readonly \w+\[\] = \[\n/);
      await writeFile(path, `import { ${name} } from "${from}";\n${before.replace(/\n\];/, `\n  ${name},\n];`)}`);
    },
    async withoutConsole() {
      const script =
        'import { hashOfSources } from "./programs/building/build.ts"; console.log(await hashOfSources());';
      const name = await run(process.execPath, ["--input-type=module", "--eval", script]);
      const place = join(folder, "build", "console", name.trim());
      await mkdir(place, { recursive: true });
      await writeFile(join(place, "index.html"), "<!doctype html>\n");
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

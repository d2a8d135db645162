import { randomBytes } from "node:crypto";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Environment } from "./engine/environment.ts";

const othersBits = 0o077;
const root = 0;

/**
 * Refuses a file or folder of secrets that anybody but its owner can get at, or that is somebody else's: ours, root's,
 * and those of `owners` are taken. Where permissions cannot be told (Windows, file systems without them) it says so and
 * lets it be.
 */
export function refuseOpenToOthers(path: string, owners: readonly number[], log: (line: string) => void): void {
  const me = process.getuid?.();
  if (me === undefined) return void log(`who can read ${path} cannot be told on this system`);
  const { mode, uid } = statSync(path);
  if (uid !== me && uid !== root && !owners.includes(uid)) {
    throw new Environment(
      {
        zh: "{path} 属于另一个用户（uid {uid}），不能用来保管密钥。请改为本用户所有：chown {me} {path}。",
        en: "{path} belongs to another user (uid {uid}) and cannot keep secrets. Make it yours: chown {me} {path}.",
      },
      { path, uid, me },
    );
  }
  if ((mode & othersBits) === 0) return;
  const isFolder = (mode & 0o170000) === 0o040000;
  if (!tellsModes(isFolder ? path : dirname(path))) {
    return void log(`the file system of ${path} keeps no permissions: who can read it cannot be told`);
  }
  throw new Environment(
    {
      zh: "其他用户能读到 {path}（权限 {mode}）。请只留给属主：chmod {wanted} {path}。若已泄露，请随后轮换密钥。",
      en: "Others can get at {path} (mode {mode}). Leave it to its owner: chmod {wanted} {path}. If it may have been read, rotate the keys then.",
    },
    { path, mode: (mode & 0o7777).toString(8), wanted: isFolder ? "700" : "600" },
  );
}

/** Whether a file made for its owner alone says so afterwards, as on FAT and many network shares it does not. */
function tellsModes(folder: string): boolean {
  const probe = join(folder, `.mode-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    writeFileSync(probe, "", { mode: 0o600, flag: "wx" });
    return (statSync(probe).mode & othersBits) === 0;
  } catch {
    return true;
  } finally {
    rmSync(probe, { force: true });
  }
}

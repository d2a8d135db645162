import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { incidentLives, preparation, type Sent } from "../../bench/incident-life.ts";
import { callsign, newDataFolder, until } from "../running-callsign.ts";
import { Acknowledged } from "./acknowledged.ts";
import { House } from "./house.ts";
import type { Mishap } from "./mishap.ts";

/**
 * A small disk to fill: a tmpfs, if this user may mount one. Otherwise a limit on file size (RLIMIT_FSIZE) takes its
 * place, which PostgreSQL meets as a failed extension of a table.
 */
async function smallDisk(megabytes: number): Promise<{ path: string; remove(): Promise<void> } | undefined> {
  const path = await mkdtemp(join(tmpdir(), "callsign-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "tmpfs", path], { stdio: "ignore" });
  } catch {
    await rm(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    remove: async () => {
      execFileSync("umount", ["-l", path]);
      await rm(path, { recursive: true });
    },
  };
}

const plain = ["--empty", "--keep-free", "0"];
/** Starts Callsign, and with it PostgreSQL, under a limit of 24 MiB to a file. */
const limited = ["sh", "-c", 'ulimit -f 49152 && exec "$0" "$@"'];

export const fullDisk: Mishap = {
  name: "full-disk",
  title: { zh: "磁盘写满", en: "the disk is full" },
  run: async () => {
    const disk = await smallDisk(260);
    const house = await (disk === undefined
      ? House.at(await newDataFolder(), plain, limited)
      : House.at(
          {
            path: join(disk.path, "data"),
            remove: async () => {
              await callsign(["stop", "--data", join(disk.path, "data")]);
              await disk.remove();
            },
          },
          plain,
        ));
    try {
      const acknowledged = new Acknowledged();
      for (const sent of preparation(1)) assert.ok(acknowledged.take(sent, await house.give(sent)));
      const ballast = disk === undefined ? undefined : join(disk.path, "ballast");
      if (ballast !== undefined) await fillUp(ballast);
      const life = incidentLives(0);
      let refused: Sent | undefined;
      for (let count = 0; count < 20_000 && refused === undefined; count++) {
        const sent = lengthy(life.next().value);
        if (!acknowledged.take(sent, await house.give(sent))) refused = sent;
      }
      assert.ok(refused, "the disk filled up");

      if (ballast === undefined) {
        await house.stop();
        await house.start(plain);
      } else {
        await rm(ballast);
      }
      const again = refused;
      await until(60, async () => (acknowledged.take(again, await house.give(again)) ? true : undefined));
      assert.deepEqual(await acknowledged.lost(house), []);
      assert.deepEqual(await acknowledged.doubled(house), []);
      await house.stop();
      assert.deepEqual(await house.troubles(), []);
      return `${acknowledged.size} acknowledged, none lost; work went on when there was space again`;
    } finally {
      await house.close();
    }
  },
};

/** A long narrative, so that the log outgrows what is left (or the limit) soon. */
function lengthy(sent: Sent): Sent {
  return "narrative" in sent.body ? { ...sent, body: { ...sent.body, narrative: "详".repeat(3_900) } } : sent;
}

/** Writes until the disk is full but for about half a megabyte. */
async function fillUp(path: string): Promise<void> {
  const file = await open(path, "w");
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) await file.write(block);
  } catch {
    const { size } = await stat(path);
    await file.truncate(Math.max(0, size - 512 * 1024));
  } finally {
    await file.close();
  }
}

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, open, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { incidentLives, preparation, type Sent } from "../bench/incident-life.ts";
import { callsign, newDataFolder, startCallsign, tokenFor, until } from "./running-callsign.ts";

interface Given {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly numbers: readonly number[];
  readonly repeated: boolean;
}

async function give(url: string, token: string, { id, name, body }: Sent): Promise<Given> {
  const response = await fetch(`${url}/api/v1/orders/${name}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": id },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { facts?: { n: number }[]; repeated?: boolean };
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    numbers: (answer.facts ?? []).map((fact) => fact.n),
    repeated: answer.repeated ?? false,
  };
}

test("below the threshold of free space orders get 503 with Retry-After, and the board still reads", async () => {
  const folder = await newDataFolder();
  await (await startCallsign(folder.path)).stop();
  // More than any disk has: every moment is one of too little space.
  const running = await startCallsign(folder.path, ["--keep-free", "99999999"]);
  try {
    const token = await tokenFor(folder.path, "importer");
    const [first] = preparation(1);
    assert.ok(first);
    const given = await give(running.url, token, first);
    assert.equal(given.status, 503);
    assert.ok(Number(given.retryAfter) > 0);
    const board = await fetch(`${running.url}/api/v1/board`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(board.status, 200);
  } finally {
    await running.stop();
    await folder.remove();
  }
});

/**
 * A small disk to fill: a tmpfs where this user may mount one, and otherwise none, when the limit on file size
 * (RLIMIT_FSIZE, which PostgreSQL meets as a failed extension of a table) takes its place.
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

test("a full disk loses nothing that was acknowledged, and work goes on when there is space again", async () => {
  const disk = await smallDisk(260);
  const folder = disk === undefined ? await newDataFolder() : undefined;
  const data = disk === undefined ? (folder?.path ?? "") : join(disk.path, "data");
  const plain = ["--empty", "--keep-free", "0"];
  let running = disk === undefined ? await startLimited(data, plain) : await startCallsign(data, plain);
  try {
    const token = await tokenFor(data, "importer");
    const acknowledged: { sent: Sent; numbers: readonly number[] }[] = [];
    const life = incidentLives(0);
    const take = async (sent: Sent) => {
      const given = await give(running.url, token, sent).catch(() => undefined);
      if (given?.status === 200) acknowledged.push({ sent, numbers: given.numbers });
      return given?.status;
    };
    for (const sent of preparation(1)) assert.equal(await take(sent), 200);

    const ballast = disk === undefined ? undefined : join(disk.path, "ballast");
    if (ballast !== undefined) await fillUp(ballast);
    // Long narratives, so that the log outgrows what is left (or the limit) soon.
    let refused: Sent | undefined;
    for (let count = 0; count < 20_000 && refused === undefined; count++) {
      const sent = life.next().value;
      const long = "narrative" in sent.body ? { ...sent, body: { ...sent.body, narrative: "详".repeat(3_900) } } : sent;
      const status = await take(long);
      if (status !== 200) {
        assert.ok(status === 503 || status === undefined, `answered ${status}`);
        refused = long;
      }
    }
    assert.ok(refused, "the disk filled up");

    if (ballast === undefined) {
      await running.stop();
      running = await startCallsign(data, plain);
    } else {
      await rm(ballast);
    }
    const again = refused;
    await until(60, async () => ((await take(again)) === 200 ? true : undefined));
    for (const { sent, numbers } of acknowledged) {
      const repeated = await give(running.url, token, sent);
      assert.equal(repeated.status, 200, sent.name);
      assert.deepEqual(repeated.numbers, numbers, sent.name);
      assert.equal(repeated.repeated, true);
    }
    await running.stop();
    for (const check of [["verify"], ["rebuild", "--check"]]) {
      const said = await callsign([...check, "--data", data, "--json"]);
      assert.equal(said.code, 0, said.stdout + said.stderr);
    }
  } finally {
    await running.kill();
    await callsign(["stop", "--data", data]);
    await folder?.remove();
    await disk?.remove();
  }
});

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

/** Starts Callsign, and with it PostgreSQL, under a limit of 24 MiB to a file. */
async function startLimited(data: string, args: readonly string[]) {
  return startCallsign(data, args, ["sh", "-c", 'ulimit -f 49152 && exec "$0" "$@"']);
}

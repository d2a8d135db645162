import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { ulidOf } from "../src/ground/ulid.ts";
import { incidentLives, preparation, type Sent } from "../bench/incident-life.ts";
import { callsign, newDataFolder, startCallsign, tokenFor, until } from "./running-callsign.ts";

/*
 * A district's keys through a bad month: a main key in a file, a rotation beside the running server, one that is cut
 * short by SIGKILL, another main key, a restore. The log proves itself and every value opens throughout.
 */
const folder = await newDataFolder("started");
const beside = (name: string) => join(dirname(folder.path), name);
after(() => folder.remove());

const main = beside("main.key");
await writeFile(main, `${"5a".repeat(32)}\n`, { mode: 0o600 });
const source = ["--key-source", `file:${main}`];

async function ask(url: string, token: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const life = incidentLives(0);
const orders: Sent[] = [...preparation(1), ...Array.from({ length: 10 }, () => life.next().value)];
const incident = `incident/${orders.find(({ name }) => name === "OpenIncident")?.id ?? ""}`;
const narrative = "一段与真实报警一样长短的简要警情，供测量之用。";

async function opened(url: string, given: readonly string[], data = folder.path): Promise<unknown> {
  const token = await tokenFor(data, "dispatcher", given);
  const { values } = await ask(url, token, "/api/v1/openings", {
    stream: incident,
    purpose: "other",
    words: "key drill",
  });
  return (values as { text: string | null }[]).map(({ text }) => text);
}

async function status(given: readonly string[]): Promise<{ epochs: { epoch: number }[]; rotating: boolean }> {
  const said = await callsign(["keys", "status", "--json", "--data", folder.path, ...given]);
  assert.equal(said.code, 0, said.stderr);
  return JSON.parse(said.stdout) as { epochs: { epoch: number }[]; rotating: boolean };
}

async function proven(): Promise<{ size: number; root: string }> {
  const said = await callsign(["verify", "--data", folder.path, "--json"]);
  assert.equal(said.code, 0, said.stdout);
  return (JSON.parse(said.stdout) as { trees: { size: number; root: string }[] }).trees[0] ?? { size: 0, root: "" };
}

test("given plain keys, a start with a main key wraps them; after it nothing opens them without", async () => {
  const first = await startCallsign(folder.path);
  const { answers } = await ask(first.url, await tokenFor(folder.path, "importer"), "/api/v1/orders", orders);
  assert.ok((answers as { accepted: boolean }[]).every(({ accepted }) => accepted));
  await first.stop();
  const second = await startCallsign(folder.path, source);
  assert.deepEqual(await opened(second.url, source), [narrative]);
  await second.stop();
  for (const name of (await readdir(join(folder.path, "keys"))).filter((each) => /key$|pem$/.test(each))) {
    assert.match(await readFile(join(folder.path, "keys", name), "utf8"), /^callsign-wrapped 1 main-key\n/, name);
  }
  const before = await readFile(join(folder.path, "keys", "digest.key"), "utf8");
  await writeFile(beside("wrong.key"), "00".repeat(32), { mode: 0o600 });
  for (const wrong of [[], ["--key-source", `file:${beside("wrong.key")}`]]) {
    for (const verb of [
      ["start", "--port", "0"],
      ["token", "--role", "reader"],
    ]) {
      const said = await callsign([...verb, "--data", folder.path, ...wrong]);
      assert.equal(said.code, 2, said.stdout);
      assert.match(said.stderr, /Nothing was changed|没有改动任何内容/);
      assert.doesNotMatch(said.stderr, /\n\s+at /);
    }
  }
  assert.equal(await readFile(join(folder.path, "keys", "digest.key"), "utf8"), before);
});

test("rotated beside the running server, then cut short by SIGKILL: only new facts, no old key, every value opens", async () => {
  const server = await startCallsign(folder.path, [...source, "--key-backup", beside("key-files")]);
  const before = await proven();
  const rotated = await callsign(["keys", "rotate", "--data", folder.path, ...source, "--json"]);
  assert.deepEqual([rotated.code, JSON.parse(rotated.stdout || "null")], [0, { ok: true, epoch: 2 }], rotated.stderr);
  const administrator = await tokenFor(folder.path, "systemAdministrator", source);
  const auditor = await tokenFor(folder.path, "auditAdministrator", source);
  const { facts } = await ask(server.url, auditor, `/api/v1/log/facts?after=${before.size}&limit=100`);
  const types = (facts as { body: string }[]).map(({ body }) => (JSON.parse(body) as { type: string }).type);
  assert.deepEqual(
    types.filter((type) => !/Token/.test(type)),
    ["KeysRotated", "OldKeyDestroyed"],
  );
  await until(10, async () => ((await readdir(beside("key-files"))).length >= 1 ? true : undefined));
  // The order is durable; what follows it is cut off wherever it stands.
  const { answers } = await ask(server.url, administrator, "/api/v1/orders", [
    { id: ulidOf(Date.now(), randomBytes(10)), name: "RotateKeys", body: {} },
  ]);
  assert.equal((answers as { accepted: boolean }[])[0]?.accepted, true);
  await server.kill();
  const again = await startCallsign(folder.path, source);
  await until(20, async () => ((await status(source)).rotating ? undefined : true));
  assert.deepEqual(
    (await status(source)).epochs.map(({ epoch }) => epoch),
    [3],
  );
  assert.deepEqual(await opened(again.url, source), [narrative]);
  assert.ok((await proven()).size > before.size);
  const running = await callsign(["keys", "rewrap", "--to", "folder", "--data", folder.path, ...source]);
  assert.equal(running.code, 2);
  await again.stop();
});

test("put under another main key, written to a key file and restored from it, it opens under that key alone", async () => {
  process.env["CALLSIGN_TEST_SECOND"] = Buffer.alloc(32, 9).toString("base64");
  const second = ["--key-source", "env:CALLSIGN_TEST_SECOND"];
  const rewrap = ["keys", "rewrap", "--to", "env:CALLSIGN_TEST_SECOND", "--data", folder.path, ...source, "--json"];
  const moved = await callsign(rewrap);
  assert.equal(moved.code, 0, moved.stderr);
  const [log, keys] = [beside("log.ndjson"), beside("log.keys")];
  const written = await callsign(["backup", log, "--keys", keys, "--data", folder.path, ...second]);
  assert.equal(written.code, 0, written.stderr);
  const data = beside("restored");
  const closed = await callsign(["restore", log, "--data", data, "--keys", keys, ...source]);
  assert.equal(closed.code, 2);
  assert.match(closed.stderr, /does not open/);
  const restored = await callsign(["restore", log, "--data", data, "--keys", keys, ...second]);
  assert.equal(restored.code, 0, restored.stderr);
  const server = await startCallsign(data, second);
  assert.deepEqual(await opened(server.url, second, data), [narrative]);
  await server.stop();
});

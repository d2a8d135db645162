import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { opened } from "../src/journal/server/backup/envelope.ts";
import { fileSource } from "../src/journal/server/backup/read-backup.ts";
import { callsign, newDataFolder, startCallsign, tokenFor } from "./running-callsign.ts";
import { incidentLives, preparation, type Sent } from "../bench/incident-life.ts";

/* The drill of the guide: a backup beside the running server, restored elsewhere, proved, opened. */
const folder = await newDataFolder("started");
const beside = (name: string) => join(dirname(folder.path), name);
after(() => folder.remove());

async function give(url: string, token: string, orders: readonly Sent[]) {
  const response = await fetch(`${url}/api/v1/orders`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(orders),
  });
  return ((await response.json()) as { answers: { accepted?: boolean; repeated?: boolean; facts?: unknown }[] })
    .answers;
}

interface Restored {
  readonly verified: { readonly ok: boolean };
  readonly folded: { readonly ok: boolean };
  readonly report: { readonly known: unknown; readonly openIncidents: readonly unknown[] };
}

async function open(url: string, token: string, stream: string): Promise<(string | null)[]> {
  const response = await fetch(`${url}/api/v1/openings`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ stream, purpose: "other", words: "restore drill" }),
  });
  return ((await response.json()) as { values: { text: string | null }[] }).values.map(({ text }) => text);
}

test("a backup holds every fact and no key, and a restored district proves, knows its orders and opens with its keys", async () => {
  const first = await startCallsign(folder.path);
  const life = incidentLives(0);
  const orders = [...preparation(1), ...Array.from({ length: 10 }, () => life.next().value)];
  const token = await tokenFor(folder.path, "importer");
  const answers = await give(first.url, token, orders);
  assert.ok(answers.every(({ accepted }) => accepted === true));
  const [file, keys] = [beside("log.backup"), beside("log.keys")];
  const written = await callsign(["backup", file, "--keys", keys, "--data", folder.path, "--json"]);
  assert.equal(written.code, 0, written.stderr);
  const { root } = JSON.parse(written.stdout) as { root: string };
  await first.stop();
  let text = "";
  for await (const part of (await opened(fileSource(file).bytes(), undefined)).content())
    text += part.toString("latin1");
  text = gunzipSync(Buffer.from(text, "latin1")).toString("utf8");
  assert.match(text, /IncidentOpened/);
  assert.doesNotMatch(text, /00000000000|简要警情，供测量/);

  const incident = `incident/${orders.find(({ name }) => name === "OpenIncident")?.id ?? ""}`;
  for (const withKeys of [true, false]) {
    const data = beside(withKeys ? "restored" : "restored-closed");
    const restored = await callsign(["restore", file, "--data", data, ...(withKeys ? ["--keys", keys] : []), "--json"]);
    assert.equal(restored.code, 0, restored.stderr);
    assert.equal((JSON.parse(restored.stdout) as { root: string }).root, root);
    const { verified, folded, report } = JSON.parse(restored.stdout) as Restored;
    assert.deepEqual([verified.ok, folded.ok], [true, true]);
    assert.equal(report.known, null);
    assert.ok(report.openIncidents.length > 0);
    const again = await startCallsign(data, []);
    try {
      const bearer = await tokenFor(data, "importer");
      if (withKeys)
        assert.deepEqual(
          (await give(again.url, bearer, orders)).map(({ repeated }) => repeated),
          orders.map(() => true),
        );
      const texts = await open(again.url, await tokenFor(data, "dispatcher"), incident);
      assert.deepEqual(texts, [withKeys ? "一段与真实报警一样长短的简要警情，供测量之用。" : null]);
    } finally {
      await again.stop();
    }
  }
});

test("a truncated, rotten or foreign file is refused with a sentence and leaves nothing", async () => {
  const whole = await readFile(beside("log.backup"));
  const wrong: [Buffer, RegExp][] = [
    [whole.subarray(0, -200), /cut short, at chunk 1/],
    [rotten(whole), /chunk 1 was altered/],
    [Buffer.from("{}\n"), /no Callsign backup/],
    [Buffer.alloc(0), /cut short/],
  ];
  for (const [content, reason] of wrong) {
    await writeFile(beside("wrong.backup"), content);
    const data = beside("never");
    const said = await callsign(["restore", beside("wrong.backup"), "--data", data]);
    assert.equal(said.code, 2, said.stdout);
    assert.match(said.stderr, reason);
    assert.doesNotMatch(said.stderr, /\n\s+at /);
    assert.equal(existsSync(data), false);
  }
  const onto = await callsign(["restore", beside("log.backup"), "--data", folder.path]);
  assert.equal(onto.code, 2);
});

function rotten(whole: Buffer): Buffer {
  const changed = Buffer.from(whole);
  changed[whole.length - 100] = (changed[whole.length - 100] ?? 0) ^ 4;
  return changed;
}

interface Drilled {
  readonly ok: boolean;
  readonly failed: string | null;
  readonly steps: readonly { readonly step: string; readonly ok: boolean; readonly why: { en: string } | null }[];
}

async function drill(file: string, more: readonly string[] = []) {
  const said = await callsign(["restore-drill", "--from", file, "--data", folder.path, "--json", ...more]);
  const { ok, failed, steps } = JSON.parse(said.stdout) as Drilled;
  assert.equal(said.code, ok ? 0 : 1, said.stderr);
  const noted = JSON.parse(await readFile(join(folder.path, "last-drill.json"), "utf8")) as Drilled;
  assert.deepEqual([noted.ok, noted.failed], [ok, failed]);
  return { failed, steps: steps.map(({ step }) => step), why: steps.at(-1)?.why?.en };
}

test("a restore drill says yes to a whole backup, and names the step and the reason where it says no", async () => {
  const keys = beside("log.keys");
  const key = `file:${beside("key")}`;
  await writeFile(beside("key"), Buffer.alloc(32, 1), { mode: 0o600 });
  await writeFile(beside("other"), Buffer.alloc(32, 2), { mode: 0o600 });
  const file = beside("sealed.backup");
  const made = await callsign(["backup", file, "--backup-key", key, "--data", folder.path]);
  assert.equal(made.code, 0, made.stderr);
  assert.match(made.stdout, /encrypted under the key/);
  const good = await drill(file, ["--backup-key", key, "--keys", keys]);
  assert.deepEqual(good.failed, null);
  assert.deepEqual(good.steps, ["find", "read", "database", "restore", "verify", "rebuild", "open", "report"]);

  const whole = await readFile(file);
  await writeFile(beside("short.backup"), whole.subarray(0, -1));
  await writeFile(beside("rotten.backup"), rotten(whole));
  const no: [string, string, RegExp][] = [
    [beside("short.backup"), key, /cut short, at chunk 1/],
    [beside("rotten.backup"), key, /chunk 1 was altered/],
    [file, `file:${beside("other")}`, /encrypted under the key [0-9a-f]{16}, and the key given is [0-9a-f]{16}/],
  ];
  for (const [tried, under, reason] of no) {
    const { failed, why } = await drill(tried, ["--backup-key", under]);
    assert.equal(failed, "read");
    assert.match(why ?? "", reason);
  }
  assert.equal((await drill(beside("absent.backup"))).failed, "find");
});

test("a backup of an older version, with its keys, is restored, verified, rebuilt and opened", async () => {
  const old = join(import.meta.dirname, "../src/journal/testing/frozen/backup");
  const { failed, steps } = await drill(join(old, "format-1.ndjson"), ["--keys", join(old, "format-1.keys")]);
  assert.deepEqual([failed, steps.includes("open")], [null, true]);
});

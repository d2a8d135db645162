import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { callsign, newDataFolder, startCallsign, tokenFor } from "./running-callsign.ts";
import { incidentLives, preparation, type Sent } from "../bench/incident-life.ts";

/* The drill of the guide: a backup beside the running server, restored elsewhere, proved, opened. */
const folder = await newDataFolder();
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
  const [file, keys] = [beside("log.ndjson"), beside("log.keys")];
  const written = await callsign(["backup", file, "--keys", keys, "--data", folder.path, "--json"]);
  assert.equal(written.code, 0, written.stderr);
  const { root } = JSON.parse(written.stdout) as { root: string };
  await first.stop();
  assert.doesNotMatch(await readFile(file, "utf8"), /00000000000|简要警情，供测量/);

  const incident = `incident/${orders.find(({ name }) => name === "OpenIncident")?.id ?? ""}`;
  for (const withKeys of [true, false]) {
    const data = beside(withKeys ? "restored" : "restored-closed");
    const restored = await callsign(["restore", file, "--data", data, ...(withKeys ? ["--keys", keys] : []), "--json"]);
    assert.equal(restored.code, 0, restored.stderr);
    assert.equal((JSON.parse(restored.stdout) as { root: string }).root, root);
    for (const check of [["verify"], ["rebuild", "--check"]]) {
      const said = await callsign([...check, "--data", data, "--json"]);
      assert.equal(said.code, 0, said.stdout + said.stderr);
    }
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

test("a truncated, altered or foreign file is refused with a sentence and leaves nothing", async () => {
  const whole = await readFile(beside("log.ndjson"), "utf8");
  const wrong = [whole.slice(0, -200), whole.replace('"recordedAt', '"recordedAT'), "{}\n", ""];
  for (const content of wrong) {
    await writeFile(beside("wrong.ndjson"), content);
    const data = beside("never");
    const said = await callsign(["restore", beside("wrong.ndjson"), "--data", data]);
    assert.equal(said.code, 2, said.stdout);
    assert.doesNotMatch(said.stderr, /\n\s+at /);
    assert.equal(existsSync(data), false);
  }
  const onto = await callsign(["restore", beside("log.ndjson"), "--data", folder.path]);
  assert.equal(onto.code, 2);
});

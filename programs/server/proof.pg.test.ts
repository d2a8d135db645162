import assert from "node:assert/strict";
import { after, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readNote } from "../../src/journal/checkpoint.ts";
import { leafHash } from "../../src/journal/merkle.ts";
import { callsign } from "../../scenarios/running-callsign.ts";
import { readTilePlace } from "../../src/journal/server/proof/tile-routes.ts";
import { testServer } from "./testing/test-server.ts";

const server = await testServer();
after(server.close);
const { must, token } = server;

await must(
  "DefineIncidentType",
  { code: "fight", name: { zh: "打架", en: "Fight" }, priority: 2, enforcement: true },
  token("systemAdministrator"),
);
const open = () => must("OpenIncident", { type: "fight", place: { words: "Mill Lane" } }, token("dispatcher"));
await open();

const openly = async (path: string) => {
  const reply = await fetch(server.url() + path);
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
};

test("whoever is not signed in reads the checkpoint, keys and hashes, and no entry", async () => {
  const note = (await openly("/log/checkpoint")).bytes.toString();
  const size = readNote(note)?.checkpoint.size ?? 0;
  assert.ok(size > 1 && size < 256);
  const tile = await openly(`/log/tile/0/000.p/${size}`);
  assert.equal(tile.bytes.length, size * 32);
  assert.match(tile.headers.get("cache-control") ?? "", /immutable/);
  assert.equal(tile.headers.get("content-type"), "application/octet-stream");
  for (const path of [`0/000.p/${size + 1}`, "0/000", "0/001", "1/000", "63/000", "01/000", "0/0", "0/x000/000", "x"]) {
    const missing = await openly(`/log/tile/${path}`);
    assert.deepEqual([missing.status, missing.headers.get("content-type")?.includes("json")], [404, true], path);
  }
  assert.equal((await openly("/api/v1/log/tile/entries/000.p/1")).status, 401);
  assert.match((await openly("/log/verifiers")).bytes.toString(), /^callsign\/\S+\+[0-9a-f]{8}\+\S+\n$/);
});

test("an entry bundle holds the entries the hashes are of, for the audit administrator", async () => {
  const { bytes: hash } = await openly("/log/tile/0/000.p/1");
  const path = "/api/v1/log/tile/entries/000.p/1";
  assert.equal((await server.get(path, token("dispatcher"))).status, 403);
  const reply = await fetch(server.url() + path, {
    headers: { authorization: `Bearer ${token("auditAdministrator")}` },
  });
  const bundle = Buffer.from(await reply.arrayBuffer());
  assert.equal(bundle.readUInt16BE(0), bundle.length - 2);
  assert.deepEqual(Buffer.from(leafHash(bundle.subarray(2))), hash);
});

test("a proof is one file that the offline verifier takes, with a key, with a kept checkpoint, and with neither", async () => {
  const kept = (await openly("/log/checkpoint")).bytes.toString();
  const from = readNote(kept)?.checkpoint.size ?? 0;
  await open();
  const proven = await server.get(`/api/v1/log/proof?n=${from}`, token("auditAdministrator"));
  const proof = String(proven.content["text"]);
  const to = readNote(proof.slice(proof.indexOf("\n\n") + 2))?.checkpoint.size ?? 0;
  const files = {
    proof,
    consistency: (await openly(`/log/consistency?from=${from}&to=${to}`)).bytes.toString(),
    keys: (await openly("/log/verifiers")).bytes.toString(),
    kept,
  };
  const at = (name: keyof typeof files) => join(server.folder, `${name}.file`);
  for (const name of Object.keys(files) as (keyof typeof files)[]) await writeFile(at(name), files[name]);
  const verify = async (...args: string[]) => {
    const { code, stdout, stderr } = await callsign(["verify", "--json", ...args]);
    return [code, stdout === "" ? stderr : (JSON.parse(stdout) as { fault: string | null }).fault] as const;
  };
  assert.deepEqual(await verify("--proof", at("proof"), "--key", at("keys")), [0, null]);
  const leads = ["--checkpoint", at("kept"), "--consistency", at("consistency")];
  assert.deepEqual(await verify("--proof", at("proof"), ...leads), [0, null]);
  assert.deepEqual(await verify("--proof", at("proof"), "--checkpoint", at("kept")), [1, "keptOlder"]);
  assert.deepEqual(await verify("--proof", at("proof")), [1, "nobodyVouches"]);
  const [code, said] = await verify("--proof", at("keys"));
  assert.equal(code, 2);
  assert.match(said ?? "", /not a file of that kind/);
});

test("a fact is proven to whoever sees one of its streams, and to nobody else", async () => {
  const facts = await server.get("/api/v1/log/facts?limit=1000", token("auditAdministrator"));
  const { n } = (facts.content["facts"] as { n: number; body: string }[])
    .map(({ body }) => JSON.parse(body) as { n: number; type: string })
    .findLast(({ type }) => type === "IncidentOpened") ?? { n: 0 };
  assert.ok(n > 0);
  assert.equal((await server.get(`/api/v1/log/proof?n=${n}`, token("dispatcher"))).status, 200);
  const elsewhere = token("station", { station: "nowhere" });
  assert.equal((await server.get(`/api/v1/log/proof?n=${n}`, elsewhere)).status, 404);
  const beyond = await server.get("/api/v1/log/proof?n=99999", token("dispatcher"));
  assert.deepEqual([beyond.status, beyond.content["field"]], [400, "n"]);
});

test("a path names a tile in one way only", () => {
  assert.deepEqual(readTilePlace("x001/x234/067"), { n: 1_234_067, width: 256 });
  assert.deepEqual(readTilePlace("000.p/255"), { n: 0, width: 255 });
  for (const path of ["", "67", "0067", "x001", "x000/067", "000.p/0", "000.p/256", "000.p/012", "001/067", "000/"]) {
    assert.equal(readTilePlace(path), null, path);
  }
});

import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { after, test } from "node:test";
import pg from "pg";
import { readIn } from "../../src/ground/fold.ts";
import { checkpointText, noteOf, readNote } from "../../src/journal/checkpoint.ts";
import { cosignatureOf } from "../../src/journal/server/cosignature.ts";
import { cosignaturesOf } from "../../src/journal/server/cosignatures.ts";
import { readVerifiers } from "../../src/journal/server/keys.ts";
import { newestRecords } from "../../src/journal/server/stream-store.ts";
import { readWitnessKey } from "../../src/journal/witness-key.ts";
import { openOutsiders } from "../../src/journal/server/witness/outsiders.ts";
import { rulebook } from "./rooms.ts";
import { testServer } from "./testing/test-server.ts";
import { testWitness } from "./testing/witness.ts";

const server = await testServer();
const pool = new pg.Pool({ connectionString: server.databaseUrl });
// A database that goes while a connection to it is being closed is no error of this.
pool.on("error", () => undefined);
const verifiers = readVerifiers(server.folder);
const witness = await testWitness("witness.example/district", verifiers);
const absent = await testWitness("witness.example/by-hand", verifiers);
after(async () => {
  await Promise.all([witness.close(), absent.close()]);
  await pool.end();
  await server.close();
});
const { ask, give, must, token } = server;
const audit = token("auditAdministrator");
const importer = token("importer");
const ring = () => must("RingCall", { channel: "voice", kind: "emergency" }, importer);
const said: string[] = [];

/** The way the server asks, once, with witnesses of this test. */
async function askAll(): Promise<void> {
  const states = (await newestRecords(pool, rulebook, ["witness/home"])).get("witness/home")?.states ?? {};
  const { rows: writers } = await pool.query<{ writer: string }>("select writer from journal.writer");
  const outsiders = openOutsiders({
    pool,
    writer: writers[0]?.writer ?? "",
    state: readIn({ get: () => states }),
    dataFolder: server.folder,
    witnessFolder: undefined,
    verifiers: () => verifiers,
    head: () => 0,
    now: () => new Date(),
    log: (line) => said.push(line),
    trouble: (error) => said.push(String(error)),
  });
  await outsiders.witnessing.askAll();
  await outsiders.stop();
}

test("a key that is none of a witness is refused, a good one is registered by two people", async () => {
  const wrong = `${witness.key.slice(0, -4)}AAAA`;
  assert.equal((await give("RegisterWitness", { key: wrong }, audit)).content["code"], "WitnessKeyInvalid");
  assert.equal((await give("RegisterWitness", { key: "witness" }, audit)).content["code"], "BodyInvalid");
  await must("RegisterWitness", { key: witness.key, url: witness.url }, audit);
  await must("RegisterWitness", { key: absent.key }, audit);
});

test("the server shows its checkpoint with the proof that it only grew, and keeps what the witness signed", async () => {
  await ring();
  await askAll();
  assert.ok(witness.seen.size > 0);
  const first = witness.seen.size;
  for (let calls = 0; calls < 5; calls++) await ring();
  await askAll();
  assert.ok(witness.seen.size > first);
  assert.ok(witness.answers.every((status) => status === 200));
  const published = await fetch(`${server.url()}/log/checkpoint.cosigned`);
  const note = await published.text();
  assert.equal(readNote(note)?.checkpoint.size, witness.seen.size);
  const key = readWitnessKey(witness.key);
  assert.ok(key !== null && cosignatureOf(note, key) !== null);
  assert.ok(cosignatureOf(note.replace(/^(\S+)\n\d+/, "$1\n1"), key) === null, "another size is not what was signed");
});

test("a witness that has seen another size says which, and is shown the way from there", async () => {
  await pool.query("delete from journal.cosignature");
  await ring();
  witness.answers.length = 0;
  await askAll();
  assert.deepEqual(witness.answers.slice(0, 2), [409, 200]);
});

test("a witness refuses a history that did not grow out of what it saw, and that is told", async () => {
  witness.seen.root = Buffer.alloc(32, 7).toString("base64");
  await ring();
  said.length = 0;
  await askAll();
  assert.equal(witness.answers.at(-1), 422);
  assert.match(said.join("\n"), /witness\.example\/district did not cosign: it answered 422/);
});

test("a cosignature is brought by hand; one of nobody, of another log, from the future or changed is not kept", async () => {
  const checkpoint = String((await server.get("/api/v1/log/checkpoint", audit)).content["text"]);
  const text = readNote(checkpoint)?.text ?? "";
  const bring = (note: string) => ask("POST", "/api/v1/log/cosignatures", audit, { note });
  assert.deepEqual((await bring(checkpoint + absent.cosign(text))).content["kept"], ["witness.example/by-hand"]);
  const code = async (note: string) => (await bring(note)).content["code"];
  assert.equal(await code("text"), "CosignatureUnreadable");
  assert.equal(await code(checkpoint), "CosignatureOfNobody");
  const stranger = await testWitness("witness.example/stranger", verifiers);
  assert.equal(await code(checkpoint + stranger.cosign(text)), "CosignatureOfNobody");
  await stranger.close();
  const tomorrow = BigInt(Math.floor(Date.now() / 1000) + 86_400);
  assert.equal(await code(checkpoint + absent.cosign(text, tomorrow)), "CosignatureOfNobody");
  assert.equal(
    await code(checkpoint + absent.cosign(text).replace(/.(.{20})\n$/, (_, end: string) => `*${end}\n`)),
    "CosignatureOfNobody",
  );
  const { origin, size } = readNote(checkpoint)?.checkpoint ?? { origin: "", size: 0 };
  const forked = checkpointText({ origin, size, root: Buffer.alloc(32, 1).toString("base64") });
  const { privateKey } = generateKeyPairSync("ed25519");
  const fork = noteOf(forked, [
    { name: origin, value: sign(null, Buffer.from(forked), privateKey).toString("base64") },
  ]);
  assert.equal(await code(fork + absent.cosign(forked)), "CheckpointNotOurs");
});

test("a removed witness counts no more, and what it signed stays", async () => {
  await must("RemoveWitness", { name: "witness.example/by-hand" }, audit);
  const { rows } = await pool.query<{ writer: string }>("select writer from journal.writer");
  const standings = await cosignaturesOf(pool, rows[0]?.writer ?? "").standings();
  assert.ok(standings.some(({ witness: name }) => name === "witness.example/by-hand"));
  const checkpoint = String((await server.get("/api/v1/log/checkpoint", audit)).content["text"]);
  const note = checkpoint + absent.cosign(readNote(checkpoint)?.text ?? "");
  assert.equal((await ask("POST", "/api/v1/log/cosignatures", audit, { note })).content["code"], "CosignatureOfNobody");
});

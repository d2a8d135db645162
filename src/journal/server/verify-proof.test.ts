import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { checkpointText, noteOf } from "../checkpoint.ts";
import { consistencyPath, inclusionPath, leafHash, rangeRoot } from "../merkle.ts";
import { consistencyText, inclusionText, readProof } from "../proof-file.ts";
import { readVerifier, signersOf } from "./note-signature.ts";
import { verifyProof } from "./verify-proof.ts";

const origin = "callsign/w";

/** A signer in the note format, as a server is one. */
function signer(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = Buffer.concat([Buffer.from([1]), publicKey.export({ type: "spki", format: "der" }).subarray(-32)]);
  const id = createHash("sha256").update(`${name}\n`).update(key).digest().subarray(0, 4);
  return {
    text: `${name}+${id.toString("hex")}+${key.toString("base64")}`,
    signed: (text: string) =>
      noteOf(text, [
        { name, value: Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString("base64") },
      ]),
  };
}

const own = signer(origin);
const stranger = signer(origin);
const verifiersOf = (text: string) => [readVerifier(text)].filter((each) => each !== null);

function logOf(length: number, changed = 0) {
  const entries = Array.from({ length }, (_, index) => {
    const said = index + 1 === changed ? "changed" : "";
    return Buffer.from(JSON.stringify({ n: index + 1, order: `random ${index}`, said, writer: "w" }));
  });
  const leaves = entries.map(leafHash);
  const noteAt = (size: number, by = own, name = origin) =>
    by.signed(checkpointText({ origin: name, size, root: Buffer.from(rangeRoot(leaves, 0, size)).toString("base64") }));
  return {
    noteAt,
    proof: (n: number, size: number, note = noteAt(size)) =>
      inclusionText({
        ...{ index: n - 1, entry: entries[n - 1] ?? Buffer.alloc(0), note },
        hashes: inclusionPath(leaves, n - 1, size),
      }),
    growth: (old: number, size: number, note = noteAt(size)) =>
      consistencyText({ old, hashes: consistencyPath(leaves, old, size), note }),
  };
}

/** A witness's key, and its cosignature on a note's text. */
function witnessOf(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const id = createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.concat([Buffer.from([4]), raw]))
    .digest()
    .subarray(0, 4);
  return {
    key: { name, id: id.toString("hex"), key: new Uint8Array(raw) },
    cosigned: (note: string) => {
      const text = `${note.slice(0, note.indexOf("\n\n"))}\n`;
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(1_764_000_000n);
      const signature = sign(null, Buffer.from(`cosignature/v1\ntime 1764000000\n${text}`), privateKey);
      return `${note}— ${name} ${Buffer.concat([id, time, signature]).toString("base64")}\n`;
    },
  };
}

const log = logOf(21);
const forked = logOf(21, 3);

function check(file: string, o: { kept?: string; growth?: string; key?: string } = {}) {
  const proof = readProof(file);
  const growth = o.growth === undefined ? undefined : readProof(o.growth);
  assert.ok(proof !== null && growth !== null && growth?.kind !== "inclusion");
  const verifiers = o.key === undefined ? undefined : verifiersOf(o.key);
  return verifyProof({ proof, kept: o.kept, growth, verifiers });
}

test("a proof stands alone beside a key, and says what stands in the log", () => {
  const found = check(log.proof(8, 21), { key: own.text });
  assert.deepEqual([found.ok, found.fault, found.fact?.n], [true, null, 8]);
  assert.deepEqual(found.fact?.body, { n: 8, order: "random 7", said: "", writer: "w" });
});

test("without a key or a kept checkpoint nobody vouches, and it is said who claims to have signed", () => {
  const found = check(log.proof(8, 21));
  assert.deepEqual([found.ok, found.fault], [false, "nobodyVouches"]);
  assert.match(found.says.en, /callsign\/w \([0-9a-f]{8}\)/);
});

test("a kept checkpoint vouches at its own size, and an earlier one with a consistency proof", () => {
  assert.equal(check(log.proof(8, 21), { kept: log.noteAt(21) }).ok, true);
  assert.equal(check(log.proof(8, 21), { kept: log.noteAt(10), growth: log.growth(10, 21) }).ok, true);
  assert.equal(check(log.growth(10, 21), { kept: log.noteAt(10), key: own.text }).ok, true);
});

test("whatever does not hold is named", () => {
  const key = own.text;
  const entryOf = (n: number) => log.proof(n, 21).split("\n")[1] ?? "";
  const broken = log
    .proof(8, 21)
    .replace(/\nindex 7\n./, (text) => `${text.slice(0, -1)}${text.endsWith("A") ? "B" : "A"}`);
  const said = Buffer.from(entryOf(8).slice(6), "base64").toString().replace('"said":""', '"said":"x"');
  const altered = log.proof(8, 21).replace(entryOf(8), `extra ${Buffer.from(said).toString("base64")}`);
  for (const [fault, file, o] of [
    ["unsigned", log.proof(8, 21), { key: stranger.text }],
    ["unsigned", log.proof(8, 21, log.noteAt(21, stranger)), { key }],
    ["keptUnsigned", log.proof(8, 21), { key, kept: log.noteAt(21, stranger) }],
    ["path", broken, { key }],
    ["path", altered, { key }],
    ["entry", log.proof(8, 21).replace(entryOf(8), entryOf(9)), { key }],
    ["otherLog", log.proof(8, 21), { kept: log.noteAt(21, own, "callsign/other") }],
    ["keptOlder", log.proof(8, 21), { kept: log.noteAt(10) }],
    ["keptNewer", log.proof(8, 10), { kept: log.noteAt(21) }],
    ["forked", forked.proof(8, 21), { key, kept: log.noteAt(21) }],
    ["forked", forked.proof(8, 21), { key, kept: log.noteAt(10), growth: forked.growth(10, 21) }],
    ["forked", forked.proof(8, 21), { key, kept: log.noteAt(10), growth: log.growth(10, 21) }],
    ["forked", forked.growth(10, 21), { key, kept: log.noteAt(10) }],
    ["otherSpan", log.proof(8, 21), { kept: log.noteAt(10), growth: log.growth(9, 21) }],
    ["otherSpan", log.proof(8, 21), { kept: log.noteAt(10), growth: log.growth(10, 20) }],
    ["nothingKept", log.growth(10, 21), { key }],
  ] as const) {
    const found = check(file, o);
    assert.deepEqual([found.ok, found.fault, found.fact], [false, fault, null], `${fault}: ${found.says.en}`);
    assert.doesNotMatch(found.says.en + found.says.zh, /\{\w+\}/);
  }
});

test("a key whose id is not its own, and a note with one false signature of a known key, are nobody's", () => {
  assert.equal(readVerifier(own.text.replace(/\+[0-9a-f]{8}\+/, "+00000000+")), null);
  assert.equal(readVerifier("nonsense"), null);
  const note = log.noteAt(21);
  assert.equal(signersOf(note, verifiersOf(own.text)).length, 1);
  assert.equal(signersOf(note.replace("\n21\n", "\n20\n"), verifiersOf(own.text)).length, 0);
});

test("a file that is cut short anywhere is no proof, or leads nowhere", () => {
  const file = log.proof(8, 21);
  for (let end = 0; end < file.length - 1; end += 7) {
    const proof = readProof(file.slice(0, end));
    if (proof !== null) assert.equal(verifyProof({ proof, verifiers: verifiersOf(own.text) }).ok, false, `${end}`);
  }
});

test("a witness that must have cosigned vouches for a proof, on its checkpoint or on the kept one, and only then", () => {
  const near = witnessOf("witness.example/1");
  const far = witnessOf("witness.example/2");
  const against = (file: string, kept?: string) => {
    const proof = readProof(file);
    assert.ok(proof !== null);
    return verifyProof({ proof, kept, witnesses: [near.key] });
  };
  const note = log.noteAt(21);
  assert.equal(against(log.proof(7, 21)).fault, "notWitnessed");
  assert.equal(against(log.proof(7, 21, far.cosigned(note))).fault, "notWitnessed");
  assert.equal(against(log.proof(7, 21, near.cosigned(note))).ok, true);
  assert.equal(against(log.proof(7, 21), near.cosigned(note)).ok, true);
  assert.equal(against(log.proof(7, 21, near.cosigned(log.noteAt(20)))).ok, false);
});

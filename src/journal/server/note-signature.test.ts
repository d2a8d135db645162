import assert from "node:assert/strict";
import { createPrivateKey, type KeyObject } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { checkpointText } from "../checkpoint.ts";
import { type Keys, openKeys } from "./keys.ts";
import { signatureCheck, verifiersIn } from "./note-signature.ts";

const folders: string[] = [];
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const origin = "callsign/district";

async function installation(): Promise<{ readonly keys: Keys; readonly signing: KeyObject }> {
  const folder = await mkdtemp(join(tmpdir(), "callsign-signature-"));
  folders.push(folder);
  const keys = await openKeys(folder, origin);
  return { keys, signing: createPrivateKey(await readFile(join(folder, "keys/signing.pem"))) };
}

const own = await installation();
const other = await installation();

const text = checkpointText({ origin, size: 7, root: Buffer.alloc(32, 7).toString("base64") });
const note = own.keys.signed(origin, text);
const foreign = other.keys.signed(origin, text);

function changed(from: string, place: number): string {
  return from.slice(0, place) + (from[place] === "A" ? "B" : "A") + from.slice(place + 1);
}

test("whether a note is signed is answered the same with the key that signed it, with another, and with none", () => {
  const verifiers = verifiersIn([own.keys.verifier]);
  const both = verifiersIn([other.keys.verifier, own.keys.verifier]);
  for (const signing of [own.signing, other.signing, undefined]) {
    const isSigned = signatureCheck(verifiers, signing);
    assert.equal(isSigned(note), true);
    assert.equal(isSigned(foreign), false);
    assert.equal(isSigned(text), false);
    assert.equal(isSigned(`${note}${foreign.split("\n").at(-2) ?? ""}\n`), true, "with a line of an unknown key");
    const isOfBoth = signatureCheck(both, signing);
    assert.deepEqual([isOfBoth(note), isOfBoth(foreign)], [true, true]);
    // The last four characters hold bits that say nothing.
    for (let place = 0; place < note.length - 4; place++)
      assert.equal(isSigned(changed(note, place)), false, `${place}: ${changed(note, place)}`);
  }
});

import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readNote } from "../checkpoint.ts";

/** A public key in the note format's verifier form, `name+8 hex digits+base64(0x01 ‖ Ed25519 key)`. */
export interface Verifier {
  readonly name: string;
  readonly id: string;
  readonly key: KeyObject;
}

/** The bytes before a raw Ed25519 key in its DER form. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** A public key from its 32 bytes. */
export function ed25519Key(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: "der", type: "spki" });
}

/** The verifier, or null when its text is none or its key id is not that of its name and key. */
export function readVerifier(text: string): Verifier | null {
  const [, name = "", id = "", base64 = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== 33 || bytes[0] !== 1) return null;
  const found = createHash("sha256").update(`${name}\n`).update(bytes).digest().subarray(0, 4).toString("hex");
  if (found !== id) return null;
  return { name, id, key: ed25519Key(bytes.subarray(1)) };
}

/** Those of these texts that are verifiers. */
export function verifiersIn(texts: readonly string[]): readonly Verifier[] {
  return texts.map(readVerifier).filter((each) => each !== null);
}

/** The verifiers that signed a note. A signature of a known key that is wrong makes the note nobody's. */
export function signersOf(note: string, verifiers: readonly Verifier[]): readonly Verifier[] {
  const read = readNote(note);
  if (read === null) return [];
  const text = Buffer.from(read.text);
  const signers: Verifier[] = [];
  for (const { name, value } of read.signatures) {
    const bytes = Buffer.from(value, "base64");
    const id = bytes.subarray(0, 4).toString("hex");
    const known = verifiers.find((each) => each.name === name && each.id === id);
    if (known === undefined) continue;
    if (!verify(null, text, known.key, bytes.subarray(4))) return [];
    signers.push(known);
  }
  return signers;
}

/**
 * Tells of many notes whether one of these verifiers signed them. With the key of one of them at hand a note is signed
 * again, at a third of the cost: an Ed25519 signature follows from key and text (RFC 8032), and one that is the same byte
 * for byte is right. Whatever is not the same is verified as always.
 */
export function signatureCheck(verifiers: readonly Verifier[], signing?: KeyObject): (note: string) => boolean {
  const own = signing === undefined ? undefined : verifiers.find(({ key }) => key.equals(createPublicKey(signing)));
  const isOwn = (note: string): boolean => {
    if (own === undefined || signing === undefined) return false;
    const { text, signatures } = readNote(note) ?? { text: "", signatures: [] };
    const [one, ...more] = signatures;
    if (one?.name !== own.name || more.length > 0) return false;
    const bytes = Buffer.from(one.value, "base64");
    if (bytes.subarray(0, 4).toString("hex") !== own.id) return false;
    return sign(null, Buffer.from(text), signing).equals(bytes.subarray(4));
  };
  return (note) => isOwn(note) || signersOf(note, verifiers).length > 0;
}

/** Who a note says signed it, unchecked: `name (key id)`. */
export function claimedSigners(note: string): readonly string[] {
  return (readNote(note)?.signatures ?? []).map(
    ({ name, value }) => `${name} (${Buffer.from(value, "base64").subarray(0, 4).toString("hex")})`,
  );
}

import { verify } from "node:crypto";
import { readNote } from "../checkpoint.ts";
import type { WitnessKey } from "../witness-key.ts";
import { ed25519Key } from "./note-signature.ts";

/** What a witness signs: that at this time the checkpoint was the largest it had seen of this log, grown out of the last. */
export function cosignedText(text: string, seconds: bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

export interface Cosignature {
  /** As it stands on a note. */
  readonly line: string;
  /** When the witness says it signed, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The good cosignature of this witness on a note, or null (C2SP tlog-cosignature, Ed25519: four bytes of key id, eight of
 * POSIX seconds, 64 of signature).
 */
export function cosignatureOf(note: string, witness: WitnessKey): Cosignature | null {
  const read = readNote(note);
  if (read === null) return null;
  const publicKey = ed25519Key(witness.key);
  for (const { name, value } of read.signatures) {
    const bytes = Buffer.from(value, "base64");
    if (name !== witness.name || bytes.length !== 76 || bytes.subarray(0, 4).toString("hex") !== witness.id) continue;
    const seconds = bytes.readBigUInt64BE(4);
    if (!verify(null, Buffer.from(cosignedText(read.text, seconds)), publicKey, bytes.subarray(12))) continue;
    return { line: `— ${name} ${value}\n`, at: Number(seconds) * 1000 };
  }
  return null;
}

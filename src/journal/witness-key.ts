import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64 } from "../ground/base64.ts";

/*
 * A witness's public key as C2SP signed notes write it: `name+hash+base64(type ‖ key)`, where the hash is the first four
 * bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key) in hex, and type 0x04 is an Ed25519 key that cosigns (C2SP tlog-cosignature).
 */
export interface WitnessKey {
  readonly name: string;
  /** Eight hex digits. */
  readonly id: string;
  /** The 32 bytes of the Ed25519 key. */
  readonly key: Uint8Array;
}

const cosigning = 4;

/** The key a text stands for, or null when it is none, or not one of a witness. */
export function readWitnessKey(text: string): WitnessKey | null {
  const match = /^([^\s+]{1,80})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return null;
  const [, name, id, encoded] = match;
  const bytes = fromBase64(encoded);
  if (bytes === null || bytes.length !== 33 || bytes[0] !== cosigning) return null;
  const found = bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), bytes)).slice(0, 4));
  return found === id ? { name, id, key: bytes.slice(1) } : null;
}

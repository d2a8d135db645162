import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

type Key = Buffer | KeyObject;

/** AES-256-GCM: nonce, ciphertext, tag; `about` is authenticated and not stored. */
export function encrypt(key: Key, bytes: Buffer, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the key is not the one, or the bytes were changed. */
export function decrypt(key: Key, bytes: Buffer, about: string): Buffer | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

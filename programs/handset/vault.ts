import { argon2idAsync } from "@noble/hashes/argon2.js";

/*
 * What a phone keeps of its bearer is sealed under a key of theirs, drawn on the device. The key itself is kept twice, each
 * time sealed under another: one that the server hands to the bearer's own sessions, for whoever signs in, and one made of a
 * PIN, for a start without a network. A phone that is lost has neither.
 */

/** Something sealed: AES-GCM with a nonce of its own. */
export interface Kept {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly cipher: ArrayBuffer;
}

/** What is kept of an owner in the open: their key, sealed. */
export interface OwnerKept {
  readonly byServer: Kept;
  readonly byPin?: Kept & { readonly salt: Uint8Array<ArrayBuffer> };
  /** Wrong PINs in a row. */
  readonly failures: number;
}

/** Where vaults are kept: the device's database, or a map in a test. */
export interface VaultShelf {
  get(owner: string): Promise<OwnerKept | undefined>;
  put(owner: string, kept: OwnerKept): Promise<void>;
  /** Everything of an owner, what waits in their outbox too. */
  wipe(owner: string): Promise<void>;
}

export interface Vault {
  readonly owner: string;
  seal(value: unknown): Promise<Kept>;
  /** Rejects what was sealed under another key or changed since. */
  open(kept: Kept): Promise<unknown>;
  /** From now on it can be opened with this PIN without a network. */
  setPin(pin: string): Promise<void>;
}

/** So many wrong PINs in a row wipe what the phone has of its owner. */
export const mostFailures = 10;

/** The server's key does not open what is kept here, and the owner's PIN does. */
export class PinNeeded extends Error {}

export const pinForm = /^\d{6,12}$/;

/** Opens the vault of `owner` with the key that the server gave their session (base64, 32 bytes); makes one where none is. */
export async function openByServer(shelf: VaultShelf, owner: string, serverKey: string): Promise<Vault> {
  const outer = await importKey(bytesOf(serverKey));
  const kept = await shelf.get(owner);
  if (kept !== undefined) {
    const raw = await unsealed(outer, kept.byServer).catch(() => undefined);
    if (raw !== undefined) {
      if (kept.failures > 0) await shelf.put(owner, { ...kept, failures: 0 });
      return vaultOf(shelf, owner, raw);
    }
    // The server's keys are others than they were. What its owner can still open is not thrown away: it may wait to be sent.
    if (kept.byPin !== undefined) throw new PinNeeded();
    await shelf.wipe(owner);
  }
  const raw = crypto.getRandomValues(new Uint8Array(32));
  await shelf.put(owner, { byServer: await sealed(outer, raw), failures: 0 });
  return vaultOf(shelf, owner, raw);
}

/** `none`: no PIN was ever set here. `wiped`: this was one wrong PIN too many. */
export type PinAnswer = Vault | { readonly left: number } | "none" | "wiped";

/** Opens the vault of `owner` with their PIN. A try counts before it is judged, so that ending the program spares none. */
export async function openByPin(shelf: VaultShelf, owner: string, pin: string): Promise<PinAnswer> {
  const kept = await shelf.get(owner);
  if (kept?.byPin === undefined) return "none";
  const failures = kept.failures + 1;
  await shelf.put(owner, { ...kept, failures });
  const raw = await unsealed(await keyOfPin(pin, kept.byPin.salt), kept.byPin).catch(() => undefined);
  if (raw !== undefined) {
    await shelf.put(owner, { ...kept, failures: 0 });
    return vaultOf(shelf, owner, raw);
  }
  if (failures < mostFailures) return { left: mostFailures - failures };
  await shelf.wipe(owner);
  return "wiped";
}

async function vaultOf(shelf: VaultShelf, owner: string, raw: Uint8Array<ArrayBuffer>): Promise<Vault> {
  const key = await importKey(raw);
  return {
    owner,
    seal: async (value) => await sealed(key, new TextEncoder().encode(JSON.stringify(value))),
    open: async (kept) => JSON.parse(new TextDecoder().decode(await unsealed(key, kept))) as unknown,
    setPin: async (pin) => {
      const kept = await shelf.get(owner);
      if (kept === undefined) return;
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const byPin = { ...(await sealed(await keyOfPin(pin, salt), raw)), salt };
      await shelf.put(owner, { ...kept, byPin, failures: 0 });
    },
  };
}

/** Argon2id, 12 MiB, 3 passes (RFC 9106; OWASP, password storage): about a second on an older phone. */
async function keyOfPin(pin: string, salt: Uint8Array): Promise<CryptoKey> {
  const made = await argon2idAsync(pin, salt, { m: 12_288, t: 3, p: 1, dkLen: 32 });
  return await importKey(new Uint8Array(made));
}

async function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function sealed(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Kept> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, cipher: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, bytes) };
}

async function unsealed(key: CryptoKey, { nonce, cipher }: Kept): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, cipher));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

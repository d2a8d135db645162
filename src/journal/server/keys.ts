import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { noteOf } from "../checkpoint.ts";
import { writeDurably } from "./engine/durable-file.ts";
import { type KeyStore, openKeyStore } from "./key-store.ts";

/** Letters of an order's digest. Those of earlier versions were twice as long. */
export const digestLength = 32;

/** The secrets of one installation; they lie beside the journal, never in it. */
export interface Keys {
  /** The present epoch, under which new record keys are wrapped, and every epoch still at hand. */
  readonly epoch: number;
  readonly epochs: ReadonlyMap<number, Buffer>;
  /**
   * A keyed hash in hex: an idempotency digest of plaintext must not be open to guessing. Half of it (128 bits) is kept: no
   * two orders of one giver under one id will ever agree in it.
   */
  digest(text: string): string;
  /** A signed note over a checkpoint's text. */
  signed(origin: string, text: string): string;
  /** Who signs, in the note format's verifier form: name, key id, public key. */
  readonly verifier: string;
  /** Past epochs whose keys have not been destroyed, oldest first. */
  past(): readonly number[];
  /** Makes the key of a later epoch, durably, and the present one; nothing when it is there. */
  raise(epoch: number): Promise<void>;
  /** Destroys the key of a past epoch for good. */
  destroy(epoch: number): void;
}

const epochName = /^epoch-(\d+)\.key$/;
export const epochFile = (epoch: number): string => `epoch-${epoch}.key`;
const epochLength = 32;

/** The epoch whose key a file holds; undefined of any other file. */
export function epochOf(name: string): number | undefined {
  const epoch = epochName.exec(name)?.[1];
  return epoch === undefined ? undefined : Number(epoch);
}

/** The epochs whose keys are in the store, oldest first. */
export function epochsIn(store: Pick<KeyStore, "names">): readonly number[] {
  return store
    .names()
    .flatMap((name) => epochOf(name) ?? [])
    .toSorted((a, b) => a - b);
}

/**
 * Opens the secrets under a data folder, making those there never were; every file is readable by its owner only.
 * `needsEpoch`: an epoch that has to begin, because the one before was given up.
 */
export async function openKeys(
  dataFolder: string,
  origin: string,
  from?: KeyStore,
  needsEpoch?: number,
): Promise<Keys> {
  const store = from ?? (await openKeyStore(dataFolder));
  // As a KeyObject: an HMAC under a Buffer builds one each time, 21 µs against 3 µs.
  const seal = createSecretKey(await store.keep("digest.key", () => randomBytes(32)));
  const signing = createPrivateKey(
    await store.keep("signing.pem", () =>
      Buffer.from(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })),
    ),
  );
  if (needsEpoch !== undefined || epochsIn(store).length === 0)
    await store.keep(epochFile(needsEpoch ?? 1), () => randomBytes(epochLength));
  const epochs = new Map<number, Buffer>();
  for (const epoch of epochsIn(store)) {
    const key = await store.read(epochFile(epoch));
    // What a kill left half destroyed is no key.
    if (key?.length === epochLength) epochs.set(epoch, key);
  }
  const publicKey = createPublicKey(signing);
  const id = keyId(origin, publicKey);
  const own = verifierOf(origin, publicKey);
  addVerifier(dataFolder, own);
  return {
    get epoch() {
      return Math.max(...epochs.keys());
    },
    epochs,
    digest: (text) => createHmac("sha256", seal).update(text).digest("hex").slice(0, digestLength),
    signed: (name, text) =>
      noteOf(text, [{ name, value: Buffer.concat([id, sign(null, Buffer.from(text), signing)]).toString("base64") }]),
    verifier: own,
    past: () => epochsIn(store).filter((epoch) => epoch < Math.max(...epochs.keys())),
    raise: async (epoch) => {
      if (epochs.has(epoch)) return;
      epochs.set(epoch, await store.keep(epochFile(epoch), () => randomBytes(epochLength)));
    },
    destroy: (epoch) => {
      epochs.delete(epoch);
      store.destroy(epochFile(epoch));
    },
  };
}

/** C2SP signed-note: the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
function keyId(name: string, key: KeyObject): Buffer {
  return createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.from([1]))
    .update(rawPublic(key))
    .digest()
    .subarray(0, 4);
}

/** The 32 bytes of an Ed25519 public key: the end of its DER form. */
function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ type: "spki", format: "der" }).subarray(-32));
}

function verifierOf(name: string, key: KeyObject): string {
  return `${name}+${keyId(name, key).toString("hex")}+${Buffer.concat([Buffer.from([1]), rawPublic(key)]).toString("base64")}`;
}

/** The public half of a signing key as it lies in its file; undefined when that is none. */
export function verifierOfSecret(origin: string, secret: Buffer): string | undefined {
  try {
    return verifierOf(origin, createPublicKey(createPrivateKey(secret)));
  } catch {
    return undefined;
  }
}

/** The public half, beside the secrets. */
export const verifiersFile = "verifiers.txt";

/** Every key that may have signed checkpoints of this journal, one verifier a line, oldest first. */
export function readVerifiers(dataFolder: string): readonly string[] {
  const path = join(dataFolder, "keys", verifiersFile);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

/** Lets one more key count, as a restored journal's former one must. */
export function addVerifier(dataFolder: string, verifier: string): void {
  const known = readVerifiers(dataFolder);
  if (known.includes(verifier)) return;
  mkdirSync(join(dataFolder, "keys"), { recursive: true, mode: 0o700 });
  writeDurably(join(dataFolder, "keys", verifiersFile), `${[...known, verifier].join("\n")}\n`, 0o600);
}

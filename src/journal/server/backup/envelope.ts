import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { BackupKey } from "./backup-key.ts";

/*
 * A backup file: one header line of JSON, then chunks. A chunk is four bytes of length (the highest bit marks the last
 * chunk), the content, and sixteen bytes that prove the chunk.
 *
 * Encrypted: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as in age. AES-256-GCM under a key
 * derived for this file by HKDF from the backup key and a random salt. The nonce is the chunk's number and whether it
 * is the last. The header's hash and the chunk's length are authenticated with every chunk. So a changed, missing,
 * moved or foreign chunk and a cut-off end are noticed.
 *
 * Not encrypted: the sixteen bytes are a plain hash over the same bytes. They show rot and cuts, and no malice.
 */
const header = z.strictObject({
  callsign: z.literal("backup"),
  format: z.literal(2),
  writer: z.string(),
  takenAt: z.string(),
  /** The file this one goes on from; null for a full one. */
  after: z.string().nullable(),
  compressed: z.literal("gzip"),
  encrypted: z.strictObject({ cipher: z.literal("aes-256-gcm"), key: z.string(), salt: z.base64() }).nullable(),
});

export type EnvelopeHeader = z.output<typeof header>;

/** What makes an envelope unusable. `chunk` counts from one. */
export type Damage =
  | { readonly damage: "keyless"; readonly key: string }
  | { readonly damage: "wrongKey"; readonly key: string; readonly given: string }
  | { readonly damage: "short" | "altered"; readonly chunk: number }
  | { readonly damage: "more" };

export class Damaged extends Error {
  readonly damage: Damage;
  constructor(damage: Damage) {
    super(damage.damage);
    this.damage = damage;
  }
}

const chunkBytes = 256 * 1024;
const lastBit = 0x8000_0000;
const proofBytes = 16;
/** A header line is some three hundred bytes. */
const longestHeader = 8 * 1024;

/** Wraps bytes; `key` undefined leaves them readable. */
export async function* sealed(
  about: Pick<EnvelopeHeader, "writer" | "takenAt" | "after">,
  key: BackupKey | undefined,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(32);
  const line = `${JSON.stringify({
    callsign: "backup",
    format: 2,
    ...about,
    compressed: "gzip",
    encrypted: key === undefined ? null : { cipher: "aes-256-gcm", key: key.id, salt: salt.toString("base64") },
  } satisfies EnvelopeHeader)}\n`;
  yield Buffer.from(line);
  const seal = sealerOf(line, key?.ofFile(salt));
  let held: Buffer[] = [];
  let size = 0;
  let chunk = 0;
  for await (const part of content) {
    held.push(part);
    size += part.length;
    // One chunk is held back, because only the last chunk is sealed as the last.
    while (size > chunkBytes) {
      const all = Buffer.concat(held);
      yield seal(all.subarray(0, chunkBytes), (chunk += 1), false);
      held = [all.subarray(chunkBytes)];
      size -= chunkBytes;
    }
  }
  yield seal(Buffer.concat(held), chunk + 1, true);
}

function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function lengthOf(bytes: number, last: boolean): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(last ? bytes + lastBit : bytes);
  return length;
}

function plainProof(about: Buffer, nonce: Buffer, content: Buffer): Buffer {
  return createHash("sha256").update(about).update(nonce).update(content).digest().subarray(0, proofBytes);
}

function hashOf(line: string): Buffer {
  return createHash("sha256").update(line).digest();
}

function sealerOf(line: string, fileKey: Buffer | undefined) {
  const headerHash = hashOf(line);
  return (content: Buffer, chunk: number, last: boolean): Buffer => {
    const length = lengthOf(content.length, last);
    const about = Buffer.concat([headerHash, length]);
    const nonce = nonceOf(chunk, last);
    if (fileKey === undefined) return Buffer.concat([length, content, plainProof(about, nonce, content)]);
    const cipher = createCipheriv("aes-256-gcm", fileKey, nonce).setAAD(about);
    return Buffer.concat([length, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  };
}

/** The content of one chunk, or undefined when it is not what was sealed there. */
function openerOf(line: string, fileKey: Buffer | undefined) {
  const headerHash = hashOf(line);
  return (length: Buffer, content: Buffer, proof: Buffer, chunk: number, last: boolean): Buffer | undefined => {
    const about = Buffer.concat([headerHash, length]);
    const nonce = nonceOf(chunk, last);
    if (fileKey === undefined) return plainProof(about, nonce, content).equals(proof) ? content : undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", fileKey, nonce).setAAD(about);
      decipher.setAuthTag(proof);
      return Buffer.concat([decipher.update(content), decipher.final()]);
    } catch {
      return undefined;
    }
  };
}

/** Bytes taken from a stream in the amounts that are wanted. */
interface Tap {
  /** Exactly this many bytes, or undefined when the stream ends before. */
  take(bytes: number): Promise<Buffer | undefined>;
  /** Up to and with the line's end, or what there is when it does not end within `most`. */
  line(most: number): Promise<Buffer>;
  isAtEnd(): Promise<boolean>;
  rest(): AsyncGenerator<Buffer>;
  end(): Promise<void>;
}

function tapOf(stream: AsyncIterable<Buffer>): Tap {
  const parts = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await parts.next();
    if (next.done === true) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  const cut = (bytes: number): Buffer => {
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
  return {
    take: async (bytes) => {
      while (held.length < bytes) if (!(await more())) return undefined;
      return cut(bytes);
    },
    line: async (most) => {
      for (;;) {
        const end = held.indexOf(0x0a);
        if (end >= 0) return cut(end + 1);
        if (held.length > most || !(await more())) return cut(held.length);
      }
    },
    isAtEnd: async () => {
      while (held.length === 0) if (!(await more())) return true;
      return false;
    },
    rest: async function* () {
      if (held.length > 0) yield cut(held.length);
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
    },
    end: async () => void (await parts.return?.(undefined)),
  };
}

/** An envelope begun: its header, and its content as it is read; `plain` when it is none but lines as they were in format 1. */
export interface Opened {
  readonly header: EnvelopeHeader | undefined;
  /** To be read once; throws `Damaged`. Still compressed when there is a header. */
  content(): AsyncGenerator<Buffer>;
  /** Lets go of the stream without reading it. */
  end(): Promise<void>;
}

/** Reads the header; whether the key fits shows when the content is read. */
export async function opened(stream: AsyncIterable<Buffer>, key: BackupKey | undefined): Promise<Opened> {
  const tap = tapOf(stream);
  const bytes = await tap.line(longestHeader);
  const line = bytes.toString("utf8");
  const read = header.safeParse(parsed(line));
  if (!read.success || !line.endsWith("\n"))
    return {
      header: undefined,
      end: tap.end,
      content: async function* () {
        yield bytes;
        yield* tap.rest();
      },
    };
  return { header: read.data, end: tap.end, content: () => chunksOf(tap, line, read.data, key) };
}

async function* chunksOf(
  tap: Tap,
  line: string,
  { encrypted }: EnvelopeHeader,
  key: BackupKey | undefined,
): AsyncGenerator<Buffer> {
  try {
    if (encrypted !== null && key === undefined) throw new Damaged({ damage: "keyless", key: encrypted.key });
    if (encrypted !== null && key !== undefined && key.id !== encrypted.key)
      throw new Damaged({ damage: "wrongKey", key: encrypted.key, given: key.id });
    const open = openerOf(line, encrypted === null ? undefined : key?.ofFile(Buffer.from(encrypted.salt, "base64")));
    for (let chunk = 1; ; chunk += 1) {
      const length = await tap.take(4);
      if (length === undefined) throw new Damaged({ damage: "short", chunk });
      const said = length.readUInt32BE();
      const last = said >= lastBit;
      const bytes = last ? said - lastBit : said;
      if (bytes > chunkBytes) throw new Damaged({ damage: "altered", chunk });
      const content = await tap.take(bytes);
      const proof = content === undefined ? undefined : await tap.take(proofBytes);
      if (content === undefined || proof === undefined) throw new Damaged({ damage: "short", chunk });
      const plain = open(length, content, proof, chunk, last);
      if (plain === undefined) throw new Damaged({ damage: "altered", chunk });
      yield plain;
      if (!last) continue;
      if (!(await tap.isAtEnd())) throw new Damaged({ damage: "more" });
      return;
    }
  } finally {
    await tap.end();
  }
}

/** What a text says as JSON; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

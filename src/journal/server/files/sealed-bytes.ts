import { createCipheriv, createDecipheriv } from "node:crypto";

/*
 * The bytes of a file as they are stored: chunks of 256 KiB, each encrypted by AES-256-GCM and followed by its tag. It is the
 * STREAM construction, as in a backup's envelope (docs/decisions/0020). The key is the file's own and seals nothing else, so
 * the nonce is the chunk's number and whether it is the last. A changed, missing or moved chunk and a cut-off end do not open.
 */
const chunkBytes = 256 * 1024;
const tagBytes = 16;

/** Its bytes are not what was sealed. */
export class SealedBytesDamaged extends Error {}

function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of this size; every piece but the last is whole, and there is always a last one. */
async function* pieces(
  content: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of content) {
    held.push(part);
    length += part.length;
    // One is held back: only at the end is it known to be the last.
    while (length > size) {
      const all: Buffer = held.length === 1 ? (held[0] ?? Buffer.alloc(0)) : Buffer.concat(held);
      yield { piece: all.subarray(0, size), last: false };
      held = [all.subarray(size)];
      length -= size;
    }
  }
  yield { piece: Buffer.concat(held), last: true };
}

/** `about` is authenticated with each chunk. */
export async function* sealBytes(key: Buffer, about: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunk = 0;
  for await (const { piece, last } of pieces(content, chunkBytes)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf((chunk += 1), last)).setAAD(Buffer.from(about));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Throws `SealedBytesDamaged` at the first chunk that is not as it was sealed; nothing of that chunk is given out. */
export async function* openBytes(key: Buffer, about: string, stored: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunk = 0;
  for await (const { piece, last } of pieces(stored, chunkBytes + tagBytes)) {
    yield opened(key, about, piece, nonceOf((chunk += 1), last));
  }
}

function opened(key: Buffer, about: string, piece: Buffer, nonce: Buffer): Buffer {
  if (piece.length < tagBytes) throw new SealedBytesDamaged("a chunk is cut short");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
    decipher.setAuthTag(piece.subarray(-tagBytes));
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  } catch (error) {
    throw new SealedBytesDamaged("a chunk was altered", { cause: error });
  }
}

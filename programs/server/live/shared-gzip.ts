import { constants, crc32, deflateRawSync } from "node:zlib";

/*
 * A gzip stream is a header, deflate blocks, and at its end a sum over what they say. Blocks that refer to nothing before
 * them are the same in every stream, so a message is compressed once for all readers, and no reader has a compressor of
 * its own (some 300 KB of memory each).
 */

/** What every gzip stream begins with. */
export const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Shorter messages are packed as they are: compressing some hundred bytes saves less than it costs. */
const leastCompressed = 4096;
const mostStored = 0xffff;

const blocksOfMessage = new WeakMap<Buffer, Buffer>();

/** The message as deflate blocks that refer to nothing outside and end on a whole byte. */
export function blocksOf(message: Buffer): Buffer {
  let blocks = blocksOfMessage.get(message);
  if (blocks === undefined) {
    blocks =
      message.length < leastCompressed
        ? stored(message)
        : deflateRawSync(message, { level: 3, finishFlush: constants.Z_FULL_FLUSH });
    blocksOfMessage.set(message, blocks);
  }
  return blocks;
}

function stored(message: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(message.length, 1);
  head.writeUInt16LE(mostStored - message.length, 3);
  return Buffer.concat([head, message]);
}

/** Counts what one stream has said, for its end. */
export function gzipEnding() {
  let sum = 0;
  let length = 0;
  return {
    add: (message: Buffer) => {
      sum = crc32(message, sum);
      length += message.length;
    },
    /** An empty last block, the sum, and the length modulo 2^32. */
    end: () => {
      const end = Buffer.alloc(10);
      end.writeUInt16LE(0x0003, 0);
      end.writeUInt32LE(sum, 2);
      end.writeUInt32LE(length >>> 0, 6);
      return end;
    },
  };
}

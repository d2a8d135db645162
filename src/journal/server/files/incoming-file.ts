import { createHash, randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import type { FileType } from "../../../ground/file.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { recogniser } from "./recognise.ts";
import { sealBytes } from "./sealed-bytes.ts";

/** One file on its way: looked at, encrypted under a key of its own and written as its pieces come. */
export interface IncomingFile {
  readonly key: Buffer;
  /** Takes the next piece, waiting while the place takes no more; false when the place has failed. */
  push(bytes: Buffer): Promise<boolean>;
  /** False as soon as it can be nothing that is taken. */
  mayBe(): boolean;
  /** What it is, once it is whole. */
  found(): FileType | undefined;
  /** Nothing more comes. Answers what the place says against it; undefined where it is written. */
  end(): Promise<unknown>;
  /** Gives it up; answers what the place said, once it is done with it. */
  breakOff(): Promise<unknown>;
  /** Of the ciphertext, once it is written. */
  sealedSha256(): string;
}

export function incomingFile(place: BackupPlace, id: string, name: string): IncomingFile {
  const key = randomBytes(32);
  const hash = createHash("sha256");
  const look = recogniser(name);
  const pipe = new PassThrough();
  // What ends the pipe is told by `writing`; unheard, its error would end the process.
  pipe.on("error", () => undefined);

  async function* stored(): AsyncGenerator<Buffer> {
    for await (const chunk of sealBytes(key, id, pipe as AsyncIterable<Buffer>)) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const writing: Promise<unknown> = place.write(id, stored()).then(
    () => undefined,
    (error: unknown) => {
      pipe.destroy();
      return error;
    },
  );

  return {
    key,
    push: async (bytes) => {
      look.see(bytes);
      if (pipe.destroyed) return false;
      const taken = new Promise<void>((resolve) => pipe.write(bytes, () => resolve()));
      await Promise.race([taken, writing]);
      return !pipe.destroyed;
    },
    mayBe: look.mayBe,
    found: look.found,
    end: () => {
      pipe.end();
      return writing;
    },
    breakOff: () => {
      pipe.destroy(new Error("the upload broke off"));
      return writing;
    },
    sealedSha256: () => hash.digest("hex"),
  };
}

import { createHash, type Hash, randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import type { FileType } from "../../../ground/file.ts";
import { type Refusal, refuse } from "../../../ground/refusal.ts";
import { ulidOf } from "../../../ground/ulid.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { type Recogniser, recogniser } from "./recognise.ts";
import { sealBytes } from "./sealed-bytes.ts";
import type { UploadRows } from "./upload-rows.ts";

/*
 * A file comes in pieces, because one request must arrive within half a minute (docs/decisions/0070) and a file over a slow
 * line does not. Each piece is looked at, encrypted and handed on to the place where files lie before it is answered. No more
 * than a few hundred kilobytes of a file are held, and in the case of a bucket the part that is being sent.
 *
 * A file that breaks off leaves nothing: the place gives a file its name only when it is whole, and its row goes. What a
 * killed process leaves are rows without an end, which the next sweep finds.
 */
export const partBytes = 1024 * 1024;

/** At once: of one person, and of all. In a bucket each holds up to 16 MiB. */
const mostOfOne = 3;
const mostOfAll = 16;
/** Files of one person that no order has taken. */
const mostWaiting = 60;
const longestPauseMillis = 60_000;

interface Receiving {
  readonly id: string;
  readonly officer: string;
  readonly name: string;
  readonly size: number;
  readonly key: Buffer;
  readonly hash: Hash;
  readonly look: Recogniser;
  readonly pipe: PassThrough;
  /** What the place said in the end; undefined where all went well. */
  writing: Promise<unknown>;
  received: number;
  isBusy: boolean;
  pause: NodeJS.Timeout | undefined;
}

/** How far an upload is; `type` as soon as it is whole. */
export interface UploadState {
  readonly id: string;
  readonly received: number;
  readonly type?: FileType;
}

type BeginCode = "FileTooLarge" | "TooManyUploads" | "FileStoreAway";
type PartCode = "UploadUnknown" | "UploadElsewhere" | "FileTypeNotAllowed" | "FileTooLarge" | "FileStoreAway";

export interface ReceivingFiles {
  begin(o: {
    readonly record: string;
    readonly officer: string;
    readonly name: string;
    readonly size: number;
  }): Promise<UploadState | Refusal<BeginCode>>;
  part(o: {
    readonly id: string;
    readonly officer: string;
    readonly from: number;
    readonly bytes: Buffer;
  }): Promise<UploadState | Refusal<PartCode>>;
  /** Gives a begun upload of this person up; false where there is none. */
  giveUp(id: string, officer: string): Promise<boolean>;
  isOpen(id: string): boolean;
  stop(): Promise<void>;
}

export function receivingFiles(o: {
  readonly place: BackupPlace;
  readonly rows: UploadRows;
  readonly mostBytes: number;
  readonly now: () => number;
  readonly trouble: (error: unknown) => void;
  /** For tests. */
  readonly pauseMillis?: number;
}): ReceivingFiles {
  const { place, rows, now, trouble } = o;
  const open = new Map<string, Receiving>();

  function start(one: Receiving): void {
    const stored = async function* () {
      for await (const chunk of sealBytes(one.key, one.id, one.pipe as AsyncIterable<Buffer>)) {
        one.hash.update(chunk);
        yield chunk;
      }
    };
    one.writing = place.write(one.id, stored()).then(
      () => undefined,
      (error: unknown) => {
        one.pipe.destroy();
        return error;
      },
    );
    rest(one);
  }

  function rest(one: Receiving): void {
    clearTimeout(one.pause);
    one.pause = setTimeout(() => void drop(one), o.pauseMillis ?? longestPauseMillis);
    one.pause.unref();
  }

  /** Takes everything of it away. What cannot be taken away now the next sweep finds by its row. */
  async function drop(one: Receiving): Promise<void> {
    open.delete(one.id);
    clearTimeout(one.pause);
    one.pipe.destroy(new Error("the upload broke off"));
    await one.writing;
    try {
      await place.remove(one.id);
      await rows.delete(one.id);
    } catch (error) {
      trouble(error);
    }
  }

  /** Hands bytes on; waits while the place takes no more. */
  async function push(one: Receiving, bytes: Buffer): Promise<void> {
    if (one.pipe.destroyed) return;
    const taken = new Promise<void>((resolve) => one.pipe.write(bytes, () => resolve()));
    await Promise.race([taken, one.writing]);
  }

  /** The place failed and would take no more of it; or it was given up meanwhile. */
  async function lost(one: Receiving): Promise<Refusal<"FileStoreAway" | "UploadUnknown">> {
    const error = await one.writing;
    if (!open.has(one.id)) return refuse("UploadUnknown");
    await drop(one);
    trouble(error);
    return refuse("FileStoreAway");
  }

  async function end(one: Receiving): Promise<UploadState | Refusal<PartCode>> {
    const type = one.look.found();
    if (type === undefined) {
      await drop(one);
      return refuse("FileTypeNotAllowed");
    }
    one.pipe.end();
    if ((await one.writing) !== undefined) return await lost(one);
    try {
      const { id, name, key } = one;
      await rows.ready({ id, type, size: one.size, sealedSha256: one.hash.digest("hex"), name, key });
    } catch (error) {
      await drop(one);
      throw error;
    }
    clearTimeout(one.pause);
    open.delete(one.id);
    return { id: one.id, received: one.received, type };
  }

  async function take(one: Receiving, bytes: Buffer): Promise<UploadState | Refusal<PartCode>> {
    one.look.see(bytes);
    if (!one.look.mayBe()) {
      await drop(one);
      return refuse("FileTypeNotAllowed");
    }
    await push(one, bytes);
    if (one.pipe.destroyed) return await lost(one);
    one.received += bytes.length;
    return one.received === one.size ? await end(one) : { id: one.id, received: one.received };
  }

  return {
    begin: async ({ record, officer, name, size }) => {
      if (size > o.mostBytes) return refuse("FileTooLarge", { most: Math.floor(o.mostBytes / (1024 * 1024)) });
      const own = [...open.values()].filter((one) => one.officer === officer).length;
      if (own >= mostOfOne || open.size >= mostOfAll) return refuse("TooManyUploads", { retryAfterSeconds: 5 });
      const id = ulidOf(now(), randomBytes(10));
      const one: Receiving = {
        ...{ id, officer, name, size, key: randomBytes(32), hash: createHash("sha256"), look: recogniser(name) },
        ...{ pipe: new PassThrough(), writing: Promise.resolve(), received: 0, isBusy: false, pause: undefined },
      };
      // Its end is told by `writing`; unheard, the error of a broken pipe would end the process.
      one.pipe.on("error", () => undefined);
      open.set(id, one);
      try {
        if ((await rows.waiting(officer)) >= mostWaiting) {
          open.delete(id);
          return refuse("TooManyUploads", { retryAfterSeconds: 60 });
        }
        await rows.begin({ id, record, officer, size, at: now() });
      } catch (error) {
        open.delete(id);
        throw error;
      }
      start(one);
      return { id, received: 0 };
    },
    part: async ({ id, officer, from, bytes }) => {
      const one = open.get(id);
      if (one === undefined || one.officer !== officer) return refuse("UploadUnknown");
      // The answer to a piece was lost and it came again: it is there already.
      if (!one.isBusy && bytes.length > 0 && from + bytes.length === one.received)
        return { id, received: one.received };
      if (one.isBusy || from !== one.received) return refuse("UploadElsewhere", { received: one.received });
      if (from + bytes.length > one.size) {
        await drop(one);
        return refuse("FileTooLarge", { most: Math.floor(o.mostBytes / (1024 * 1024)) });
      }
      one.isBusy = true;
      clearTimeout(one.pause);
      try {
        return await take(one, bytes);
      } finally {
        one.isBusy = false;
        if (open.has(id)) rest(one);
      }
    },
    giveUp: async (id, officer) => {
      const one = open.get(id);
      if (one === undefined || one.officer !== officer) return false;
      await drop(one);
      return true;
    },
    isOpen: (id) => open.has(id),
    stop: async () => {
      await Promise.all([...open.values()].map(drop));
    },
  };
}

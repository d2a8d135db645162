import { randomBytes } from "node:crypto";
import type { FileType } from "../../../ground/file.ts";
import { type Refusal, refuse } from "../../../ground/refusal.ts";
import { ulidOf } from "../../../ground/ulid.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import { type IncomingFile, incomingFile } from "./incoming-file.ts";
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
  readonly file: IncomingFile;
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
  /** Whose place each upload takes up, also while its row is being made. */
  const seats = new Map<string, string>();

  const tooLarge = () => refuse("FileTooLarge", { most: Math.floor(o.mostBytes / (1024 * 1024)) });

  function rest(one: Receiving): void {
    clearTimeout(one.pause);
    one.pause = setTimeout(() => void drop(one), o.pauseMillis ?? longestPauseMillis);
    one.pause.unref();
  }

  function leave(one: Receiving): void {
    clearTimeout(one.pause);
    open.delete(one.id);
    seats.delete(one.id);
  }

  /**
   * Takes everything of it away; answers what the place said against it. What cannot be taken away now the next sweep finds
   * by its row.
   */
  async function drop(one: Receiving): Promise<unknown> {
    leave(one);
    const said = await one.file.breakOff();
    try {
      await place.remove(one.id);
      await rows.delete(one.id);
    } catch (error) {
      trouble(error);
    }
    return said;
  }

  /** The place failed and would take no more of it; or it was given up meanwhile. */
  async function lost(one: Receiving): Promise<Refusal<"FileStoreAway" | "UploadUnknown">> {
    if (!open.has(one.id)) return refuse("UploadUnknown");
    trouble(await drop(one));
    return refuse("FileStoreAway");
  }

  async function end(one: Receiving): Promise<UploadState | Refusal<PartCode>> {
    const type = one.file.found();
    if (type === undefined) {
      await drop(one);
      return refuse("FileTypeNotAllowed");
    }
    if ((await one.file.end()) !== undefined) return await lost(one);
    try {
      const { id, name, size, file } = one;
      await rows.ready({ id, type, size, sealedSha256: file.sealedSha256(), name, key: file.key });
    } catch (error) {
      await drop(one);
      throw error;
    }
    leave(one);
    return { id: one.id, received: one.received, type };
  }

  async function take(one: Receiving, bytes: Buffer): Promise<UploadState | Refusal<PartCode>> {
    if (!(await one.file.push(bytes))) return await lost(one);
    if (!one.file.mayBe()) {
      await drop(one);
      return refuse("FileTypeNotAllowed");
    }
    one.received += bytes.length;
    return one.received === one.size ? await end(one) : { id: one.id, received: one.received };
  }

  return {
    begin: async ({ record, officer, name, size }) => {
      if (size > o.mostBytes) return tooLarge();
      const own = [...seats.values()].filter((other) => other === officer).length;
      if (own >= mostOfOne || seats.size >= mostOfAll) return refuse("TooManyUploads", { retryAfterSeconds: 5 });
      const id = ulidOf(now(), randomBytes(10));
      seats.set(id, officer);
      let isBegun = false;
      try {
        if ((await rows.waiting(officer)) >= mostWaiting) return refuse("TooManyUploads", { retryAfterSeconds: 60 });
        // The row first: whatever is written then, a sweep finds it.
        await rows.begin({ id, record, officer, size, at: now() });
        isBegun = true;
      } finally {
        if (!isBegun) seats.delete(id);
      }
      const file = incomingFile(place, id, name);
      const one: Receiving = { id, officer, name, size, file, received: 0, isBusy: false, pause: undefined };
      open.set(id, one);
      rest(one);
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
        return tooLarge();
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
    isOpen: (id) => seats.has(id),
    stop: async () => {
      await Promise.all([...open.values()].map(drop));
    },
  };
}

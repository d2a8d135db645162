import type pg from "pg";
import { streamKind } from "../../../ground/fact.ts";
import type { FileCode, SealedFile } from "../../../ground/file.ts";
import type { BackupPlace } from "../backup/backup-place.ts";
import type { Keys } from "../keys.ts";
import { heldIds } from "./held-ids.ts";
import { type ReceivingFiles, receivingFiles } from "./receive-files.ts";
import { openBytes } from "./sealed-bytes.ts";
import { type Upload, uploadRows } from "./upload-rows.ts";

/** How long a file waits for the order that takes it. */
const waitsMillis = 24 * 3_600_000;

/** The files an order names, held for it until its end is known. */
export interface Claim {
  /** Of each id the file, or why the order may not have it. */
  readonly found: ReadonlyMap<string, Upload | FileCode>;
  /** To be called once the order's end is known: `durable` when its facts were written. */
  settle(durable: boolean): void;
}

export interface Claiming {
  readonly record: string;
  /** The order makes the record: files that were sent for a record of its kind are for it too. */
  readonly isNew: boolean;
  readonly officer: string;
}

/** Where files are received, kept, read and removed. */
export interface FileStore {
  readonly mostBytes: number;
  readonly receiving: Pick<ReceivingFiles, "begin" | "part">;
  /** Holds files for an order of this person about this record. A file that another order is just taking is waited for. */
  claim(ids: readonly string[], by: Claiming): Promise<Claim>;
  /** Removes a file of this person that no fact names, or that is still coming. What is not there is left so. */
  drop(id: string, officer: string): Promise<void>;
  /** The file itself. Throws `SealedBytesDamaged`, or `Environment` where the place does not give it. */
  read(file: Pick<SealedFile, "id">, key: Buffer): AsyncGenerator<Buffer>;
  /** Removes the bytes of what an erasure took. */
  removeErased(erasure: string): Promise<void>;
  /** Removes what nobody took in a day, and what broke off. `now` never ahead of the truth. */
  sweep(now: number, goesOn: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

export function fileStore(o: {
  readonly pool: pg.Pool;
  readonly keys: Pick<Keys, "epoch" | "epochs">;
  readonly place: BackupPlace;
  readonly mostBytes: number;
  readonly now: () => number;
  readonly trouble: (error: unknown) => void;
}): FileStore {
  const { pool, place, trouble } = o;
  const rows = uploadRows(pool, o.keys);
  const receiving = receivingFiles({ ...o, rows });
  // A sweep and an order never have one file at once: the order's facts would name what the sweep removes.
  const held = heldIds();

  async function remove(id: string): Promise<void> {
    const free = await held.hold([id]);
    try {
      if (!(await rows.named([id])).has(id)) {
        await place.discard(id);
        await place.remove(id);
      }
      await rows.delete(id);
    } finally {
      free();
    }
  }

  return {
    mostBytes: o.mostBytes,
    receiving,
    claim: async (ids, { record, isNew, officer }) => {
      const isFor = (sentFor: string) => sentFor === record || (isNew && sentFor === streamKind(record));
      const free = await held.hold(ids);
      try {
        const [named, whole] = [await rows.named(ids), await rows.whole(ids)];
        const own = new Map(
          whole.filter((one) => isFor(one.record) && one.officer === officer).map((one) => [one.id, one]),
        );
        const answer = (id: string): Upload | FileCode =>
          named.has(id) ? "FileTaken" : (own.get(id) ?? "FileNotUploaded");
        return {
          found: new Map(ids.map((id) => [id, answer(id)])),
          settle: (durable) => {
            free();
            // A row that stays is found by the sweep, which leaves the bytes of what a fact names. Where the order's facts name
            // none, as when it had nothing to record, the file waits for another order or for the sweep.
            if (durable) void rows.deleteNamed(ids).catch(trouble);
          },
        };
      } catch (error) {
        free();
        throw error;
      }
    },
    drop: async (id, officer) => {
      if (await receiving.giveUp(id, officer)) return;
      if ((await rows.officerOf(id)) === officer && !receiving.isOpen(id)) await remove(id);
    },
    read: ({ id }, key) => openBytes(key, id, place.read(id)),
    removeErased: async (erasure) => {
      const found = await pool.query<{ id: string }>("select id from journal.file where erasure = $1", [erasure]);
      for (const { id } of found.rows) await place.remove(id);
    },
    sweep: async (now, goesOn) => {
      for (const { id } of await rows.old(now - waitsMillis)) {
        if (!goesOn()) return;
        if (!receiving.isOpen(id)) await remove(id);
      }
    },
    stop: receiving.stop,
  };
}

import type pg from "pg";
import { z } from "zod";
import type { FileType } from "../../../ground/file.ts";
import type { Keys } from "../keys.ts";
import { decrypt, encrypt } from "../wrapping.ts";

/** A file that was sent whole, with what is sealed again when an order takes it. */
export interface Upload {
  readonly id: string;
  readonly type: FileType;
  readonly size: number;
  readonly sealedSha256: string;
  readonly name: string;
  readonly key: Buffer;
}

interface Row extends Omit<Upload, "size" | "sealedSha256" | "name" | "key"> {
  readonly record: string;
  readonly officer: string;
  readonly size: string;
  readonly sealed_sha256: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

const secret = z.strictObject({ name: z.string(), key: z.base64() });

/** The table of files that no order has taken yet. */
export interface UploadRows {
  /** How many of them somebody has. */
  waiting(officer: string): Promise<number>;
  begin(o: { id: string; record: string; officer: string; size: number; at: number }): Promise<void>;
  ready(upload: Upload): Promise<void>;
  delete(id: string): Promise<void>;
  /** Those of these that a fact names. */
  deleteNamed(ids: readonly string[]): Promise<void>;
  /** Those of these that are whole, with whose they are; one whose key is gone is not among them. */
  whole(ids: readonly string[]): Promise<readonly (Upload & { readonly record: string; readonly officer: string })[]>;
  /** Those of these that a fact names. */
  named(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those that were never finished, and those older than a moment. */
  old(before: number): Promise<readonly { readonly id: string; readonly ready: boolean }[]>;
  /** Whose it is, while no fact names it. */
  officerOf(id: string): Promise<string | undefined>;
}

export function uploadRows(pool: pg.Pool, keys: Pick<Keys, "epoch" | "epochs">): UploadRows {
  return {
    waiting: async (officer) => {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int as count from vault.upload u where officer = $1
           and not exists (select from journal.file f where f.id = u.id)`,
        [officer],
      );
      return rows[0]?.count ?? 0;
    },
    begin: async ({ id, record, officer, size, at }) => {
      await pool.query("insert into vault.upload (id, record, officer, at, size) values ($1, $2, $3, $4, $5)", [
        ...[id, record, officer, new Date(at), size],
      ]);
    },
    ready: async ({ id, type, size, sealedSha256, name, key }) => {
      const { epoch } = keys;
      const epochKey = keys.epochs.get(epoch);
      if (epochKey === undefined) throw new Error("the present epoch has no key");
      const wrapped = encrypt(epochKey, Buffer.from(JSON.stringify({ name, key: key.toString("base64") })), id);
      const { rowCount } = await pool.query(
        `update vault.upload set ready = true, type = $2, size = $3, sealed_sha256 = $4, epoch = $5, wrapped = $6
         where id = $1`,
        [id, type, size, sealedSha256, epoch, wrapped],
      );
      if (rowCount !== 1) throw new Error(`the upload ${id} has no row`);
    },
    delete: async (id) => void (await pool.query("delete from vault.upload where id = $1", [id])),
    deleteNamed: async (ids) => {
      await pool.query(
        `delete from vault.upload u where id = any($1) and exists (select from journal.file f where f.id = u.id)`,
        [ids],
      );
    },
    whole: async (ids) => {
      const { rows } = await pool.query<Row>(
        `select id, record, officer, type, size, sealed_sha256, epoch, wrapped from vault.upload
         where id = any($1) and ready`,
        [ids],
      );
      return rows.flatMap(({ sealed_sha256: sealedSha256, epoch, wrapped, ...row }) => {
        const epochKey = keys.epochs.get(epoch);
        const plain = epochKey === undefined ? null : decrypt(epochKey, wrapped, row.id);
        if (plain === null) return [];
        const { name, key } = secret.parse(JSON.parse(plain.toString("utf8")));
        return [{ ...row, size: Number(row.size), sealedSha256, name, key: Buffer.from(key, "base64") }];
      });
    },
    named: async (ids) => {
      const { rows } = await pool.query<{ id: string }>("select id from journal.file where id = any($1)", [ids]);
      return new Set(rows.map(({ id }) => id));
    },
    old: async (before) => {
      const { rows } = await pool.query<{ id: string; ready: boolean }>(
        "select id, ready from vault.upload where not ready or at < $1 order by id",
        [new Date(before)],
      );
      return rows;
    },
    officerOf: async (id) => {
      const { rows } = await pool.query<{ officer: string }>("select officer from vault.upload where id = $1", [id]);
      return rows[0]?.officer;
    },
  };
}

import { createHmac } from "node:crypto";
import type pg from "pg";
import type { KeyStore } from "./key-store.ts";
import type { Migration } from "./room-server.ts";

/*
 * The store's own list of the secrets it was used with: the name of each and an HMAC under it, from which nothing of a
 * random key of 32 bytes can be learnt. A start compares: a secret that is gone, or another one under its name, is noticed
 * also when the whole folder `keys/` was exchanged. Marks are in no backup and no key file; a restored store makes its own.
 */
export const keyMarkMigration: Migration = {
  name: "vault-0002",
  sql: `
    create table vault.key_mark (
      name text primary key,
      mark bytea not null
    );
  `,
  keeps: {
    "vault.key_mark": {
      name: "the name of a secret's file",
      mark: "an HMAC under that secret, which has 32 random bytes",
    },
  },
};

type Client = Pick<pg.ClientBase, "query">;

function markOf(name: string, secret: Buffer): Buffer {
  return createHmac("sha256", secret).update(`callsign key mark ${name}`).digest();
}

/** Notes every secret that has no mark yet. */
export async function noteKeyMarks(client: Client, store: KeyStore): Promise<void> {
  for (const name of store.names()) {
    const secret = await store.read(name);
    if (secret === undefined) continue;
    await client.query("insert into vault.key_mark values ($1, $2) on conflict do nothing", [
      name,
      markOf(name, secret),
    ]);
  }
}

/** Forgets a secret that is about to be destroyed or was given up. */
export async function forgetKeyMark(client: Client, name: string): Promise<void> {
  await client.query("delete from vault.key_mark where name = $1", [name]);
}

/** The marked secrets, and whether the one in the store is that one; undefined where there is none. */
export async function comparedWithMarks(
  client: Client,
  store: KeyStore,
): Promise<readonly { readonly name: string; readonly agrees: boolean | undefined }[]> {
  const { rows } = await client.query<{ name: string; mark: Buffer }>(
    "select name, mark from vault.key_mark order by name",
  );
  const found: { name: string; agrees: boolean | undefined }[] = [];
  for (const { name, mark } of rows) {
    const secret = await store.read(name);
    found.push({ name, agrees: secret === undefined ? undefined : markOf(name, secret).equals(mark) });
  }
  return found;
}

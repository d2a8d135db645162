import pg from "pg";
import { type Sealed, sealedSchema } from "../../src/ground/sealed.ts";
import { Environment } from "../../src/journal/server/engine/environment.ts";
import type { KeyStore } from "../../src/journal/server/key-store.ts";
import { openKeys } from "../../src/journal/server/keys.ts";
import { vaultOf } from "../../src/journal/server/vault.ts";

/** The newest facts that are looked at for a value whose key was not destroyed. */
const mostFacts = 5000;

/** Opens one sealed value of a restored log with its restored keys, and says nothing of it; throws when none opens. */
export async function openOneSealed(url: string, store: KeyStore, keyFolder: string, writer: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // A database that goes while a connection to it is being closed is no error of this.
  pool.on("error", () => undefined);
  try {
    const { rows } = await pool.query<{ body: string }>(
      `select body from journal.fact where body like '%"cipher":"%' order by n desc limit ${mostFacts}`,
    );
    const values = rows.flatMap(({ body }) => sealedIn(JSON.parse(body)));
    if (values.length === 0) return;
    const keys = await openKeys(keyFolder, `callsign/${writer}`, store);
    const texts = await vaultOf(keys, pool).open(values);
    if (texts.some((text) => text !== null)) return;
    throw new Environment(
      {
        zh: "用这些密钥打不开所查看的 {count} 项密封内容中的任何一项。",
        en: "With these keys none of the {count} sealed values that were tried opens.",
      },
      { count: values.length },
    );
  } finally {
    await pool.end();
  }
}

function sealedIn(value: unknown): Sealed[] {
  if (typeof value !== "object" || value === null) return [];
  const sealed = sealedSchema.safeParse(value);
  return sealed.success ? [sealed.data] : Object.values(value).flatMap(sealedIn);
}

import { randomUUID } from "node:crypto";
import type { Vault } from "../../../src/journal/server/vault.ts";

/** Seals without a key or a store, so that what was sealed can be told from what was not. For tests in memory only. */
export const plainVault: Pick<Vault, "seal" | "open"> = {
  seal: (record, _isNew, fields) => {
    const more = (field: string, text: string) => ({
      ...{ record, field, nonce: randomUUID() },
      cipher: Buffer.from(text).toString("base64"),
    });
    return Promise.resolve({
      sealed: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, more(field, text)])),
      more,
      key: undefined,
      settle: () => {},
    });
  },
  open: (values) => Promise.resolve(values.map(({ cipher }) => Buffer.from(cipher, "base64").toString())),
};

import { randomUUID } from "node:crypto";
import type { Vault } from "../../../src/journal/server/vault.ts";

/** Seals without a key or a store, so that what was sealed can be told from what was not. For tests in memory only. */
export const plainVault: Pick<Vault, "seal" | "open"> = {
  seal: (record, _isNew, fields) =>
    Promise.resolve({
      sealed: Object.fromEntries(
        Object.entries(fields).map(([field, text]) => [
          field,
          { record, field, nonce: randomUUID(), cipher: Buffer.from(text).toString("base64") },
        ]),
      ),
      key: undefined,
      settle: () => {},
    }),
  open: (values) => Promise.resolve(values.map(({ cipher }) => Buffer.from(cipher, "base64").toString())),
};

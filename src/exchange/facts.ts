import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { codeSchema, text } from "../ground/text.ts";

/** An import's stream: the SHA-256 of what is imported, so that the same table is known again. */
export const importStream = (source: string) => streamOf("import", source);

export const sourceSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: "must be 64 hex digits" });

export const ImportBegun = defineFact(
  "ImportBegun",
  1,
  { zh: "开始导入 {name}", en: "Import of {name} begun" },
  z.strictObject({ name: codeSchema }),
);

/** What the import came to, as its program says it. */
export const ImportFinished = defineFact(
  "ImportFinished",
  1,
  { zh: "导入完成", en: "Import finished" },
  z.strictObject({ totals: text(100_000) }),
);

export const exchangeFacts = [ImportBegun, ImportFinished];

export type ExchangeFact = FactOf<typeof ImportBegun> | FactOf<typeof ImportFinished>;

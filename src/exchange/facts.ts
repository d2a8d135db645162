import { z } from "zod";
import { defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

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

/** One export that was approved. */
export const exportStream = (id: string) => streamOf("export", id);

/** What may leave the house, each a fixed list of columns without a sealed one. */
export const exportSchemas = ["incidents-1"] as const;

export const ExportGranted = defineFact(
  "ExportGranted",
  1,
  { zh: "批准导出给 {recipient}：{purpose}", en: "Export to {recipient} granted: {purpose}" },
  z.strictObject({
    export: ulidSchema,
    schema: z.enum(exportSchemas),
    from: instantSchema,
    to: instantSchema,
    recipient: text(200),
    purpose: text(500),
  }),
);

export const ExportDrawn = defineFact(
  "ExportDrawn",
  1,
  { zh: "{export} 已下载，{rows} 行", en: "Export {export} was drawn: {rows} rows" },
  z.strictObject({ export: ulidSchema, rows: z.number().int().min(0) }),
);

export const exchangeFacts = [ImportBegun, ImportFinished, ExportGranted, ExportDrawn];

export type ExchangeFact =
  | FactOf<typeof ImportBegun>
  | FactOf<typeof ImportFinished>
  | FactOf<typeof ExportGranted>
  | FactOf<typeof ExportDrawn>;

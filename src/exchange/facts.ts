import { z } from "zod";
import { always, defineFact, type FactOf, streamOf } from "../ground/fact.ts";
import { instantSchema } from "../ground/instant.ts";
import { phrase } from "../ground/sentence.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/** An import's stream: the SHA-256 of what is imported, so that the same table is known again. */
export const importStream = (source: string) => streamOf("import", source);

export const sourceSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: "must be 64 hex digits" });

export const ImportBegun = defineFact({
  type: "ImportBegun",
  version: 1,
  shape: z.strictObject({ name: codeSchema }),
  say: ({ name }) => phrase({ zh: "开始导入 {name}", en: "Import of {name} begun" }, { name }),
});

/** What the import came to, as its program says it. */
export const ImportFinished = defineFact({
  type: "ImportFinished",
  version: 1,
  shape: z.strictObject({ totals: text(100_000) }),
  say: always({ zh: "导入完成", en: "Import finished" }),
});

/** One export that was approved. */
export const exportStream = (id: string) => streamOf("export", id);

/** The lists that may be given to somebody outside, each with fixed columns and no sealed one. */
export const exportSchemas = ["incidents-1"] as const;

/** The columns of each list, all of them: no place, no words, nobody's name or number. */
export const exportColumns = {
  "incidents-1": ["full_number", "received_at", "stage", "priority", "reported_type", "handled_type"],
} as const satisfies Record<(typeof exportSchemas)[number], readonly string[]>;

export const ExportGranted = defineFact({
  type: "ExportGranted",
  version: 1,
  group: "erasing",
  securityEvent: "exportGranted",
  shape: z.strictObject({
    export: ulidSchema,
    schema: z.enum(exportSchemas),
    from: instantSchema,
    to: instantSchema,
    recipient: text(200),
    purpose: text(500),
  }),
  say: ({ recipient, purpose }) =>
    phrase(
      { zh: "批准导出给 {recipient}：{purpose}", en: "Export to {recipient} granted: {purpose}" },
      { recipient, purpose },
    ),
});

export const ExportDrawn = defineFact({
  type: "ExportDrawn",
  version: 1,
  group: "erasing",
  securityEvent: "exportDrawn",
  shape: z.strictObject({ export: ulidSchema, rows: z.number().int().min(0) }),
  say: ({ export: id, rows }) =>
    phrase({ zh: "{id} 已下载，{rows} 行", en: "Export {id} was drawn: {rows|row|rows}" }, { id, rows }),
});

/** The forms of a file that rows of a screen are written into. */
export const rowFormats = ["csv", "xlsx"] as const;

/** Rows of a list on a screen were written into a file: which rows, which columns, for whom. */
export const RowsExported = defineFact({
  type: "RowsExported",
  version: 1,
  group: "erasing",
  securityEvent: "rowsExported",
  shape: z.strictObject({
    list: codeSchema,
    format: z.enum(rowFormats),
    columns: z.array(codeSchema).min(1).max(40).readonly(),
    /** What the list knows each row by: a badge number, the id of a record. */
    rows: z.array(codeSchema).min(1).max(2000).readonly(),
    recipient: text(200),
    purpose: text(500),
  }),
  say: ({ list, rows, recipient, purpose }) =>
    phrase(
      {
        zh: "导出清单 {list} 的 {count} 行给 {recipient}：{purpose}",
        en: "{count|row|rows} of the list {list} exported to {recipient}: {purpose}",
      },
      { list, count: rows.length, recipient, purpose },
    ),
});

export const exchangeFacts = [ImportBegun, ImportFinished, ExportGranted, ExportDrawn, RowsExported];

export type ExchangeFact =
  | FactOf<typeof ImportBegun>
  | FactOf<typeof ImportFinished>
  | FactOf<typeof ExportGranted>
  | FactOf<typeof ExportDrawn>
  | FactOf<typeof RowsExported>;

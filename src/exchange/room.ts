import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { type RoomRules, type StreamView, view } from "../ground/room.ts";
import { ApproveExportIncidents, ExportIncidents, exportView, NoteExportDrawn } from "./exporting.ts";
import { exchangeFacts, type ExchangeFact, ImportBegun, ImportFinished, importStream, sourceSchema } from "./facts.ts";
import { ExportRows } from "./exporting-rows.ts";
import { exchangeReads } from "./read-kinds.ts";

/** One table's way into the store. Order ids are derived from `begunAt`, so that an interrupted import goes on. */
export interface Import {
  readonly name: string;
  readonly begunAt: Instant;
  readonly finishedAt?: Instant;
  readonly totals?: string;
}

export const importView: StreamView<Import> = {
  room: "exchange",
  kind: "import",
  owner: true,
  evolve: (state: Import | null, told: Fact) => {
    const fact = told as ExchangeFact;
    if (fact.type === "ImportBegun") return { name: fact.data.name, begunAt: fact.recordedAt };
    if (fact.type !== "ImportFinished" || state === null) return state;
    return { ...state, finishedAt: fact.recordedAt, totals: fact.data.totals };
  },
  seenBy: () => ["hall"],
  isCurrent: (state) => state.finishedAt === undefined,
};

/** Begins the import of a source, or continues one that was interrupted. Refused: `ImportAlreadyFinished`. */
const BeginImport = defineOrder("BeginImport", {
  title: { zh: "开始导入", en: "Begin an import" },
  roles: ["importer"],
  body: z.strictObject({ source: sourceSchema, name: codeSchema }),
  streams: ({ body }) => [importStream(body.source)],
  refuses: ["ImportAlreadyFinished"],
  decide: (states, { body: { source, name } }) => {
    const present = states(importView, importStream(source));
    if (present?.finishedAt !== undefined) return refuse("ImportAlreadyFinished", { at: present.finishedAt });
    return present === null ? [ImportBegun.draft([importStream(source)], { name })] : [];
  },
});

/** Refused: `ImportUnknown`, `ImportAlreadyFinished`. */
const FinishImport = defineOrder("FinishImport", {
  title: { zh: "完成导入", en: "Finish an import" },
  roles: ["importer"],
  body: z.strictObject({ source: sourceSchema, totals: text(100_000) }),
  streams: ({ body }) => [importStream(body.source)],
  refuses: ["ImportAlreadyFinished", "ImportUnknown"],
  decide: (states, { body: { source, totals } }) => {
    const present = states(importView, importStream(source));
    if (present === null) return refuse("ImportUnknown");
    if (present.finishedAt !== undefined) return refuse("ImportAlreadyFinished", { at: present.finishedAt });
    return [ImportFinished.draft([importStream(source)], { totals })];
  },
});

/** Feeds in and out. */
export const exchangeRoom: RoomRules = {
  name: "exchange",
  facts: exchangeFacts,
  views: [view(importView), view(exportView)],
  orders: [BeginImport, FinishImport, ExportIncidents, ApproveExportIncidents, NoteExportDrawn, ExportRows],
  reads: Object.values(exchangeReads),
  refusals: {
    ExportUnknown: { means: "unknown", zh: "没有这次导出", en: "There is no such export." },
    ExportSpanEmpty: {
      means: "invalid",
      zh: "导出的起始时间须早于截止时间",
      en: "An export must begin before it ends.",
    },
    ListNotExported: {
      means: "forbidden",
      zh: "角色 {role} 不能导出清单 {list}",
      en: "The role {role} may not export the list {list}.",
    },
    ColumnNotExported: {
      means: "invalid",
      zh: "清单 {list} 的列 {column} 不能导出",
      en: "The column {column} of the list {list} is in no file.",
    },
    ImportUnknown: { means: "unknown", zh: "没有这次导入", en: "There is no such import." },
    ImportAlreadyFinished: {
      means: "conflict",
      zh: "该数据已于 {at} 导入完毕",
      en: "This table was imported by {at}.",
    },
  },
};

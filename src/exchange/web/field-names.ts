import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const exchangeFields: Readonly<Record<string, Sentence>> = {
  export: { zh: "导出", en: "export" },
  format: { zh: "文件格式", en: "file format" },
  recipient: { zh: "接收方", en: "recipient" },
  schema: { zh: "格式", en: "schema" },
  totals: { zh: "合计", en: "totals" },
};

import type { Sentence } from "../../ground/sentence.ts";

/** What can be wrong with a log, by how it came about as far as the log shows it. */
export type FaultKind =
  /** The bytes are not those that were recorded. */
  | "changed"
  | "missing"
  /** A fact stands in the place of another. */
  | "reordered"
  /** Facts and their leaves were written anew together: they do not lead to what was signed. */
  | "rewritten"
  /** Another history, signed as well, than the one the exported checkpoint is of. */
  | "forked"
  /** All is signed and whole, and shorter than what was exported. */
  | "rolledBack"
  | "unsigned"
  | "exportedUnsigned"
  /** Facts that no signature covers. */
  | "uncovered"
  | "beyond"
  | "columns"
  | "frontier";

export const faultSentences: Readonly<Record<FaultKind, Sentence>> = {
  changed: { zh: "该条事实已不是当初记录的内容", en: "the fact is not the one that was recorded" },
  missing: { zh: "该条事实缺失", en: "the fact is missing" },
  reordered: { zh: "此处是另一条事实", en: "the fact stands in the place of another" },
  rewritten: {
    zh: "第 {n} 至 {to} 条事实不能导出已签名的检查点",
    en: "facts {n} to {to} do not lead to the signed checkpoint",
  },
  forked: {
    zh: "日志不是由所给的 {size} 条检查点延续而来：存在另一份历史",
    en: "the log did not grow out of the exported checkpoint of {size} facts: there is another history",
  },
  rolledBack: {
    zh: "日志短于所给的 {size} 条检查点：已被回退",
    en: "the log ends before the exported checkpoint of {size} facts: it was rolled back",
  },
  unsigned: { zh: "检查点不是由已知公钥签名", en: "the checkpoint is not signed by a known key" },
  exportedUnsigned: {
    zh: "所给的检查点不是由已知公钥签名",
    en: "the exported checkpoint is not signed by a known key",
  },
  uncovered: { zh: "没有签名检查点覆盖该条事实", en: "no signed checkpoint covers the fact" },
  beyond: { zh: "该条事实在日志末尾之外", en: "the fact lies beyond the head of the log" },
  columns: { zh: "该条事实旁的列与其内容不符", en: "the columns beside the fact say something else" },
  frontier: {
    zh: "日志头保存的边界与事实导出的不同",
    en: "the head keeps another frontier than the facts lead to",
  },
};

import type { Sentence } from "../../ground/sentence.ts";

export const journalTexts = {
  reason: { zh: "原因", en: "Reason" },
  give: { zh: "确定", en: "Confirm" },
  close: { zh: "关闭", en: "Close" },
  dropped: {
    zh: "已放弃发送；可能已记录，请核对",
    en: "No longer being sent; it may have been recorded, please check",
  },
  sending: { zh: "发送中…", en: "Sending…" },
  undelivered: { zh: "未送达 {count} 条", en: "{count} not delivered" },
  tries: { zh: "已试 {attempts} 次", en: "{attempts} tries" },
  stalled: { zh: "已停止自动重试", en: "no more automatic tries" },
  retryNow: { zh: "立即重试", en: "Retry now" },
  drop: { zh: "放弃", en: "Give up" },
  sealed: { zh: "已加密", en: "Sealed" },
  open: { zh: "查看（留痕）", en: "Open (logged)" },
  purpose: { zh: "查看用途", en: "Purpose" },
  erased: { zh: "已按期销毁", en: "Erased on schedule" },
  hide: { zh: "隐藏", en: "Hide" },
  prove: { zh: "证明此条", en: "Prove this entry" },
  proveShort: { zh: "证明", en: "Prove" },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from "../sentence.ts";

/** What the parts of every page say by themselves. */
export const kitTexts = {
  again: { zh: "重试", en: "Try again" },
  leaveForm: { zh: "放弃填写", en: "Leave the form" },
  close: { zh: "关闭", en: "Close" },
  empty: { zh: "清空", en: "Empty the field" },
  remove: { zh: "去掉 {what}", en: "Remove {what}" },
  noneFound: { zh: "没有匹配项", en: "Nothing found" },
  taken: { zh: "已选", en: "chosen" },
  sort: { zh: "按此列排序", en: "Sort by this column" },
  loading: { zh: "正在读取…", en: "Reading…" },
  failed: { zh: "现在无法读取", en: "It cannot be read now" },
  offline: {
    zh: "与服务器的连接已断开，以下为断开前的内容",
    en: "No connection to the server: this is what it said last",
  },
  unreached: {
    zh: "与服务器的连接已断开，内容尚未读到；连接恢复后自动读取",
    en: "No connection to the server, and nothing was read before: it is read when the connection is back",
  },
  forbidden: { zh: "当前岗位无权查看", en: "Not for the post you hold now" },
} as const satisfies Record<string, Sentence>;

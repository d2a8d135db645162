import type { Sentence } from "../../ground/sentence.ts";

export const witnessTexts = {
  title: { zh: "见证方", en: "Witnesses" },
  about: {
    zh: "外单位为日志检查点联署：若日志连同检查点被一起改回，只有见证方能发现。登记、移除须由第二人批准。",
    en: "Outside bodies that cosign the log's checkpoints: only they notice a log that was rolled back with its checkpoints. A second person approves who is one.",
  },
  none: { zh: "尚未登记见证方", en: "No witness is registered" },
  name: { zh: "名称", en: "Name" },
  address: { zh: "网址", en: "Address" },
  byHand: { zh: "人工传递", en: "carried by hand" },
  cosigned: { zh: "最近联署", en: "Last cosigned" },
  never: { zh: "从未", en: "never" },
  behind: { zh: "其后新增", en: "Facts since" },
  acts: { zh: "操作", en: "Acts" },
  remove: { zh: "移除", en: "Remove" },
  removeNamed: { zh: "移除见证方 {name}", en: "Remove the witness {name}" },
  change: { zh: "更改", en: "Change" },
  changeNamed: { zh: "更改见证方 {name}", en: "Change the witness {name}" },
  register: { zh: "登记见证方", en: "Register a witness" },
  key: { zh: "公钥", en: "Public key" },
  keyHint: { zh: "名称+散列+base64，由见证方提供", en: "name+hash+base64, as the witness gives it" },
  url: { zh: "网址（可空）", en: "Address (may be empty)" },
  urlHint: {
    zh: "填写后每小时自动送检查点；不填则人工传递",
    en: "With it the server sends checkpoints hourly; without it they are carried by hand",
  },
  replaces: { zh: "将替换同名的见证方 {name}。", en: "Replaces the witness of that name, {name}." },
  bring: { zh: "交入联署", en: "Bring a cosignature" },
  note: { zh: "见证方签过的检查点全文", en: "The checkpoint as the witness signed it" },
  brought: { zh: "已收存 {names} 的联署（{size} 条事实）", en: "Kept: {names}, for {size} facts" },
  latest: { zh: "最新检查点（交给见证方）", en: "The latest checkpoint, to give to a witness" },
} as const satisfies Record<string, Sentence>;

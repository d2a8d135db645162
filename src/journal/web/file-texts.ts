import { fileTypesAllowed } from "../../ground/file.ts";
import type { Sentence } from "../../ground/sentence.ts";

export const fileTexts = {
  choose: { zh: "选择文件，或拖到此处、粘贴", en: "Choose files, drop them here or paste them" },
  taken: {
    zh: `可附：${fileTypesAllowed.zh}`,
    en: `Taken are: ${fileTypesAllowed.en}`,
  },
  attached: { zh: "已选文件", en: "Files chosen" },
  sendingFile: { zh: "{name} 上传中", en: "{name} is being sent" },
  sent: { zh: "{name} 已上传", en: "{name} was sent" },
  waits: { zh: "等待上传", en: "waits" },
  remove: { zh: "移除", en: "Remove" },
  removeNamed: { zh: "移除 {name}", en: "Remove {name}" },
  again: { zh: "重试", en: "Try again" },
  againNamed: { zh: "重试 {name}", en: "Try again: {name}" },
  tooMany: { zh: "至多 {most} 个文件", en: "At most {most} files" },
  empty: { zh: "文件是空的", en: "The file is empty" },
  nameTooLong: { zh: "文件名过长：至多 {most} 字", en: "The name is too long: at most {most} characters" },
  unreachable: { zh: "连接中断，未能上传", en: "The connection was lost; the file was not sent" },
  files: { zh: "附件", en: "Files" },
  name: { zh: "文件名", en: "Name" },
  type: { zh: "类型", en: "Kind" },
  size: { zh: "大小", en: "Size" },
  about: { zh: "来源", en: "From" },
  save: { zh: "保存（留痕）", en: "Save (logged)" },
  saveNamed: { zh: "保存（留痕）：第 {n} 个文件", en: "Save (logged): file {n}" },
  notNow: { zh: "现在无法打开", en: "It cannot be opened now" },
  none: { zh: "没有附件", en: "No files" },
} as const satisfies Record<string, Sentence>;

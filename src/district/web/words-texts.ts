import type { Sentence } from "../../ground/sentence.ts";
import { pageTitles } from "./page-titles.ts";

export const wordsTexts = {
  title: pageTitles.words,
  about: {
    zh: "程序里的单元类型、角色、状态等用语，可逐词改成本区的叫法。保存后所有打开的界面随即更新，历史中的旧记录也按新叫法显示。",
    en: "What the program calls kinds of units, roles, statuses and more can be called as your district calls it, word by word. Every open screen follows once it is saved; earlier records are read in the new words too.",
  },
  elsewhere: {
    zh: "辖区自己起的名称在各自的设置里改：",
    en: "Names that the district gave are changed where they are set:",
  },
  word: { zh: "程序用语", en: "The program's word" },
  ours: { zh: "本区用语", en: "Our word" },
  zh: { zh: "简体中文", en: "Simplified Chinese" },
  zhTW: { zh: "繁体中文", en: "Traditional Chinese" },
  en: { zh: "英文", en: "English" },
  usual: { zh: "留空：{word}", en: "Empty: {word}" },
  convertedHint: { zh: "留空：由简体中文转换", en: "Empty: converted from simplified Chinese" },
  converted: { zh: "由简体中文转换", en: "converted from simplified Chinese" },
  restore: { zh: "恢复原样", en: "Take back" },
  none: { zh: "没有可改的用语", en: "There are no words to change" },
  shownIn: { zh: "出现在：{where}。", en: "Shown in: {where}." },
} as const satisfies Record<string, Sentence>;

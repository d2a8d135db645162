import type { Sentence } from "../../ground/sentence.ts";
import type { Standing } from "../configuration.ts";
import { pageTitles } from "./page-titles.ts";

export const configurationTexts = {
  title: pageTitles.configuration,
  about: {
    zh: "辖区的全部设置作为一个文件导出，审阅后可在别处导入。文件不含人员、案件、密钥和班组成员。",
    en: "All settings of the district as one file, to be reviewed and taken elsewhere. It holds no people, incidents, keys or crews.",
  },
  write: { zh: "导出全部设置", en: "Export all settings" },
  take: { zh: "导入设置", en: "Import settings" },
  choose: { zh: "选择或拖入设置文件", en: "Choose a settings file, or drop it here" },
  chooseOther: { zh: "换一个文件", en: "Choose another file" },
  what: {
    zh: "由“导出全部设置”得到的 .json 文件，至多 16 MiB。先显示差别，确认后才更改。",
    en: "A .json file made by “Export all settings”, up to 16 MiB. The differences are shown first; nothing is changed before you say so.",
  },
  templates: { zh: "或从样板开始", en: "Or begin from a template" },
  reading: { zh: "正在比较 {file}…", en: "Comparing {file}…" },
  found: {
    zh: "{file}：新增 {new} 项，更改 {changed} 项，相同 {same} 项，仅此处有 {here} 项（保留）",
    en: "{file}: {new} new, {changed} changed, {same} the same, {here} only here (they stay)",
  },
  differences: { zh: "差别", en: "Differences" },
  row: { zh: "设置", en: "Setting" },
  thing: { zh: "对象", en: "Of" },
  change: { zh: "更改", en: "Change" },
  nothing: {
    zh: "文件与现有设置相同，没有可更改的。",
    en: "The file says what is set already; there is nothing to change.",
  },
  faults: {
    zh: "有 {count} 项不能接受；修改文件后再导入，现在什么也不更改。",
    en: "{count} cannot be taken. Mend the file and take it again; nothing is changed now.",
  },
  unknown: { zh: "本系统没有这种设置", en: "There is no such setting here" },
  ofOthers: {
    zh: "有 {count} 项须由 {roles} 导入同一文件。",
    en: "{count} are for the {roles}, who takes the same file.",
  },
  reason: { zh: "更改原因", en: "Reason" },
  give: { zh: "更改 {count} 项设置", en: "Change {count|setting|settings}" },
  goOn: { zh: "继续", en: "Go on" },
  given: { zh: "已更改 {done} / {count} 项", en: "{done} of {count} changed" },
  waits: {
    zh: "其中须第二人批准的，批准后生效。",
    en: "What needs a second person counts once it is approved.",
  },
  refused: { zh: "未受理", en: "Not taken" },
  tooLarge: { zh: "文件超过 16 MiB", en: "The file is larger than 16 MiB" },
  unreachable: { zh: "服务器暂时无法受理，请稍后再试", en: "The server cannot be reached now; try again" },
} as const satisfies Record<string, Sentence>;

/** How a row of a file stands to what is set. */
export const standingNames: Readonly<Record<Standing, Sentence>> = {
  new: { zh: "新增", en: "new" },
  changed: { zh: "更改", en: "changed" },
  same: { zh: "相同", en: "same" },
  here: { zh: "仅此处有", en: "only here" },
  unknown: { zh: "不认识", en: "unknown" },
};

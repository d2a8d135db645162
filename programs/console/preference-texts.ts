import type { TextSize, Theme, TimeFormat } from "../../src/ground/preferences.ts";
import type { Sentence } from "../../src/ground/sentence.ts";

export const preferenceTexts = {
  about: {
    zh: "每项更改立即生效，并跟随本人到任何一台工作台",
    en: "Each change takes effect at once and follows you to any console",
  },
  aboutSeat: {
    zh: "此席位不对应人员账户：更改只保存在本浏览器",
    en: "This seat is no person's account: changes are kept in this browser only",
  },
  refused: { zh: "未能保存，已恢复原样", en: "It could not be saved and is as it was" },
  look: { zh: "显示", en: "Display" },
  language: { zh: "语言", en: "Language" },
  theme: { zh: "主题", en: "Theme" },
  textSize: { zh: "文字大小", en: "Text size" },
  time: { zh: "时间格式", en: "Times" },
  timeNote: {
    zh: "打印件、表单与存证始终使用精确时间",
    en: "Papers, forms and proofs always have the exact time",
  },
  alarms: { zh: "提示", en: "Alarms" },
  alarm: { zh: "提示内容", en: "Alarm" },
  sound: { zh: "声音", en: "Sound" },
  notice: { zh: "桌面通知", en: "Desktop notice" },
  soundOf: { zh: "{what}：声音", en: "{what}: sound" },
  noticeOf: { zh: "{what}：桌面通知", en: "{what}: desktop notice" },
  noticeNote: {
    zh: "桌面通知在工作台不在前台时出现，只写提示种类和警情编号",
    en: "A desktop notice comes while the console is not in front. It names the kind of alarm and the incident's number, and nothing else",
  },
  noticeDenied: {
    zh: "本浏览器禁止了通知：请在浏览器的网站设置中允许",
    en: "This browser forbids notices: allow them in its settings for this site",
  },
  noticeMissing: { zh: "本浏览器没有桌面通知功能", en: "This browser has no desktop notices" },
  noticeAsk: { zh: "在本浏览器启用通知", en: "Allow notices in this browser" },
  keys: { zh: "单字符快捷键", en: "Keys of one character" },
  keysOn: { zh: "开启", en: "On" },
  keysOff: { zh: "关闭", en: "Off" },
  keysNote: {
    zh: "点一个操作的按键框，再按新的键。带 Ctrl、Alt 的键和 Esc 不变",
    en: "Go to the key of an act and press the new one. Keys with Ctrl or Alt and Escape stay as they are",
  },
  keyOf: { zh: "按键：{what}", en: "Key: {what}" },
  act: { zh: "操作", en: "Act" },
  key: { zh: "按键", en: "Key" },
  keyTaken: { zh: "按键 {key} 已用于另一个操作", en: "The key {key} is used for another act" },
  start: { zh: "起始页", en: "Start page" },
  startNote: { zh: "登录后打开的页面", en: "The page that opens when you sign in" },
  startUsual: { zh: "按角色", en: "As the role has it" },
  views: { zh: "保存的清单视图", en: "Saved views of lists" },
  noViews: {
    zh: "还没有：在清单上方设好列、排序和筛选后，点“视图”保存",
    en: "None yet: set columns, sorting and filter above a list, then save them under “Views”",
  },
  view: { zh: "视图", en: "View" },
  list: { zh: "清单", en: "List" },
  usualView: { zh: "默认", en: "usual" },
  removeView: { zh: "删除", en: "Remove" },
  removeWhat: { zh: "删除视图 {what}", en: "Remove the view {what}" },
  allUsual: { zh: "全部恢复默认", en: "Everything as usual again" },
} as const satisfies Record<string, Sentence>;

export const themeNames: Readonly<Record<Theme, Sentence>> = {
  dark: { zh: "深色", en: "Dark" },
  light: { zh: "浅色", en: "Light" },
};

export const textSizeNames: Readonly<Record<TextSize, Sentence>> = {
  normal: { zh: "标准", en: "Normal" },
  large: { zh: "大", en: "Large" },
  largest: { zh: "特大", en: "Largest" },
};

export const timeNames: Readonly<Record<TimeFormat, Sentence>> = {
  seconds: { zh: "14:05:09", en: "14:05:09" },
  minutes: { zh: "14:05", en: "14:05" },
  relative: { zh: "12 分钟前", en: "12 min ago" },
};

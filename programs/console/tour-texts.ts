import type { Sentence } from "../../src/ground/sentence.ts";

/** The tour for whoever is new. */
export const tourTexts = {
  tour: { zh: "导览", en: "Tour" },
  offered: {
    zh: "第一次使用？导览 {count} 步，约两分钟，随时可以离开。",
    en: "New here? A tour of {count|step|steps} takes two minutes and can be left at any time.",
  },
  take: { zh: "开始导览", en: "Take the tour" },
  notNow: { zh: "不用", en: "No, thank you" },
  step: { zh: "第 {number} 步，共 {count} 步", en: "Step {number} of {count}" },
  next: { zh: "下一步", en: "Next" },
  back: { zh: "上一步", en: "Back" },
  leave: { zh: "离开导览", en: "Leave the tour" },
  finish: { zh: "完成", en: "Finish" },

  begin: { zh: "您的工作从这里开始", en: "Your work begins here" },
  roleIs: {
    zh: "登录后先到这一页；每一步只说明，不会改动任何东西。",
    en: "Signing in leads to this page. The tour only shows things and changes nothing.",
  },
  calls: { zh: "来电", en: "Calls" },
  callsHow: {
    zh: "振铃的来电在这里；按 A 接听，按 N 登记没有振铃的来电。",
    en: "Calls that ring stand here. A answers one; N registers a call that did not ring here.",
  },
  orders: { zh: "给本所的指令", en: "Orders to the station" },
  ordersHow: { zh: "新指令在这里签收，再派出本所警力。", en: "New orders are signed here; then you send a crew." },
  incidents: { zh: "警情", en: "Incidents" },
  incidentsHow: {
    zh: "在办警情按紧急程度排列；上下键移动，回车选中，标签只看某一阶段。",
    en: "Open incidents, the most urgent first. Arrows move, Enter chooses, the tabs show one stage only.",
  },
  units: { zh: "处警单元", en: "Units" },
  unitsHow: {
    zh: "谁空闲、谁在路上、谁已到场；点一个看它的详情。",
    en: "Who is free, going or on scene. A click shows one.",
  },
  map: { zh: "地图", en: "Map" },
  mapHow: {
    zh: "M 显示或收起；H 看全辖区，F 跟随选中的警情，R 看此刻谁多久能到哪里。",
    en: "M shows or folds it; H shows the whole district, F follows what is chosen, R shows where crews can be in time.",
  },
  card: { zh: "选中的警情", en: "What is chosen" },
  cardHow: {
    zh: "地点、时限、派警、叙述和经过都在这张卡上；个人信息打开要写目的，并留痕。",
    en: "Place, promises, who is sent, narrative and timeline. Opening personal details asks for a purpose and leaves a trace.",
  },
  find: { zh: "查找", en: "Find" },
  findHow: {
    zh: "Ctrl+K：按名称、编号或拼音首字母到任何页面、设置、警情、单元和人员。",
    en: "Ctrl+K leads to any page, setting, incident, unit and member of staff by name or number.",
  },
  help: { zh: "帮助", en: "Help" },
  helpHow: {
    zh: "问号说明本页的用途和快捷键，并打开指南；导览也从那里再次开始。",
    en: "The question mark says what a page is for, lists its keys and opens its guide. The tour begins again from there.",
  },
  who: { zh: "您自己", en: "Yourself" },
  whoHow: {
    zh: "上岗、下岗、锁屏、账号和偏好在这里；离开座位请按 Alt+L 锁屏。",
    en: "Signing on and off, locking the screen, account and preferences. Alt+L locks when you leave the seat.",
  },
  end: { zh: "就是这些", en: "That is all" },
  endHow: { zh: "随时按问号再看一遍。", en: "The question mark brings it back whenever you like." },
} as const satisfies Record<string, Sentence>;

import type { Sentence } from "../../ground/sentence.ts";

/** What people call the fields of this room's orders: the last part of a field's path. */
export const dutyFields: Readonly<Record<string, Sentence>> = {
  add: { zh: "增加的内容", en: "what is added" },
  always: { zh: "始终值守", en: "always manned" },
  answer: { zh: "答复", en: "answer" },
  betweenHours: { zh: "班间间隔", en: "hours between shifts" },
  cycle: { zh: "轮转周期", en: "cycle" },
  forShift: { zh: "班次", en: "shift" },
  handoverId: { zh: "交接班", en: "handover" },
  items: { zh: "事项", en: "items" },
  least: { zh: "最少人数", en: "least number" },
  month: { zh: "月份", en: "month" },
  needs: { zh: "所需资格", en: "what is needed" },
  otherwise: { zh: "其余情况", en: "otherwise" },
  owner: { zh: "责任人", en: "owner" },
  pattern: { zh: "班型", en: "pattern" },
  remove: { zh: "移除的内容", en: "what is removed" },
  row: { zh: "行", en: "row" },
  shift: { zh: "班次", en: "shift" },
  shiftHours: { zh: "班时数", en: "hours of a shift" },
  swapId: { zh: "调班申请", en: "swap" },
  takes: { zh: "接收事项", en: "what is taken" },
  weekHours: { zh: "周工时", en: "hours a week" },
  workingDaysOnly: { zh: "仅工作日", en: "working days only" },
};

import type { Sentence } from "../../ground/sentence.ts";

export const clocksTexts = {
  title: { zh: "时限设置", en: "Clocks" },
  about: {
    zh: "只对生效之后登记的警情和下达的指令起作用；此前的按当时的时限计算。",
    en: "For incidents registered and orders given once it is in force; earlier ones keep what was in force then.",
  },
  waiting: { zh: "无人受派的等待上限（秒）", en: "Longest wait with nobody ordered (seconds)" },
  others: { zh: "其他时限", en: "Other clocks" },
  waiting1: { zh: "1 级警情", en: "Priority 1" },
  waiting2: { zh: "2 级警情", en: "Priority 2" },
  waiting3: { zh: "3 级警情", en: "Priority 3" },
  waiting4: { zh: "4 级警情", en: "Priority 4" },
  acknowledgeSeconds: { zh: "签收时限（秒）", en: "Time to acknowledge (seconds)" },
  reportMinutes: { zh: "处警完毕到反馈（分钟）", en: "From clearing to the report (minutes)" },
  reminderMinutes: { zh: "催办间隔（分钟）", en: "Between reminders (minutes)" },
  between: { zh: "{least} 到 {most} 的整数", en: "a whole number from {least} to {most}" },
  discard: { zh: "放弃更改", en: "Discard the changes" },
  saved: { zh: "时限已保存", en: "The clocks are saved" },
} as const satisfies Record<string, Sentence>;

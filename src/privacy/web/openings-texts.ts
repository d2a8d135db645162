import type { Sentence } from "../../ground/sentence.ts";

export const openingsTexts = {
  title: { zh: "查阅记录", en: "Openings" },
  hint: {
    zh: "谁、何时、为何查看了哪条记录的哪些密封内容",
    en: "Who opened which sealed values of which record, when and what for",
  },
  officer: { zh: "警号", en: "Badge number" },
  purpose: { zh: "用途", en: "Purpose" },
  anyPurpose: { zh: "全部用途", en: "Any purpose" },
  atWork: { zh: "本职在办（免填）", en: "At work on it" },
  day: { zh: "日期", en: "Day" },
  record: { zh: "记录", en: "Record" },
  fields: { zh: "内容", en: "What" },
  who: { zh: "查看人", en: "Who" },
  time: { zh: "时间", en: "When" },
  words: { zh: "说明", en: "In words" },
  all: { zh: "清除筛选", en: "Clear filters" },
  onlyOfficer: { zh: "只看 {who}", en: "Only {who}" },
  onlyRecord: { zh: "只看这条记录：{record}", en: "Only this record: {record}" },
  incident: { zh: "警情 {id}", en: "Incident {id}" },
  call: { zh: "来电 {id}", en: "Call {id}" },
  older: { zh: "更早", en: "Older" },
  refresh: { zh: "刷新", en: "Refresh" },
  reading: { zh: "读取中…", en: "Reading…" },
  none: { zh: "没有符合的记录", en: "Nothing was opened that fits" },
  count: { zh: "{count} 条", en: "{count} shown" },
  alarms: { zh: "超额查看预警", en: "Over the budget" },
  alarm: {
    zh: "{who}（{role}）{day} 用完 {budget} 条额度，{time} 起被拒 {attempts} 次",
    en: "{who} ({role}) spent the {budget} records of {day}; turned away {attempts|time|times} since {time}",
  },
  acknowledge: { zh: "知悉", en: "Acknowledge" },
  acknowledgeNamed: { zh: "知悉关于 {who} 的预警", en: "Acknowledge the alarm about {who}" },
} as const satisfies Record<string, Sentence>;

/** What the sealed fields of the rooms' orders are called; a name that is not here stands as it is. */
export const fieldNames: Readonly<Record<string, Sentence>> = {
  narrative: { zh: "简要警情", en: "narrative" },
  text: { zh: "补充与反馈", en: "additions, report" },
  note: { zh: "备注", en: "note" },
  said: { zh: "通话内容", en: "what was said" },
  number: { zh: "号码", en: "number" },
  name: { zh: "姓名", en: "name" },
  detail: { zh: "单列信息", en: "details" },
  words: { zh: "说明", en: "words" },
  applicant: { zh: "申请人", en: "applicant" },
  contact: { zh: "联系方式", en: "contact" },
};

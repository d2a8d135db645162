import type { Sentence } from "../../src/ground/sentence.ts";

export type GuideGroup = "work" | "people" | "law" | "machine";

/** A guide of docs/guide, which the console shows. */
export interface Guide {
  /** The name of its file, without language and ending, and the last part of its address. */
  readonly name: string;
  readonly group: GuideGroup;
  readonly title: Sentence;
}

/** For whom a guide is written, in the order of the list. */
export const guideGroups: Readonly<Record<GuideGroup, Sentence>> = {
  work: { zh: "日常工作", en: "Daily work" },
  people: { zh: "人员与权限", en: "People and powers" },
  law: { zh: "个人信息与证明", en: "Personal information and proof" },
  machine: { zh: "系统运行", en: "Running the system" },
};

/** All guides; a test holds the list to the files. */
export const guides: readonly Guide[] = [
  { name: "console", group: "work", title: { zh: "控制台：去哪里、怎么去", en: "The console: finding the way" } },
  {
    name: "response",
    group: "work",
    title: { zh: "派谁去、多快到：区域、出警编组、到场时限", en: "Who goes, and how soon: areas, run cards, promises" },
  },
  {
    name: "figures",
    group: "work",
    title: {
      zh: "数字从哪里来：总览、用时统计、数据导出",
      en: "Where the figures come from: overview, times, exports",
    },
  },
  { name: "handset", group: "work", title: { zh: "处警终端", en: "The handset" } },
  {
    name: "tasks",
    group: "work",
    title: { zh: "任务、服务清单与专班", en: "Tasks, the service menu and task groups" },
  },
  { name: "settings", group: "work", title: { zh: "辖区的设置", en: "Settings of the district" } },
  { name: "streets", group: "work", title: { zh: "路网", en: "Streets" } },
  { name: "positions", group: "work", title: { zh: "处警单元的位置", en: "Positions of units" } },
  { name: "replay", group: "work", title: { zh: "重放自己的接处警数据", en: "Replaying your own calls" } },
  { name: "duty", group: "people", title: { zh: "人员、权限与勤务", en: "People, powers and duty" } },
  { name: "authority", group: "people", title: { zh: "权限", en: "Authority" } },
  { name: "refusals", group: "people", title: { zh: "拒绝原因", en: "Refusals" } },
  { name: "privacy", group: "law", title: { zh: "个人信息", en: "What is personal" } },
  { name: "retention", group: "law", title: { zh: "个人信息保存多久", en: "How long what is personal is kept" } },
  { name: "supervision", group: "law", title: { zh: "监督", en: "Supervision" } },
  {
    name: "statute",
    group: "law",
    title: { zh: "法定时限与录音录像", en: "Limits of the law, and what must be recorded" },
  },
  { name: "reads", group: "law", title: { zh: "谁看了什么", en: "Who looked at what" } },
  { name: "proof", group: "law", title: { zh: "证明日志", en: "Proving the log" } },
  {
    name: "witnesses",
    group: "law",
    title: { zh: "见证方、时钟与公民说明页", en: "Witnesses, the clock, and the page for citizens" },
  },
  { name: "operating", group: "machine", title: { zh: "Callsign 运行维护", en: "Operating Callsign" } },
  { name: "backup", group: "machine", title: { zh: "备份与出事那天", en: "Backup and the bad day" } },
  { name: "keys", group: "machine", title: { zh: "密钥", en: "Keys" } },
  {
    name: "security",
    group: "machine",
    title: {
      zh: "安全：承诺什么、试过什么、不包括什么",
      en: "Security: what is promised, what was tried, what is not covered",
    },
  },
  { name: "attack", group: "machine", title: { zh: "攻击测试", en: "Trying to break it" } },
  { name: "performance", group: "machine", title: { zh: "性能", en: "Performance" } },
];

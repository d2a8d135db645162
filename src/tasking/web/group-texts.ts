import type { Sentence } from "../../ground/sentence.ts";
import { pageTitles } from "./page-titles.ts";

/** What the page of task groups says. */
export const groupTexts = {
  title: pageTitles.groups,
  add: { zh: "组建专班", en: "Make a group" },
  change: { zh: "调整专班", en: "Change the group" },
  end: { zh: "结束专班", en: "End the group" },
  none: {
    zh: "没有您看得到的专班；由指挥岗位、部门或督察组建",
    en: "No group is in your sight; the hall, a department or supervision makes one",
  },
  name: { zh: "名称", en: "Name" },
  nameHint: { zh: "记入日志，勿填个人信息", en: "It stays in the log; no personal details" },
  purpose: { zh: "任务", en: "Purpose" },
  lead: { zh: "负责人", en: "Lead" },
  members: { zh: "成员", en: "Members" },
  findPeople: { zh: "输入姓名或警号", en: "Type a name or a badge number" },
  until: { zh: "最后一天", en: "Last day" },
  past: { zh: "已过", en: "It is past" },
  untilHint: { zh: "当天结束时自动结束", en: "It ends by itself with that day" },
  madeBy: { zh: "由谁组建", en: "Made by" },
  open: { zh: "在办任务", en: "Open tasks" },
  people: { zh: "人数", en: "People" },
  choose: { zh: "专班详情", en: "The group" },
  chooseHow: { zh: "在左侧选一个专班", en: "Choose a group from the list" },
  unknown: {
    zh: "没有这个专班，或已结束，或不在您的可见范围",
    en: "There is no such group, it has ended, or it is not in your sight",
  },
  noTasks: { zh: "没有在办任务", en: "It has no open tasks" },
  noMembers: { zh: "只有负责人", en: "The lead alone" },
  close: { zh: "收起", en: "Close" },
} as const satisfies Record<string, Sentence>;

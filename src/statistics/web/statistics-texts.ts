import type { Parting } from "../steps.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { pageTitles } from "./page-titles.ts";

/** What the page of times and the glances of today say. */
export const statisticsTexts = {
  page: pageTitles.figures,
  period: { zh: "时间范围与分组", en: "Period and parting" },
  from: { zh: "起始日期", en: "First day" },
  to: { zh: "截止日期", en: "Last day" },
  today: { zh: "今天", en: "Today" },
  week: { zh: "近 7 天", en: "7 days" },
  month: { zh: "近 30 天", en: "30 days" },
  by: { zh: "分组", en: "Part" },
  drill: { zh: "以下均为演练数据（DRILL），不是真实接处警。", en: "All of this is of a drill, not of real work." },
  asOf: { zh: "{time} 统计", en: "as of {time}" },
  whole: { zh: "{from} 至 {to}，各环节", en: "{from} to {to}, each stretch" },
  step: { zh: "环节", en: "Stretch" },
  cases: { zh: "件数", en: "Cases" },
  missing: { zh: "未记录", en: "Missing" },
  excluded: { zh: "时间颠倒", en: "Reversed" },
  p50: { zh: "中位数", en: "Median" },
  p90: { zh: "90% 以内", en: "90 % within" },
  bar: { zh: "长短", en: "Length" },
  withheld: { zh: "不足 5 件", en: "under 5" },
  slight: { zh: "件数不足 30，偶然性大", en: "Fewer than 30 cases: it moves much by chance" },
  howTo: {
    zh: "件数：起止时间都有记录的。未记录：尚无终点时间的，含仍在进行的。不足 5 件不列用时；标 * 的不足 30 件，偶然性大。巡逻自行发现的不计。",
    en: "Cases: both ends are on record. Missing: the end is not, those under way included. Of fewer than 5 cases no time is given; * marks fewer than 30, which move much by chance. What crews met themselves does not count.",
  },
  byArea: {
    zh: "派出所按警情所在辖区，地点未定的为“不详”。",
    en: "A station is the one in whose area the incident lies; “not known” where the place is not.",
  },
  unknown: { zh: "不详", en: "not known" },
  noIncident: { zh: "未立警情或不详", en: "no incident, or not known" },
  hour: { zh: "{hour} 时", en: "{hour}:00" },
  priority: { zh: "{priority} 级", en: "Priority {priority}" },
  nothing: { zh: "这段时间没有记录", en: "Nothing on record in this period" },
  lineLabel: {
    zh: "{step}，{first} 至 {last}：中位数和 90% 以内的用时；数字见下表。",
    en: "{step}, {first} to {last}: median and 90 % within; the numbers stand in the table below.",
  },
  take: { zh: "导出 CSV", en: "Write CSV" },
  takeHow: { zh: "写入文件，并留痕", en: "Writes a file, which goes on record" },
  fileName: { zh: "用时统计", en: "times" },
  callsToday: { zh: "今日来电与往常", en: "Calls today beside usual" },
  callsSoFar: {
    zh: "截至 {hour}:00：{today} 个；往常 {median}（{low}–{high}）",
    en: "Until {hour}:00: {today}; usually {median} ({low}–{high})",
  },
  callsSoFarAlone: { zh: "截至 {hour}:00：{today} 个", en: "Until {hour}:00: {today}" },
  usualOf: {
    zh: "往常：此前 {count} 个同一星期几（{days}）的中位数，括号内为四分位。",
    en: "Usual: the median of the {count|day|days} before of the same weekday ({days}), with quartiles.",
  },
  tooFewDays: {
    zh: "整天有记录的同一星期几只有 {count} 天，不足 4 天，不作比较。",
    en: "Only {count|whole day|whole days} of the same weekday are on record; four are needed to compare.",
  },
  callsLeftOut: { zh: "投诉、测试和巡逻发现的不计。", en: "Complaints, tests and what patrols found do not count." },
  hourHead: { zh: "时段", en: "Hour" },
  todayHead: { zh: "今日", en: "Today" },
  usualHead: { zh: "往常", en: "Usual" },
  spreadHead: { zh: "四分位", en: "Quartiles" },
  numbers: { zh: "各时段数字", en: "The numbers by hour" },
  hoursLabel: {
    zh: "今日各时段来电数与往常的中位数、四分位；数字见下表。",
    en: "Calls of today by hour, with the usual median and quartiles; the numbers stand in the table below.",
  },
  promises: { zh: "今日到场时限", en: "Response promises today" },
  promisesCaption: {
    zh: "今日接报警情的到场时限，按快反圈和层级",
    en: "Promises of incidents received today, by circle and tier",
  },
  circle: { zh: "快反圈", en: "Circle" },
  outside: { zh: "圈外", en: "Outside" },
  tier: { zh: "层级", en: "Tier" },
  kept: { zh: "按时", en: "Kept" },
  broken: { zh: "超时", en: "Broken" },
  running: { zh: "计时中", en: "Running" },
  share: { zh: "多少", en: "How many" },
  noPromises: { zh: "今天还没有到场时限", en: "No promise was made today" },
  promisesHow: {
    zh: "按接报时间计入今天；撤回的 {released} 项不计。逐分钟更新，与“用时统计”出自同一来源。",
    en: "By the time received; the {released} called back before due do not count. Worked out again each minute, from the same source as the times.",
  },
  toSteps: { zh: "看今天各环节用时", en: "See how long each stretch takes today" },
} as const satisfies Record<string, Sentence>;

/** What stands over the parts of a stretch. */
export const partHeads: Readonly<Record<Parting, Sentence>> = {
  none: { zh: "整段", en: "Period" },
  day: { zh: "日期", en: "Day" },
  hour: { zh: "时段", en: "Hour" },
  station: { zh: "派出所", en: "Station" },
  type: { zh: "类别", en: "Type" },
  priority: { zh: "等级", en: "Priority" },
};

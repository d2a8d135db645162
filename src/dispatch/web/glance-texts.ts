import type { Sentence } from "../../ground/sentence.ts";

/** What the glances of incidents and crews say. */
export const glanceTexts = {
  open: { zh: "在办警情", en: "Open incidents" },
  openCaption: { zh: "在办警情，按阶段和等级", en: "Open incidents by stage and priority" },
  level: { zh: "{priority} 级", en: "Pr. {priority}" },
  all: { zh: "合计", en: "All" },
  share: { zh: "多少", en: "How many" },
  leadsTo: { zh: "{what}：{count} 起，打开列表", en: "{what}: {count}, opens the list" },
  attention: { zh: "超时与临期", en: "Overdue and at risk" },
  what: { zh: "事项", en: "What" },
  count: { zh: "起", en: "Incidents" },
  reportDue: { zh: "反馈超时（已催办）", en: "Report overdue (reminded)" },
  returned: { zh: "反馈退回补正", en: "Report returned" },
  running: {
    zh: "正在计时的到场时限 {running} 项，其中 {atRisk} 项预计不能按时。",
    en: "Response promises running: {running}, of which {atRisk} are forecast to be late.",
  },
  strength: { zh: "警力", en: "Strength" },
  strengthCaption: { zh: "各派出所处警单元", en: "Crews by station" },
  station: { zh: "派出所", en: "Station" },
  free: { zh: "可派", en: "Free" },
  atWork: { zh: "处警中", en: "At work" },
  away: { zh: "暂停失联", en: "Away" },
  off: { zh: "下勤", en: "Off" },
  onDuty: { zh: "在岗", en: "On duty" },
  short: { zh: "缺员", en: "Short" },
  shortHow: {
    zh: "暂停失联：在岗而暂不可派。缺员：在岗单元中，有成员未上岗的。",
    en: "Away: on duty, paused or out of contact. Short: crews on duty of whom somebody has not signed on.",
  },
  unsaidHow: {
    zh: "{unsaid} 个在岗单元的成员没有逐个上岗，是否齐员不详。",
    en: "Of {unsaid} crews on duty nobody signed on by himself: whether they are whole is not known.",
  },
  crewsOf: { zh: "{station}的单元，{count} 个，打开列表", en: "Crews of {station}: {count}, opens the list" },
  reach: { zh: "可达范围", en: "Reach" },
  reachCaption: { zh: "可派单元按路网可达的道路", en: "Roads that free crews reach" },
  reachAge: { zh: "{time} 计算", en: "computed {time}" },
  reachOf: {
    zh: "占全辖区道路里程。从可派单元现在的位置按路网计算，不含无人机；位置不明的单元不计。",
    en: "Of all kilometres of road. By road from where the free crews are now, drones left out; crews whose place is not known do not count.",
  },
  noStreets: { zh: "没有道路数据，无法计算", en: "There is no road data to compute it by" },
  onMap: { zh: "在接处警的地图上看", en: "See it on the hall's map" },
} as const satisfies Record<string, Sentence>;

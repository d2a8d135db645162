import type { Sentence } from "../../ground/sentence.ts";

export const unitSettingTexts = {
  units: { zh: "处警单元", en: "Units" },
  about: {
    zh: "有呼号、可以派出的力量，按派出所排列。谁在车上由排班和上岗决定；临时停用在大厅设状态。",
    en: "What has a callsign and can be sent, by station. Who rides follows from roster and sign-on; a unit that is out of service for a while gets that status in the hall.",
  },
  unit: { zh: "编号", en: "Id" },
  unitHint: {
    zh: "不填则与呼号相同；登记后不能更改",
    en: "The callsign unless said otherwise; cannot be changed later",
  },
  callsign: { zh: "呼号", en: "Callsign" },
  kind: { zh: "种类", en: "Kind" },
  station: { zh: "派出所", en: "Station" },
  noStation: { zh: "不属派出所", en: "of no station" },
  able: { zh: "能力", en: "Capabilities" },
  point: { zh: "值守点", en: "Post" },
  pointHint: { zh: "经度, 纬度；无行程时停在何处", en: "Longitude, latitude: where it stands when it is nowhere else" },
  pointWrong: { zh: "填写经度和纬度，用逗号分开", en: "Give longitude and latitude with a comma between them" },
  crew: { zh: "班组人数", en: "Crew" },
  state: { zh: "状态", en: "State" },
  retired: { zh: "已撤销", en: "Retired" },
  add: { zh: "添加单元", en: "Add a unit" },
  none: { zh: "尚无单元", en: "No units yet" },
  retire: { zh: "撤销", en: "Retire" },
  historyOf: { zh: "查看哪个单元的历史", en: "History of which unit" },
} as const satisfies Record<string, Sentence>;

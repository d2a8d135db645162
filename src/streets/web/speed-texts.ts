import type { Sentence } from "../../ground/sentence.ts";
import type { RoadClass } from "../road-class.ts";

export const speedTexts = {
  title: { zh: "行程修正系数", en: "Learned speeds" },
  about: {
    zh: "由全部单元合计的实际行程得出各时段、各类道路的用时倍数；不涉及单个人或单元。误差在未参与拟合的行程上计算。",
    en: "Times the map's travel time takes, by hour and class of road, fitted to the trips of all units together, never of one. Errors are of trips that were held out.",
  },
  free: { zh: "未启用，按地图车速计算", en: "None in use: the map's own speeds" },
  trips: { zh: "依据行程", en: "Trips" },
  before: { zh: "启用前误差", en: "Error without them" },
  after: { zh: "启用后误差", en: "Error with them" },
  errorSaid: { zh: "平均 {percent}%，中位 {seconds} 秒", en: "mean {percent} %, median {seconds} s" },
  band: { zh: "{from}–{to} 时", en: "{from}–{to} h" },
  bandSaid: { zh: "平均 {factor} 倍", en: "{factor} times on average" },
  roadClass: { zh: "道路类别", en: "Class of road" },
  factors: { zh: "用时倍数", en: "Times as long" },
  learn: { zh: "由行程重新计算", en: "Fit to recorded trips" },
  working: { zh: "正在计算：{percent}%", en: "Fitting: {percent} %" },
  noStreets: { zh: "没有可用的路网", en: "No streets are in use" },
  tooFew: {
    zh: "可用行程 {fitted} 次，少于 {least} 次，不能得出系数。",
    en: "{fitted|trip|trips} could be used, fewer than the {least} that are needed.",
  },
  leftOut: {
    zh: "派警 {assignments} 次，其中未计：{why}。",
    en: "Of {assignments|assignment|assignments} not used: {why}.",
  },
  leftOutOne: { zh: "{why} {count}", en: "{why} {count}" },
  noBetter: {
    zh: "在未参与拟合的行程上误差没有减小（{before}% → {after}%），不能启用。",
    en: "On the trips held out the error did not fall ({before} % before, {after} % after), so they cannot be taken into use.",
  },
  fitted: {
    zh: "依据 {fitted} 次行程，另以 {heldOut} 次检验。",
    en: "Fitted to {fitted|trip|trips}, tried on {heldOut} others.",
  },
  drill: { zh: "演练数据，不代表实际道路。", en: "Trips of a drill: they say nothing of real roads." },
  adopt: { zh: "启用新的系数", en: "Take these into use" },
  drop: { zh: "停用", en: "Drop" },
  dropAll: { zh: "停用行程修正系数", en: "Drop the learned speeds" },
  meaning: {
    zh: "到场估算和推荐立即按新系数计算；已下达的派警不变。",
    en: "Estimates and recommendations follow at once; orders that were given stay.",
  },
} as const satisfies Record<string, Sentence>;

export const roadClassNames: Readonly<Record<RoadClass, Sentence>> = {
  motorway: { zh: "高速公路", en: "motorway" },
  motorway_link: { zh: "高速匝道", en: "motorway link" },
  trunk: { zh: "干线公路", en: "trunk road" },
  trunk_link: { zh: "干线匝道", en: "trunk link" },
  primary: { zh: "主干路", en: "primary road" },
  primary_link: { zh: "主干路连接", en: "primary link" },
  secondary: { zh: "次干路", en: "secondary road" },
  secondary_link: { zh: "次干路连接", en: "secondary link" },
  tertiary: { zh: "支路", en: "tertiary road" },
  tertiary_link: { zh: "支路连接", en: "tertiary link" },
  unclassified: { zh: "一般道路", en: "minor road" },
  residential: { zh: "居住区道路", en: "residential street" },
  living_street: { zh: "生活街道", en: "living street" },
  service: { zh: "内部道路", en: "service road" },
  pedestrian: { zh: "步行街", en: "pedestrian street" },
  track: { zh: "机耕路", en: "track" },
  ferry: { zh: "轮渡", en: "ferry" },
};

import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about the streets is not accepted. */
export const streetsRefusals = {
  RestrictionOver: {
    means: "invalid",
    zh: "管制截止时间 {until} 已过",
    en: "The restriction would have ended at {until} already.",
  },
  RestrictionTooLong: {
    means: "invalid",
    zh: "一次管制最长 {days} 天，到期可再次下达",
    en: "A restriction lasts at most {days} days; give it again when it ends.",
  },
  RestrictionUnknown: {
    means: "unknown",
    zh: "没有这项道路管制，或已结束",
    en: "There is no such road restriction in force.",
  },
  StreetsUnknown: {
    means: "unknown",
    zh: "数据目录中没有路网 {version}，请先导入",
    en: "There are no streets {version} in the data folder; import them first.",
  },
  StreetsNotWhole: {
    means: "conflict",
    zh: "路网 {version} 的文件 {file} 缺失或不完整，请重新导入",
    en: "The file {file} of the streets {version} is missing or not whole; import them again.",
  },
  StreetsSaidWrong: {
    means: "invalid",
    zh: "路网 {version} 实有路口 {junctions}、路段 {edges}、{kilometres} 公里，与所报不符",
    en: "The streets {version} have {junctions} junctions, {edges} edges and {kilometres} km, which differs from the numbers in the order.",
  },
  StreetsImportUnderWay: {
    means: "conflict",
    zh: "{officer} 正在导入 {name}，一次只能导入一个文件",
    en: "{officer} is importing {name}; one file at a time is imported.",
  },
  StreetsFileTooLarge: {
    means: "invalid",
    zh: "文件超过 {most} GB",
    en: "The file is larger than {most} GB.",
  },
  StreetsNoSpace: {
    means: "conflict",
    zh: "磁盘只剩 {free} MB，不足以导入",
    en: "Only {free} MB are free on the disk, too little to import it.",
  },
  StreetsNotExpected: {
    means: "conflict",
    zh: "没有正在接收的文件，请重新开始导入",
    en: "No file is being received; begin the import again.",
  },
  StreetsPartElsewhere: {
    means: "conflict",
    zh: "文件应从第 {at} 字节继续",
    en: "The file goes on from byte {at}.",
  },
  SpeedBandsOverlap: {
    means: "invalid",
    zh: "时段须按先后排列且互不重叠",
    en: "The bands of hours must follow one another and not overlap.",
  },
  SpeedFactorsIncomplete: {
    means: "invalid",
    zh: "每个时段须为 {count} 类道路各给出一个系数",
    en: "Each band needs a factor for each of the {count} classes of road.",
  },
  SpeedFactorsNoBetter: {
    means: "invalid",
    zh: "在未参与拟合的行程上，误差没有减小（由 {before}% 变为 {after}%），不予启用",
    en: "On the trips held out the error did not fall ({before} % before, {after} % after), so they are not taken into use.",
  },
} as const satisfies RefusalCatalogue;

import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about the district is not accepted. */
export const districtRefusals = {
  WordUnknown: {
    means: "invalid",
    zh: "没有编码为 {word} 的用语",
    en: "There is no word {word}.",
  },
  WordTaken: {
    means: "invalid",
    zh: "用语 {word} 不能与同一组的 {other} 同名",
    en: "The word {word} cannot be the same as {other} of its list.",
  },
  AreaCrossesItself: {
    means: "invalid",
    zh: "{station} 的辖区边界自相交叉",
    en: "The area of {station} crosses itself.",
  },
  ParentUnknown: {
    means: "invalid",
    zh: "上级部门 {parent} 未登记",
    en: "There is no department {parent} to stand under.",
  },
  PartNotInUse: {
    means: "unknown",
    zh: "没有在用的部门或派出所 {part}",
    en: "No department or station {part} is in use.",
  },
  PartStillNeeded: {
    means: "conflict",
    zh: "{part} 还不能撤销，仍有{zh}",
    en: "{part} cannot be retired yet. It still has {en}.",
  },
  ParentCircle: {
    means: "invalid",
    zh: "{part} 不能隶属于自己的下级 {parent}",
    en: "{part} cannot stand under {parent}, which stands under it.",
  },
  TypeParentUnknown: {
    means: "invalid",
    zh: "警情类别 {code} 的上级类别 {parent} 不存在",
    en: "Incident type {code} stands under {parent}, which does not exist.",
  },
  TypeParentCircle: {
    means: "invalid",
    zh: "警情类别 {code} 不能归入自己的下级 {parent}",
    en: "Incident type {code} cannot stand under {parent}, which stands under it.",
  },
  TypeTooDeep: {
    means: "invalid",
    zh: "警情类别 {code} 连同其下级超过 {most} 级",
    en: "Incident type {code} with what stands under it has more than {most} levels.",
  },
  AreaOutlineCrosses: {
    means: "invalid",
    zh: "区域 {id} 的边界自相交叉",
    en: "The outline of area {id} crosses itself.",
  },
  AreaTwice: {
    means: "invalid",
    zh: "区域 {id} 在同一类别中出现两次",
    en: "Area {id} is there twice among areas of its kind.",
  },
  AreaStationUnknown: {
    means: "invalid",
    zh: "区域 {id} 所属的派出所 {station} 未登记",
    en: "Area {id} belongs to station {station}, which is not registered.",
  },
  TooManyPositions: {
    means: "invalid",
    zh: "全部区域共 {count} 个坐标点，最多 {most} 个；请先简化边界",
    en: "The areas have {count} positions in all and may have {most}; simplify their outlines first.",
  },
  PromisesBackdated: {
    means: "invalid",
    zh: "到场时限不能从过去起生效",
    en: "Response promises cannot be set from a moment in the past.",
  },
  RunCardUnknown: { means: "unknown", zh: "没有出警编组 {card}", en: "There is no run card {card}." },
  RunCardWithoutForce: {
    means: "invalid",
    zh: "出警编组 {card} 第 {line} 行没有写明警力类别或能力",
    en: "Line {line} of run card {card} names neither kinds nor capabilities.",
  },
  RunCardTypeUnknown: {
    means: "invalid",
    zh: "出警编组 {card} 所列警情类别 {type} 不存在",
    en: "Run card {card} names incident type {type}, which does not exist.",
  },
  HolidaysNotPublished: {
    means: "unknown",
    zh: "尚未收到 {year} 年公布的节假日安排，请自行填写",
    en: "The announced holidays of {year} are not known here yet; type them in.",
  },
  HolidayOutsideYear: {
    means: "invalid",
    zh: "{day} 不在 {year} 年内",
    en: "{day} does not lie in {year}.",
  },
  HolidayIsMakeUpDay: {
    means: "invalid",
    zh: "{day} 既是节假日又是调休上班日",
    en: "{day} is named both as a holiday and as a day that is worked.",
  },
} as const satisfies RefusalCatalogue;

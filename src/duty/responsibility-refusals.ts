import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why a responsibility matrix is not accepted. */
export const responsibilityRefusals = {
  ResponsibilityRowTwice: {
    means: "invalid",
    zh: "责任矩阵中 {row} 行出现两次",
    en: "Row {row} is there twice in the responsibility matrix.",
  },
  ResponsibilityTypeUnknown: {
    means: "invalid",
    zh: "责任矩阵 {row} 行所列警情类别 {type} 不存在",
    en: "Row {row} of the responsibility matrix names incident type {type}, which does not exist.",
  },
  ResponsibilityAreaUnknown: {
    means: "invalid",
    zh: "责任矩阵 {row} 行所列区域 {area} 不存在",
    en: "Row {row} of the responsibility matrix names area {area}, which does not exist.",
  },
  ResponsibilityOwnerUnknown: {
    means: "invalid",
    zh: "责任矩阵 {row} 行的责任单位 {owner} 不是已登记的部门或派出所",
    en: "Row {row} of the responsibility matrix names {owner}, which is no registered department or station.",
  },
  ResponsibilityHoursEmpty: {
    means: "invalid",
    zh: "责任矩阵 {row} 行的时段为空",
    en: "The hours of row {row} of the responsibility matrix are empty.",
  },
} as const satisfies RefusalCatalogue;

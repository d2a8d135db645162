import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why an order about the district is not accepted. */
export const districtRefusals = {
  AreaCrossesItself: {
    means: "invalid",
    zh: "{station} 的辖区边界自相交叉",
    en: "The area of {station} crosses itself.",
  },
} as const satisfies RefusalCatalogue;

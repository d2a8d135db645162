import type { RefusalCatalogue } from "../ground/refusal.ts";

/** Why something sealed is not opened, or an order about openings is not accepted. */
export const openingRefusals = {
  OpeningBudgetSpent: {
    means: "forbidden",
    zh: "今日查看额度（{budget} 条记录）已用完，本次未打开，并已报告督察。工作确有需要的，请联系值班长或督察",
    en: "Today's budget of {budget} records is spent: nothing was opened, and supervision has been told. If the work needs it, turn to the shift leader or to supervision.",
  },
  PurposeWordsMissing: {
    means: "invalid",
    zh: "选择“其他”时请注明用途",
    en: "Say in words what for when the purpose is “other”.",
  },
  OpeningAlarmUnknown: {
    means: "unknown",
    zh: "没有关于 {person} 的未处理预警",
    en: "No alarm about {person} is waiting.",
  },
  OpeningAlarmIsOwn: {
    means: "forbidden",
    zh: "关于本人的预警须由他人处理",
    en: "An alarm about oneself is for somebody else to acknowledge.",
  },
} as const satisfies RefusalCatalogue;

import type { Sentence } from "../ground/sentence.ts";

/** Why an assignment gives no trip that speeds can be fitted to, by what was missing or what did not fit. */
export const leftOutNames = {
  patrol: { zh: "巡逻中发现", en: "found on patrol" },
  times: { zh: "没有先出警、后到场的时间", en: "not en route, then on scene" },
  place: { zh: "警情没有坐标", en: "no point of the incident" },
  start: { zh: "出发地不详", en: "start not known" },
  road: { zh: "无路可通", en: "no way by road" },
  tooSlow: { zh: "用时超过预计的 4 倍", en: "over 4 times as long as expected" },
  tooQuick: { zh: "用时不到预计的四分之一", en: "under a quarter of what is expected" },
  tooLong: { zh: "超过一小时", en: "over an hour" },
  noRoad: { zh: "几乎没有行车路程", en: "hardly any road" },
} as const satisfies Record<string, Sentence>;

export type LeftOut = keyof typeof leftOutNames;

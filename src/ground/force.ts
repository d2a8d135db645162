import type { CodeNames } from "./sentence.ts";

/** Words for who can be sent and what is promised, which the facts of several rooms use. */
export const unitKinds = ["quickResponse", "patrol", "trafficPatrol", "emergencySquad", "airSquad", "station"] as const;
export const capabilities = ["firstAid", "shield", "negotiator", "drone", "traffic", "riot", "rescue", "k9"] as const;
/** 快反力量层级, the nearest first: a post or station; the sub-bureau; the city. */
export const forceTiers = ["post", "subBureau", "city"] as const;
/** Why a promise was not kept, as a person judged it. */
export const promiseCauses = [
  "distance",
  "traffic",
  "roadClosed",
  "noForce",
  "lateOrder",
  "lateDeparture",
  "placeUnclear",
  "weather",
  "notRecorded",
  "other",
] as const;
/** Who a run card has told. */
export const informedPosts = ["shiftLeader", "dutyCommander", "station"] as const;

export type UnitKind = (typeof unitKinds)[number];
export type Capability = (typeof capabilities)[number];
export type ForceTier = (typeof forceTiers)[number];
export type InformedPost = (typeof informedPosts)[number];

export const unitKindNames: CodeNames<typeof unitKinds> = {
  quickResponse: { zh: "快处小组", en: "Quick-response team" },
  patrol: { zh: "巡逻", en: "Patrol" },
  trafficPatrol: { zh: "交巡合一", en: "Traffic patrol" },
  emergencySquad: { zh: "应急处突队", en: "Emergency squad" },
  airSquad: { zh: "警航队", en: "Air squad" },
  station: { zh: "派出所警力", en: "Station crew" },
};

export const capabilityNames: CodeNames<typeof capabilities> = {
  firstAid: { zh: "急救", en: "first aid" },
  shield: { zh: "盾牌", en: "shields" },
  negotiator: { zh: "谈判", en: "negotiator" },
  drone: { zh: "无人机", en: "drone" },
  traffic: { zh: "交通", en: "traffic" },
  riot: { zh: "防暴", en: "public order" },
  rescue: { zh: "救援", en: "rescue" },
  k9: { zh: "警犬", en: "dog" },
};

export const forceTierNames: CodeNames<typeof forceTiers> = {
  post: { zh: "值守点 / 派出所", en: "Post or station" },
  subBureau: { zh: "分局", en: "Sub-bureau" },
  city: { zh: "市局", en: "City" },
};

export const promiseCauseNames: CodeNames<typeof promiseCauses> = {
  distance: { zh: "路程远", en: "Too far" },
  traffic: { zh: "交通拥堵", en: "Traffic" },
  roadClosed: { zh: "道路管制", en: "Road closed" },
  noForce: { zh: "附近无可派警力", en: "Nobody free nearby" },
  lateOrder: { zh: "派警晚", en: "Ordered late" },
  lateDeparture: { zh: "签收或出警晚", en: "Left late" },
  placeUnclear: { zh: "地点不清", en: "Place unclear" },
  weather: { zh: "天气", en: "Weather" },
  notRecorded: { zh: "已到场未点击", en: "There, not recorded" },
  other: { zh: "其他", en: "Other" },
};

export const informedPostNames: CodeNames<typeof informedPosts> = {
  shiftLeader: { zh: "值班长", en: "shift leader" },
  dutyCommander: { zh: "指挥长", en: "duty commander" },
  station: { zh: "派出所", en: "the station" },
};

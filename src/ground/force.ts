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

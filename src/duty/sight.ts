import type { Giver } from "../ground/fact.ts";

/** The tags a signed-in giver bears; a stream is in sight when its `seenBy` names one of them. Empty for `system`. */
export function tagsOf(giver: Giver): readonly string[] {
  switch (giver.role) {
    case "administrator":
    case "calltaker":
    case "dispatcher":
      return ["everyone", "hall"];
    case "reader":
      return ["everyone", "reader"];
    case "station":
      return giver.station === undefined ? ["everyone"] : ["everyone", `station:${giver.station}`];
    case "unit":
      return giver.unit === undefined ? ["everyone"] : ["everyone", `unit:${giver.unit}`];
    default:
      return [];
  }
}

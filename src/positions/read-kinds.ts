import { readKinds } from "../ground/read-kind.ts";

export const positionsReads = readKinds({
  track: { name: { zh: "警情轨迹", en: "Track" }, counted: "opened" },
  positions: { name: { zh: "当前位置", en: "Positions" }, counted: "listed" },
});

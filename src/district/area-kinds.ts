import type { CodeNames } from "../ground/sentence.ts";
import type { areaKinds } from "./areas.ts";

export const areaKindNames: CodeNames<typeof areaKinds> = {
  station: { zh: "派出所辖区", en: "Station areas" },
  grid: { zh: "网格", en: "Grids" },
  circle: { zh: "快反圈", en: "Quick-response circles" },
  ring: { zh: "防控圈", en: "Control rings" },
  post: { zh: "值守点", en: "Posts" },
};

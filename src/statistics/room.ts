import { type RoomRules, view } from "../ground/room.ts";
import { intervalView } from "./interval-view.ts";

/** Figures from what was recorded. */
export const statisticsRoom: RoomRules = {
  name: "statistics",
  facts: [],
  views: [view(intervalView)],
  orders: [],
  refusals: {},
};

import { type RoomRules, view } from "../ground/room.ts";
import { callTimesView } from "./call-times-view.ts";
import { intervalView } from "./interval-view.ts";

/** Figures from what was recorded. */
export const statisticsRoom: RoomRules = {
  name: "statistics",
  facts: [],
  views: [view(intervalView), view(callTimesView)],
  orders: [],
  refusals: {},
};

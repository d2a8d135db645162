import { type RoomRules, view } from "../ground/room.ts";
import { callTimesView } from "./call-times-view.ts";
import { statisticsFacts } from "./facts.ts";
import { TakeFigures, takenView } from "./taking.ts";
import { intervalView } from "./interval-view.ts";
import { statisticsWords } from "./word-lists.ts";

/** Figures from what was recorded. */
export const statisticsRoom: RoomRules = {
  name: "statistics",
  facts: statisticsFacts,
  views: [view(intervalView), view(callTimesView), view(takenView)],
  orders: [TakeFigures],
  words: statisticsWords,
  refusals: {
    FiguresSpanEmpty: {
      means: "invalid",
      zh: "截止日期早于起始日期",
      en: "The last day is before the first.",
    },
  },
};

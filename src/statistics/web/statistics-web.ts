import { judge } from "../../access/authority.ts";
import { giverOf } from "../../access/own-session.ts";
import type { Role } from "../../ground/role.ts";
import type { Asked, RoomWeb } from "../../journal/web/room-web.ts";
import { statisticsRoom } from "../room.ts";
import { callReaders, figureReaders } from "../steps.ts";
import { stepsAddress } from "./steps-period.ts";
import { pageTitles } from "./page-titles.ts";

const mayRead =
  (roles: readonly Role[]) =>
  ({ session }: Asked) =>
    judge({ roles, underGlass: true }, giverOf(session)) === undefined;

export const statisticsWeb: RoomWeb = {
  rules: statisticsRoom,
  pages: [
    {
      path: stepsAddress.path,
      title: pageTitles.figures,
      group: "data",
      help: {
        lines: [
          {
            zh: "从振铃到处警完毕，各环节用了多久：中位数和 90% 以内，按日、时段、派出所、类别、等级分组。",
            en: "How long each stretch took from the ring to the clearing: median and 90 % within, by day, hour, station, type or priority.",
          },
          {
            zh: "件数少的标明，不足 5 件不列；时间范围写在地址里，可以复制给同事。",
            en: "Few cases are marked, fewer than five are not given. The period stands in the address, to be passed on.",
          },
        ],
        guide: "figures",
      },
      isFor: mayRead(figureReaders),
      load: async () => (await import("./steps-page.tsx")).StepsPage,
    },
  ],
  glances: [
    {
      name: "promises",
      place: "days",
      isFor: mayRead(figureReaders),
      load: async () => (await import("./promises-glance.tsx")).PromisesGlance,
    },
    {
      name: "callsToday",
      place: "days",
      isFor: mayRead(callReaders),
      load: async () => (await import("./calls-today-glance.tsx")).CallsTodayGlance,
    },
  ],
};

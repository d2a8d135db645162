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
      help: async () => (await import("./page-help.ts")).steps,
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

import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { groupView } from "../group.ts";
import { pageTitles } from "./page-titles.ts";

export const groupPages: readonly RoomPage[] = [
  {
    path: "/groups",
    title: pageTitles.groups,
    group: "tasks",
    help: async () => (await import("./page-help.ts")).groups,
    isFor: (asked) => seesKind(asked, groupView),
    load: async () => (await import("./groups-page.tsx")).GroupsPage,
  },
];

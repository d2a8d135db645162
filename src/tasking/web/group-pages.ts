import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { groupView } from "../group.ts";
import { pageTitles } from "./page-titles.ts";

export const groupPages: readonly RoomPage[] = [
  {
    path: "/groups",
    title: pageTitles.groups,
    group: "tasks",
    help: {
      lines: [
        {
          zh: "几个单位的人为一件事组成专班：负责人、成员、任务和最后一天。",
          en: "People of several parts with one purpose: a lead, members, work and a last day.",
        },
        {
          zh: "任务可以下达给专班；成员变了，在办任务也随之变。",
          en: "Work can be given to a group; when its people change, its open tasks follow.",
        },
        {
          zh: "最后一天过后自动结束，也可以提前结束。",
          en: "It ends by itself with its last day, or before with a reason.",
        },
      ],
      guide: "tasks",
    },
    isFor: (asked) => seesKind(asked, groupView),
    load: async () => (await import("./groups-page.tsx")).GroupsPage,
  },
];

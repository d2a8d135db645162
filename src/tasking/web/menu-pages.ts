import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { servicesView } from "../service.ts";
import { pageTitles } from "./page-titles.ts";

export const menuPages: readonly RoomPage[] = [
  {
    path: "/services",
    title: pageTitles.menu,
    group: "tasks",
    help: async () => (await import("./page-help.ts")).services,
    isFor: (asked) => seesKind(asked, servicesView),
    load: async () => (await import("./services-page.tsx")).ServicesPage,
  },
];

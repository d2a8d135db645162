import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomPage } from "../../journal/web/room-web.ts";
import { taskView } from "../task-view.ts";
import { workWaiting } from "./use-work.ts";
import { pageTitles } from "./page-titles.ts";

export const taskPages: readonly RoomPage[] = [
  {
    path: "/work",
    title: pageTitles.work,
    group: "tasks",
    help: async () => (await import("./page-help.ts")).work,
    waiting: workWaiting,
    isFor: ({ session }) => session.role !== "partner",
    load: async () => (await import("./work-page.tsx")).WorkPage,
  },
  {
    path: "/tasks",
    title: pageTitles.tasks,
    group: "tasks",
    help: async () => (await import("./page-help.ts")).tasks,
    isFor: (asked) => seesKind(asked, taskView, asked.session),
    load: async () => (await import("./tasks-page.tsx")).TasksPage,
  },
];

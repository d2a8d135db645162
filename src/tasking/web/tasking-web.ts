import { seesKind } from "../../access/web/sees-kind.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { taskingRoom } from "../room.ts";
import { taskStageNames } from "../stage.ts";
import { taskView } from "../task-view.ts";
import { findServices } from "./find-menu.ts";
import { groupPages } from "./group-pages.ts";
import { menuFields } from "./menu-field-names.ts";
import { menuPages } from "./menu-pages.ts";
import { menuSettings } from "./menu-settings.ts";
import { qualityFields } from "./quality-field-names.ts";
import { qualityPages, qualitySettings } from "./quality-pages.ts";
import { taskFields } from "./task-field-names.ts";
import { taskPages } from "./task-pages.ts";

export const taskingWeb: RoomWeb = {
  rules: taskingRoom,
  pages: [...taskPages, ...menuPages, ...groupPages, ...qualityPages],
  settings: [...menuSettings, ...qualitySettings],
  finds: findServices,
  shows: {
    task: (task) => ({ to: "/tasks", search: { task } }),
    quality: () => ({ to: "/quality" }),
    group: (group) => ({ to: "/groups", search: { group } }),
  },
  rings: [
    {
      name: "task-late",
      isFor: (asked) => seesKind(asked, taskView, asked.session),
      load: async () => (await import("./task-ring.tsx")).TaskRing,
    },
  ],
  sections: [
    {
      name: "incident-tasks",
      of: "incident",
      isFor: (asked) => seesKind(asked, taskView, asked.session),
      load: async () => (await import("./incident-tasks.tsx")).IncidentTasks,
    },
  ],
  words: { codes: { taskStage: taskStageNames }, fields: { ...taskFields, ...menuFields, ...qualityFields } },
};

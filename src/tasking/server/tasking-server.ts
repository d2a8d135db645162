import type { RoomServer } from "../../journal/server/room-server.ts";
import { taskingRoom } from "../room.ts";
import { taskingMigrations, taskTable } from "./tables.ts";
import { taskRoutes } from "./task-routes.ts";
import { workRoutes } from "./work-routes.ts";

export const taskingServer: RoomServer = {
  rules: taskingRoom,
  migrations: taskingMigrations,
  tables: [taskTable],
  routes: (api, house) => {
    taskRoutes(api, house);
    workRoutes(api, house);
  },
};

import { housePart, logPart } from "../../journal/server/house-parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { taskingRoom } from "../room.ts";
import { drawCalls } from "./draw-calls.ts";
import { importRoutes } from "./import-routes.ts";
import { taskingMigrations, taskTable } from "./tables.ts";
import { taskRoutes } from "./task-routes.ts";
import { workRoutes } from "./work-routes.ts";

export const taskingServer = roomServer({
  rules: taskingRoom,
  migrations: taskingMigrations,
  tables: [taskTable],
  needs: { house: housePart, log: logPart },
  open: ({ house, log }, ending) => {
    ending(drawCalls({ house, log: log.line }).stop);
    return {};
  },
  routes: (api, house) => {
    taskRoutes(api, house);
    importRoutes(api, house);
    workRoutes(api, house);
  },
});

import type { RoomServer } from "../../journal/server/room-server.ts";
import { dispatchRoom } from "../room.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { assignmentTable, dispatchMigrations, incidentTable } from "./tables.ts";
import { unitRoutes } from "./unit-routes.ts";

export const dispatchServer: RoomServer = {
  rules: dispatchRoom,
  migrations: dispatchMigrations,
  tables: [incidentTable, assignmentTable],
  routes: (app, house) => {
    incidentRoutes(app, house);
    unitRoutes(app, house);
  },
};

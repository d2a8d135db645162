import type { RoomServer } from "../../journal/server/room-server.ts";
import { complaintRoutes } from "./complaint-routes.ts";
import { complaintMigrations, complaintTable } from "./complaint-table.ts";

export const complaintServer: Omit<RoomServer, "rules"> = {
  migrations: complaintMigrations,
  tables: [complaintTable],
  routes: complaintRoutes,
};

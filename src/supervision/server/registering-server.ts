import type { RoomServer } from "../../journal/server/room-server.ts";
import { registeringRoutes } from "./registering-routes.ts";
import { registeringMigrations, registeringTable } from "./registering-table.ts";

export const registeringServer: Omit<RoomServer, "rules"> = {
  migrations: registeringMigrations,
  tables: [registeringTable],
  routes: registeringRoutes,
};

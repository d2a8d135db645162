import type { RoomServer } from "../../journal/server/room-server.ts";
import { intakeRoom } from "../room.ts";
import { callRoutes } from "./call-routes.ts";
import { callTable, intakeMigrations } from "./tables.ts";

export const intakeServer: RoomServer = {
  rules: intakeRoom,
  migrations: intakeMigrations,
  tables: [callTable],
  routes: callRoutes,
};

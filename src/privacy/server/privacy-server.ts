import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { erasureRoutes } from "./erasure-routes.ts";
import { erasureMigrations, erasureTable } from "./erasure-table.ts";
import { keyRoutes } from "./key-routes.ts";
import { openingMigrations, openingTable } from "./opening-table.ts";
import { readMigrations } from "./read-tables.ts";
import { retentionRoutes } from "./retention-routes.ts";
import { recordMigrations, recordTables } from "./record-tables.ts";

export const privacyServer: RoomServer = {
  rules: privacyRoom,
  migrations: [...openingMigrations, ...recordMigrations, ...readMigrations, ...erasureMigrations],
  tables: [openingTable, ...recordTables, erasureTable],
  routes: (app, house) => {
    keyRoutes(app, house);
    erasureRoutes(app, house);
    retentionRoutes(app, house);
  },
};

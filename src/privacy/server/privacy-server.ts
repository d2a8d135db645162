import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { openingMigrations, openingTable } from "./opening-table.ts";
import { recordMigrations, recordTables } from "./record-tables.ts";

export const privacyServer: RoomServer = {
  rules: privacyRoom,
  migrations: [...openingMigrations, ...recordMigrations],
  tables: [openingTable, ...recordTables],
};

import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { openingMigrations, openingTable } from "./opening-table.ts";

export const privacyServer: RoomServer = {
  rules: privacyRoom,
  migrations: [...openingMigrations],
  tables: [openingTable],
};

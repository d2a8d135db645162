import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { keyRoutes } from "./key-routes.ts";
import { openingMigrations, openingTable } from "./opening-table.ts";

export const privacyServer: RoomServer = {
  rules: privacyRoom,
  migrations: [...openingMigrations],
  tables: [openingTable],
  routes: (app, house) => {
    keyRoutes(app, house);
  },
};

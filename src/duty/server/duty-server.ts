import type { RoomServer } from "../../journal/server/room-server.ts";
import { dutyRoom } from "../room.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";

export const dutyServer: RoomServer = {
  rules: dutyRoom,
  migrations: [],
  tables: [],
  routes: (app, house) => {
    rosterRoutes(app, house);
    handoverRoutes(app, house);
  },
};

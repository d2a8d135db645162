import { roomServer } from "../../journal/server/room-server.ts";
import { dutyRoom } from "../room.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";

export const dutyServer = roomServer({
  rules: dutyRoom,
  migrations: [],
  tables: [],
  routes: (api, house) => {
    rosterRoutes(api, house);
    handoverRoutes(api, house);
  },
});

import { roomServer } from "../../journal/server/room-server.ts";
import { dutyRoom } from "../room.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { handoverMigrations, handoverTable } from "./handover-table.ts";
import { pastHandoverRoutes } from "./past-handover-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";

export const dutyServer = roomServer({
  rules: dutyRoom,
  migrations: handoverMigrations,
  tables: [handoverTable],
  routes: (api, house) => {
    rosterRoutes(api, house);
    handoverRoutes(api, house);
    pastHandoverRoutes(api, house);
  },
});

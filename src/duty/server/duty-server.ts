import type { RoomServer } from "../../journal/server/room-server.ts";
import { credentialMigrations } from "../../access/server/credential-tables.ts";
import { dutyKeyUses } from "../../access/server/installation-key.ts";
import { dutyRoom } from "../room.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";

/** Sessions and one-time links do not travel: after a restore everybody signs in anew. */
export const dutyServer: RoomServer = {
  rules: dutyRoom,
  migrations: credentialMigrations,
  tables: [],
  keys: dutyKeyUses,
  routes: (app, house) => {
    rosterRoutes(app, house);
    handoverRoutes(app, house);
  },
  secrets: ["duty.credential", "duty.passkey", "duty.token"],
};

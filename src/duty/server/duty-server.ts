import { accountRoutes } from "../../access/server/account-routes.ts";
import { attemptRoutes } from "../../access/server/attempt-routes.ts";
import { credentialMigrations } from "../../access/server/credential-tables.ts";
import type { Door } from "../../access/server/door.ts";
import { dutyKeyUses } from "../../access/server/installation-key.ts";
import { peopleRoutes } from "../../access/server/people-routes.ts";
import { providerRoutes } from "../../access/server/provider-routes.ts";
import { signInRoutes } from "../../access/server/session-routes.ts";
import { staffRoutes } from "../../access/server/staff-routes.ts";
import { storePart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { dutyRoom } from "../room.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";

/** Who comes in and how. */
export const doorPart = partName<Door>("door");

/** Sessions and one-time links do not travel: after a restore everybody signs in again. */
export const dutyServer = roomServer({
  rules: dutyRoom,
  migrations: credentialMigrations,
  tables: [],
  keys: dutyKeyUses,
  secrets: ["duty.credential", "duty.passkey", "duty.token"],
  needs: { store: storePart, door: doorPart },
  routes: (api, house, { store, door }) => {
    rosterRoutes(api, house);
    handoverRoutes(api, house);
    signInRoutes(api, door);
    providerRoutes(api, door);
    accountRoutes(api, door);
    attemptRoutes(api, door);
    peopleRoutes(api, door);
    staffRoutes(api, house, store.vault.open);
  },
});

import { storePart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { accessRoom } from "../room.ts";
import { accountRoutes } from "./account-routes.ts";
import { attemptRoutes } from "./attempt-routes.ts";
import { credentialMigrations } from "./credential-tables.ts";
import type { Door } from "./door.ts";
import { accessKeyUses } from "./installation-key.ts";
import { peopleRoutes } from "./people-routes.ts";
import { providerRoutes } from "./provider-routes.ts";
import { signInRoutes } from "./session-routes.ts";
import { staffRoutes } from "./staff-routes.ts";

/** Who comes in and how. */
export const doorPart = partName<Door>("door");

/** Sessions and one-time links do not travel: after a restore everybody signs in again. */
export const accessServer = roomServer({
  rules: accessRoom,
  migrations: credentialMigrations,
  tables: [],
  keys: accessKeyUses,
  secrets: [
    { name: "access.credential", formerly: "duty.credential" },
    { name: "access.passkey", formerly: "duty.passkey" },
    { name: "access.token", formerly: "duty.token" },
  ],
  needs: { store: storePart, door: doorPart },
  routes: (api, house, { store, door }) => {
    signInRoutes(api, door);
    providerRoutes(api, door);
    accountRoutes(api, door);
    attemptRoutes(api, door);
    peopleRoutes(api, door);
    staffRoutes(api, house, store.vault.open);
  },
});

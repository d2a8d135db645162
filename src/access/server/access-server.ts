import type { RoomServer } from "../../journal/server/room-server.ts";
import { accessRoom } from "../room.ts";
import { credentialMigrations } from "./credential-tables.ts";
import { accessKeyUses } from "./installation-key.ts";

/** Sessions and one-time links do not travel: after a restore everybody signs in anew. */
export const accessServer: RoomServer = {
  rules: accessRoom,
  migrations: credentialMigrations,
  tables: [],
  keys: accessKeyUses,
  secrets: [
    { name: "access.credential", formerly: "duty.credential" },
    { name: "access.passkey", formerly: "duty.passkey" },
    { name: "access.token", formerly: "duty.token" },
  ],
};

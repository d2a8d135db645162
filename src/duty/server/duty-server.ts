import type { RoomServer } from "../../journal/server/room-server.ts";
import { credentialMigrations } from "./credential-tables.ts";
import { dutyKeyUses } from "./installation-key.ts";
import { dutyRoom } from "../room.ts";

/** Sessions and one-time links do not travel: after a restore everybody signs in anew. */
export const dutyServer: RoomServer = {
  rules: dutyRoom,
  migrations: credentialMigrations,
  tables: [],
  keys: dutyKeyUses,
  secrets: ["duty.credential", "duty.passkey", "duty.token"],
};

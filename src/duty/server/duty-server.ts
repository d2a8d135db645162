import type { RoomServer } from "../../journal/server/room-server.ts";
import { credentialMigrations } from "./credential-tables.ts";
import { dutyRoom } from "../room.ts";

export const dutyServer: RoomServer = { rules: dutyRoom, migrations: credentialMigrations, tables: [] };

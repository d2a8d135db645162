import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { readMigrations } from "./read-tables.ts";

export const privacyServer: RoomServer = { rules: privacyRoom, migrations: readMigrations, tables: [] };

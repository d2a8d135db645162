import { journalRoom } from "../journal-room.ts";
import type { RoomServer } from "./room-server.ts";
import { journalKeyUses } from "./key-use.ts";
import { journalMigrations } from "./schema.ts";

export const journalServer: RoomServer = {
  rules: journalRoom,
  migrations: journalMigrations,
  tables: [],
  keys: journalKeyUses,
};

import type { RoomServer } from "../../journal/server/room-server.ts";
import { positionsRoom } from "../room.ts";
import { positionMigrations } from "./sample-store.ts";

/** The rules and the schema; the routes are installed with the program's desk (`positionRoutes`, `trackerRoutes`). */
export const positionsServer: RoomServer = { rules: positionsRoom, migrations: positionMigrations, tables: [] };

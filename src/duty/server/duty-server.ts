import type { RoomServer } from "../../journal/server/room-server.ts";
import { dutyRoom } from "../room.ts";

export const dutyServer: RoomServer = { rules: dutyRoom, migrations: [], tables: [] };

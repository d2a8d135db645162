import type { RoomServer } from "../../journal/server/room-server.ts";
import { statuteRoom } from "../room.ts";

export const statuteServer: RoomServer = { rules: statuteRoom, migrations: [], tables: [] };

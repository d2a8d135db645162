import type { RoomServer } from "../../journal/server/room-server.ts";
import { trainingRoom } from "../room.ts";

export const trainingServer: RoomServer = { rules: trainingRoom, migrations: [], tables: [] };

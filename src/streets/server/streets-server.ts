import type { RoomServer } from "../../journal/server/room-server.ts";
import { streetsRoom } from "../room.ts";

/** The journal's part of the streets; their routes need the router and are added by the program (`streetsRoutes`). */
export const streetsServer: RoomServer = { rules: streetsRoom, migrations: [], tables: [] };

import type { RoomWeb } from "../../journal/web/room-web.ts";
import { streetsRoom } from "../room.ts";

export const streetsWeb: RoomWeb = { rules: streetsRoom };

import type { RoomWeb } from "../../journal/web/room-web.ts";
import { taskingRoom } from "../room.ts";

export const taskingWeb: RoomWeb = { rules: taskingRoom, pages: [], settings: [] };

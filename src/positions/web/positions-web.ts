import type { RoomWeb } from "../../journal/web/room-web.ts";
import { positionsRoom } from "../room.ts";

export const positionsWeb: RoomWeb = { rules: positionsRoom };

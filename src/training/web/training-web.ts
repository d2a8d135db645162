import type { RoomWeb } from "../../journal/web/room-web.ts";
import { trainingRoom } from "../room.ts";

export const trainingWeb: RoomWeb = { rules: trainingRoom };

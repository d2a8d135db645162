import type { RoomWeb } from "../../journal/web/room-web.ts";
import { exchangeRoom } from "../room.ts";

export const exchangeWeb: RoomWeb = { rules: exchangeRoom };

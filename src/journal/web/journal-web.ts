import type { RoomWeb } from "./room-web.ts";
import { journalRoom } from "../journal-room.ts";

export const journalWeb: RoomWeb = { rules: journalRoom };

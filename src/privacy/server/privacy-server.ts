import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";

export const privacyServer: RoomServer = { rules: privacyRoom, migrations: [], tables: [] };

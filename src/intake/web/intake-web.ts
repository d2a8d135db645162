import type { RoomWeb } from "../../journal/web/room-web.ts";
import { intakeRoom } from "../room.ts";

export const intakeWeb: RoomWeb = { rules: intakeRoom };

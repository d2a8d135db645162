import type { RoomWeb } from "../../journal/web/room-web.ts";
import { intakeRoom } from "../room.ts";
import { intakeFields } from "./field-names.ts";

export const intakeWeb: RoomWeb = { rules: intakeRoom, words: { fields: intakeFields } };

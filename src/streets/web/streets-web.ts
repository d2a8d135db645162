import type { RoomWeb } from "../../journal/web/room-web.ts";
import { streetsRoom } from "../room.ts";
import { streetsFields } from "./field-names.ts";

export const streetsWeb: RoomWeb = { rules: streetsRoom, words: { fields: streetsFields } };

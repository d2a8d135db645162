import type { RoomWeb } from "../../journal/web/room-web.ts";
import { positionsRoom } from "../room.ts";
import { positionsFields } from "./field-names.ts";

export const positionsWeb: RoomWeb = { rules: positionsRoom, words: { fields: positionsFields } };

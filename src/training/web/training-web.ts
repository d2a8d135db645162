import type { RoomWeb } from "../../journal/web/room-web.ts";
import { trainingRoom } from "../room.ts";
import { trainingFields } from "./field-names.ts";

export const trainingWeb: RoomWeb = { rules: trainingRoom, words: { fields: trainingFields } };

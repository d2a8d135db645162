import type { RoomWeb } from "./room-web.ts";
import { journalRoom } from "../journal-room.ts";
import { journalFields } from "./field-names.ts";

export const journalWeb: RoomWeb = { rules: journalRoom, words: { fields: journalFields } };

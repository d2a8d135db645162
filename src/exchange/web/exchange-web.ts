import type { RoomWeb } from "../../journal/web/room-web.ts";
import { exchangeRoom } from "../room.ts";
import { exchangeFields } from "./field-names.ts";

export const exchangeWeb: RoomWeb = { rules: exchangeRoom, words: { fields: exchangeFields } };

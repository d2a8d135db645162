import type { RoomWeb } from "../../journal/web/room-web.ts";
import { taskingRoom } from "../room.ts";
import { menuFields } from "./menu-field-names.ts";
import { menuSettings } from "./menu-settings.ts";

export const taskingWeb: RoomWeb = {
  rules: taskingRoom,
  settings: [...menuSettings],
  words: { fields: { ...menuFields } },
};

import type { RoomWeb } from "../../journal/web/room-web.ts";
import { taskingRoom } from "../room.ts";
import { findServices } from "./find-menu.ts";
import { groupPages } from "./group-pages.ts";
import { menuFields } from "./menu-field-names.ts";
import { menuPages } from "./menu-pages.ts";
import { menuSettings } from "./menu-settings.ts";

export const taskingWeb: RoomWeb = {
  rules: taskingRoom,
  finds: findServices,
  pages: [...menuPages, ...groupPages],
  settings: [...menuSettings],
  words: { fields: { ...menuFields } },
};

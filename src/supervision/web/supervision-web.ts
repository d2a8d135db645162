import type { RoomWeb } from "../../journal/web/room-web.ts";
import { supervisionRoom } from "../room.ts";
import { complaintPages } from "./complaint-pages.ts";
import { registeringPages } from "./registering-pages.ts";

export const supervisionWeb: RoomWeb = {
  rules: supervisionRoom,
  pages: [...complaintPages, ...registeringPages],
};

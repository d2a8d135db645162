import type { RoomWeb } from "../../journal/web/room-web.ts";
import { supervisionRoom } from "../room.ts";
import { complaintFields } from "./complaint-field-names.ts";
import { complaintPages, complaintShows } from "./complaint-pages.ts";
import { registeringFields } from "./registering-field-names.ts";
import { registeringPages, registeringSections, registeringShows } from "./registering-pages.ts";

export const supervisionWeb: RoomWeb = {
  rules: supervisionRoom,
  pages: [...complaintPages, ...registeringPages],
  shows: { ...complaintShows, ...registeringShows },
  sections: [...registeringSections],
  words: { fields: { ...complaintFields, ...registeringFields } },
};

import type { RoomWeb } from "../../journal/web/room-web.ts";
import { supervisionRoom } from "../room.ts";
import { checkCodes, checkFields } from "./check-field-names.ts";
import { checkPages, checkRings, checkSections, checkShows } from "./check-pages.ts";
import { complaintFields } from "./complaint-field-names.ts";
import { complaintPages, complaintShows } from "./complaint-pages.ts";
import { registeringFields } from "./registering-field-names.ts";
import { registeringPages, registeringSections, registeringShows } from "./registering-pages.ts";

export const supervisionWeb: RoomWeb = {
  rules: supervisionRoom,
  pages: [...checkPages, ...complaintPages, ...registeringPages],
  shows: { ...complaintShows, ...registeringShows, ...checkShows },
  sections: [...registeringSections, ...checkSections],
  rings: checkRings,
  words: { codes: { ...checkCodes }, fields: { ...complaintFields, ...registeringFields, ...checkFields } },
};

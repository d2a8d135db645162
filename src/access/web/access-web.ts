import { certificateNames } from "../../ground/certificate.ts";
import type { RoomWeb } from "../../journal/web/room-web.ts";
import { roleNames, staffKindNames } from "../role-names.ts";
import { accessRoom } from "../room.ts";
import { accessFields } from "./field-names.ts";

/** The pages of people, acts and one's account stand in duty, for they show shifts and posts too. */
export const accessWeb: RoomWeb = {
  rules: accessRoom,
  words: { fields: accessFields, codes: { role: roleNames, kind: staffKindNames, certificate: certificateNames } },
};

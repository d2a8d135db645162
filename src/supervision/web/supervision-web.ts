import type { RoomWeb } from "../../journal/web/room-web.ts";
import { supervisionRoom } from "../room.ts";
import { findingStageNames } from "../finding.ts";
import { checkFields } from "./check-field-names.ts";
import { checkPages, checkSections } from "./check-pages.ts";
import { complaintPages } from "./complaint-pages.ts";
import { registeringPages } from "./registering-pages.ts";

export const supervisionWeb: RoomWeb = {
  rules: supervisionRoom,
  pages: [...complaintPages, ...registeringPages, ...checkPages],
  sections: [...checkSections],
  shows: {
    finding: (finding) => ({ to: "/supervision/findings", search: { finding } }),
    force: (force) => ({ to: "/supervision/force", search: { force } }),
  },
  words: { codes: { findingStage: findingStageNames }, fields: { ...checkFields } },
};

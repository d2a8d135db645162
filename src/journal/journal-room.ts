import { journalRefusals } from "./refusals.ts";
import type { RoomRules } from "./room.ts";

/** How facts are recorded: what the journal itself adds to the rooms' rules. */
export const journalRoom: RoomRules = {
  name: "journal",
  facts: [],
  views: [],
  orders: [],
  refusals: journalRefusals,
};

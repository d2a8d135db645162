import type { RoomRules } from "../ground/room.ts";
import { checkOrders, checkViews } from "./check-parts.ts";
import { complaintOrders, complaintViews } from "./complaint-rules.ts";
import { supervisionFacts } from "./facts.ts";
import { supervisionReads } from "./read-kinds.ts";
import { supervisionRefusals } from "./refusals.ts";
import { registeringOrders, registeringViews } from "./registering-rules.ts";
import { supervisionRetentions } from "./retained.ts";

/** What watches the service's own work: complaints about it, and whether what people report is registered. */
export const supervisionRoom: RoomRules = {
  name: "supervision",
  facts: supervisionFacts,
  views: [...complaintViews, ...registeringViews, ...checkViews],
  orders: [...complaintOrders, ...registeringOrders, ...checkOrders],
  reads: supervisionReads,
  retentions: supervisionRetentions,
  refusals: supervisionRefusals,
};

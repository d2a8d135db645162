import { type RoomRules, view } from "../ground/room.ts";
import { checkedIncidentView } from "./check-known.ts";
import { findingOrders } from "./finding-orders.ts";
import { findingRefusals } from "./finding-refusals.ts";
import { taskSeenView } from "./finding-task-seen.ts";
import { findingRetentions, findingView } from "./finding.ts";
import { forceOrders } from "./force-orders.ts";
import { forceRefusals } from "./force-refusals.ts";
import { forceRetentions, forceView } from "./force.ts";
import { receiptTimers } from "./registering-clock.ts";
import { reviewOrders } from "./review-orders.ts";
import { reviewRefusals } from "./review-refusals.ts";
import { reviewView, sampleView } from "./review.ts";

/* What the room's manifests take from the checks. */

export const checkViews: RoomRules["views"] = [
  view({ ...checkedIncidentView, timers: receiptTimers }),
  view(taskSeenView),
  view(findingView),
  view(sampleView),
  view(reviewView),
  view(forceView),
];

export const checkOrders: RoomRules["orders"] = [...reviewOrders, ...findingOrders, ...forceOrders];

export const checkRefusals = { ...findingRefusals, ...reviewRefusals, ...forceRefusals } as const;

export const checkRetentions = { ...findingRetentions, ...forceRetentions };

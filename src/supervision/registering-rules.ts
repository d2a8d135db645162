import { type RoomRules, view } from "../ground/room.ts";
import { ExpectReceipt, LapseRegistering } from "./registering-clock.ts";
import { DecideCase, ExtendReview, GiveReceipt, TellDecision } from "./registering-orders.ts";
import { registeringView } from "./registering-view.ts";

export const registeringViews: RoomRules["views"] = [view(registeringView)];

export const registeringOrders: RoomRules["orders"] = [
  ...[GiveReceipt, ExtendReview, DecideCase, TellDecision, ExpectReceipt, LapseRegistering],
];

import type { RoomRules } from "../ground/room.ts";

export const registeringViews: RoomRules["views"] = [];

export const registeringOrders: RoomRules["orders"] = [];

import type { RoomRules } from "../ground/room.ts";

export const complaintViews: RoomRules["views"] = [];

export const complaintOrders: RoomRules["orders"] = [];

import type { RoomPage } from "../../journal/web/room-web.ts";

export const complaintPages: readonly RoomPage[] = [];

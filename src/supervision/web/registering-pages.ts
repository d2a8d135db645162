import type { RoomPage } from "../../journal/web/room-web.ts";

export const registeringPages: readonly RoomPage[] = [];

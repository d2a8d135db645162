import type { RoomServer } from "../../journal/server/room-server.ts";

export const complaintServer = { migrations: [], tables: [], routes: () => undefined } as const satisfies Omit<
  RoomServer,
  "rules"
>;

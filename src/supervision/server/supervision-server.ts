import type { RoomServer } from "../../journal/server/room-server.ts";
import { supervisionRoom } from "../room.ts";
import { checkServer } from "./check-server.ts";
import { complaintServer } from "./complaint-server.ts";
import { registeringServer } from "./registering-server.ts";

const parts = [complaintServer, registeringServer, checkServer] as readonly Omit<RoomServer, "rules">[];

export const supervisionServer: RoomServer = {
  rules: supervisionRoom,
  migrations: parts.flatMap((part) => part.migrations),
  tables: parts.flatMap((part) => part.tables),
  routes: (api, house, given) => {
    for (const part of parts) part.routes?.(api, house, given);
  },
};

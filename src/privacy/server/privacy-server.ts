import type { RoomServer } from "../../journal/server/room-server.ts";
import { privacyRoom } from "../room.ts";
import { keyRoutes } from "./key-routes.ts";

export const privacyServer: RoomServer = {
  rules: privacyRoom,
  migrations: [],
  tables: [],
  routes: (app, house) => {
    keyRoutes(app, house);
  },
};

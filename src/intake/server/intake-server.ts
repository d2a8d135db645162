import { storePart } from "../../journal/server/house-parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { intakeRoom } from "../room.ts";
import { callRoutes } from "./call-routes.ts";
import { earlierCallRoutes } from "./earlier-call-routes.ts";
import { callTable, intakeMigrations } from "./tables.ts";

export const intakeServer = roomServer({
  rules: intakeRoom,
  migrations: intakeMigrations,
  tables: [callTable],
  needs: { store: storePart },
  routes: (api, house, { store: { vault, marks } }) => {
    callRoutes(api, house);
    earlierCallRoutes(api, house, { open: vault.open, earlier: marks.earlier });
  },
});

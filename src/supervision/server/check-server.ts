import type { RoomServer } from "../../journal/server/room-server.ts";
import { checkRoutes } from "./check-routes.ts";
import { checkMigrations, checkTables } from "./check-tables.ts";
import { findingRoutes } from "./finding-routes.ts";
import { forceRoutes } from "./force-routes.ts";
import { monthRoutes } from "./month-routes.ts";
import { reviewRoutes } from "./review-routes.ts";
import { presenceRoutes } from "./presence-routes.ts";

export const checkServer: Omit<RoomServer, "rules"> = {
  migrations: checkMigrations,
  tables: checkTables,
  routes: (api, house) => {
    checkRoutes(api, house);
    reviewRoutes(api, house);
    findingRoutes(api, house);
    forceRoutes(api, house);
    monthRoutes(api, house);
    presenceRoutes(api, house);
  },
};

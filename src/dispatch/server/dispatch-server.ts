import { housePart, logPart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { streetsPart } from "../../streets/server/streets-server.ts";
import { dispatchRoom } from "../room.ts";
import { type Arrivals, arrivalsOf } from "./arrivals.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { watchPromises } from "./promise-watch.ts";
import { recommendationRoutes } from "./recommendation-routes.ts";
import { stationOfferRoutes } from "./station-offer-routes.ts";
import { assignmentTable, dispatchMigrations, incidentTable } from "./tables.ts";
import { unitRoutes } from "./unit-routes.ts";

const arrivalsPart = partName<Arrivals>("arrivals");

/** Incidents and units; it forecasts by itself who will not be there in time. */
export const dispatchServer = roomServer({
  rules: dispatchRoom,
  migrations: dispatchMigrations,
  tables: [incidentTable, assignmentTable],
  needs: { house: housePart, streets: streetsPart, log: logPart },
  gives: { arrivals: arrivalsPart },
  open: ({ house, streets, log }, ending) => {
    const arrivals = arrivalsOf(house, streets);
    const promises = watchPromises({ house, streets, arrivals, log: log.line });
    ending(promises.stop);
    return { arrivals };
  },
  routes: (api, house, { streets, arrivals }) => {
    incidentRoutes(api, house);
    unitRoutes(api, house);
    recommendationRoutes(api, house, { streets, arrivals });
    stationOfferRoutes(api, house, streets);
  },
});

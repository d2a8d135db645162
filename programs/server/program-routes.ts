import type { FastifyInstance } from "fastify";
import type { Arrivals } from "../../src/dispatch/server/arrivals.ts";
import { incidentTold } from "../../src/dispatch/incident-told.ts";
import { recommendationRoutes } from "../../src/dispatch/server/recommendation-routes.ts";
import { stationOfferRoutes } from "../../src/dispatch/server/station-offer-routes.ts";
import { accountRoutes } from "../../src/access/server/account-routes.ts";
import { attemptRoutes } from "../../src/access/server/attempt-routes.ts";
import type { Door } from "../../src/access/server/door.ts";
import { peopleRoutes } from "../../src/access/server/people-routes.ts";
import { providerRoutes } from "../../src/access/server/provider-routes.ts";
import { signInRoutes } from "../../src/access/server/session-routes.ts";
import { staffRoutes } from "../../src/access/server/staff-routes.ts";
import type { Sealed } from "../../src/ground/sealed.ts";
import type { NumberMarks } from "../../src/journal/server/number-marks.ts";
import type { House } from "../../src/journal/server/room-server.ts";
import type { PositionDesk } from "../../src/positions/server/position-desk.ts";
import { positionRoutes } from "../../src/positions/server/position-routes.ts";
import { trackerRoutes } from "../../src/positions/server/tracker-routes.ts";
import { type OtherMap, mapRoutes } from "../../src/streets/server/map-routes.ts";
import type { mapTiles } from "../../src/streets/server/map-tiles.ts";
import { placesRoutes } from "../../src/streets/server/places-routes.ts";
import { speedRoutes } from "../../src/streets/server/speed-routes.ts";
import type { openStreets } from "../../src/streets/server/streets-desk.ts";
import { streetsRoutes } from "../../src/streets/server/streets-routes.ts";
import { clockRoutes } from "../../src/privacy/server/clock-routes.ts";
import type { ClockTrust } from "../../src/journal/server/clock/clock-trust.ts";
import { earlierCallRoutes } from "../../src/intake/server/earlier-call-routes.ts";
import { readRoutes } from "../../src/privacy/server/read-routes.ts";
import { logRoutes } from "../../src/journal/server/proof/log-routes.ts";
import type { Outsiders } from "../../src/journal/server/witness/outsiders.ts";
import { proofRoutes } from "../../src/journal/server/proof/proof-routes.ts";
import { witnessRoutes } from "../../src/journal/server/witness/witness-routes.ts";
import type { Reads } from "../../src/privacy/server/reads.ts";

/** What routes need that no room has by itself: the log, positions in memory, the road graph. */
export interface ProgramParts {
  /** Opens sealed values; null where the key is gone. */
  readonly open: (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;
  /** Records marked with a number within 72 hours. */
  readonly earlier: NumberMarks["earlier"];
  readonly outsiders: Pick<Outsiders, "cosignatures" | "witnesses" | "log" | "tiles">;
  readonly positions: PositionDesk;
  readonly streets: ReturnType<typeof openStreets>;
  readonly arrivals: Arrivals;
  readonly tiles: ReturnType<typeof mapTiles>;
  readonly map: OtherMap | undefined;
  readonly door: Door;
  readonly zone: () => string;
  readonly reads: Reads;
  readonly trust: ClockTrust;
}

/** The routes of this program besides those of its rooms and of the edge. */
export function programRoutes(api: FastifyInstance, house: House, parts: ProgramParts): void {
  const { positions, streets } = parts;
  const { log, tiles } = parts.outsiders;
  clockRoutes(api, house, parts.trust);
  logRoutes(api, house, log, tiles);
  proofRoutes(api, house, log, tiles);
  witnessRoutes(api, { ...parts.outsiders, now: house.now });
  signInRoutes(api, parts.door);
  providerRoutes(api, parts.door);
  accountRoutes(api, parts.door);
  attemptRoutes(api, parts.door);
  peopleRoutes(api, parts.door);
  staffRoutes(api, house, parts.open);
  earlierCallRoutes(api, house, { ...parts, incidentTold });
  readRoutes(api, house, { ...parts.reads, zone: parts.zone });
  positionRoutes(api, house, positions);
  trackerRoutes(api, house, positions);
  streetsRoutes(api, house, streets);
  mapRoutes(api, house, parts.tiles, parts.map);
  placesRoutes(api, house, streets);
  speedRoutes(api, house, streets);
  recommendationRoutes(api, house, parts);
  stationOfferRoutes(api, house, streets);
}

import { boardPart, housePart, logPart, timePart } from "../../journal/server/house-parts.ts";
import { partName } from "../../journal/server/parts.ts";
import { roomServer } from "../../journal/server/room-server.ts";
import { positionsRoom } from "../room.ts";
import { type Tracking, trackingOf } from "./tracking.ts";
import { positionRoutes } from "./position-routes.ts";
import { positionMigrations } from "./sample-store.ts";
import { trackerRoutes } from "./tracker-routes.ts";

/** Takes in where units are. */
export const positionsPart = partName<Tracking>("positions");

/** Where units on duty are, and their history while they worked. */
export const positionsServer = roomServer({
  rules: positionsRoom,
  migrations: positionMigrations,
  tables: [],
  needs: { house: housePart, time: timePart, board: boardPart, log: logPart },
  gives: { positions: positionsPart },
  open: async ({ house: { pool }, time, board, log }, ending) => {
    const positions = trackingOf({
      ...{ pool, now: time.millis, isClockTrusted: time.trust.isTrusted },
      ...{ state: board.state, reporting: board.reporting, show: board.showPosition },
      trouble: log.trouble("keeping positions"),
    });
    ending(positions.stop);
    board.listen(positions.commit);
    await positions.start();
    return { positions };
  },
  routes: (api, house, { positions }) => {
    positionRoutes(api, house, positions);
    trackerRoutes(api, house, positions);
  },
});

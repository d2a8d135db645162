import { type ProgramParts, programRoutes } from "../program-routes.ts";
import { rooms } from "../rooms.ts";
import { memoryApi } from "./memory-api.ts";

/** What lies behind the program's routes; it is never asked, only what the routes say of themselves is read. */
const unasked = {
  ...{ outsiders: { log: {}, tiles: {} }, positions: {}, streets: {}, tiles: {}, door: {} },
} as unknown as ProgramParts;

/** The API with every route the program has. */
export function wholeApi() {
  return memoryApi({ rooms, more: (routes, house) => programRoutes(routes, house, unasked) });
}

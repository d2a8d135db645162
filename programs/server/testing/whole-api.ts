import { rooms } from "../rooms.ts";
import { memoryApi } from "./memory-api.ts";

/** The API with every route the program has. */
export function wholeApi() {
  return memoryApi({ rooms, closeSession: () => Promise.resolve(undefined) });
}

import { type Instant, plusSeconds } from "../ground/instant.ts";

/** After an erasure was taken back, the record stays at least as long, so that a hold can be placed on it. */
const recalledHours = 72;

/** Until when no schedule erases a record whose erasure was taken back then. */
export function keptAfterRecall(at: Instant): Instant {
  return plusSeconds(at, recalledHours * 3600);
}

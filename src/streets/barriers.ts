import { emergencyAccess } from "./emergency-access.ts";
import { listed, type Tags } from "./osm-tags.ts";

/** Nobody drives through these unless the map says that emergencies or motor vehicles do. */
const solid: ReadonlySet<string> = new Set([
  "bollard",
  "block",
  "bus_trap",
  "chain",
  "cycle_barrier",
  "debris",
  "ditch",
  "fence",
  "full-height_turnstile",
  "guard_rail",
  "hedge",
  "horse_stile",
  "jersey_barrier",
  "kissing_gate",
  "log",
  "motorcycle_barrier",
  "planter",
  "rope",
  "stile",
  "sump_buster",
  "turnstile",
  "wall",
]);
/** Barriers that open. One stops a car only when it is tagged as locked or as closed to everyone. */
const opening: ReadonlySet<string> = new Set([
  "barrier_board",
  "gate",
  "hampshire_gate",
  "lift_gate",
  "sliding_beam",
  "sliding_gate",
  "swing_gate",
  "wicket_gate",
  "yes",
]);

/** Whether a node stops the service's car. What is listed in neither set (kerb, toll booth, cattle grid) does not. */
export function isBarrier(tags: Tags): boolean {
  const barrier = tags["barrier"] ?? "";
  const access = emergencyAccess(tags);
  if (opening.has(barrier)) return access === "closed" || (tags["locked"] === "yes" && access !== "allowed");
  if (!solid.has(barrier) || access === "allowed") return false;
  if (access === "closed") return true;
  // A rising bollard lets buses by; a bus trap lets only their wheels by.
  if (access === "buses") return barrier === "bus_trap";
  if (barrier === "chain") return listed(tags["access"]).length === 0;
  return !["motorcar", "motor_vehicle"].some((key) => listed(tags[key]).length > 0);
}

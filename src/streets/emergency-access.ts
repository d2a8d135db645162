import { listed, type Tags } from "./osm-tags.ts";

/** Values that keep a police car out; every other value lets somebody in by car, and so the police (private, destination, permit …). */
const closedTo: ReadonlySet<string> = new Set([
  "no",
  "none",
  "never",
  "agricultural",
  "forestry",
  "dismount",
  "use_sidepath",
  "military",
]);
const allowed: ReadonlySet<string> = new Set(["yes", "designated", "official", "permissive", "private", "permit"]);

/** OpenStreetMap's ladder from the general to the special; the most special that is tagged decides. */
const ladder = ["motorcar", "motor_vehicle", "vehicle", "access"] as const;

/**
 * What a way's tags say about an emergency car. Tags with a direction (`motor_vehicle:forward`) are read before those
 * without.
 *
 * - `allowed`: the tags allow it, for emergencies or for motor vehicles.
 * - `open`: the tags do not forbid it.
 * - `buses`: closed to cars and open to buses; the service may follow them.
 * - `closed`: closed to everyone, or to all but farm and forest work.
 */
export function emergencyAccess(
  tags: Tags,
  direction?: "forward" | "backward",
): "allowed" | "open" | "buses" | "closed" {
  const value = (key: string) => (direction === undefined ? undefined : tags[`${key}:${direction}`]) ?? tags[key];
  // `emergency` also says what stands there (fire_hydrant, assembly_point); only yes and no are about access.
  const emergency = listed(value("emergency"));
  if (emergency.some((word) => allowed.has(word))) return "allowed";
  if (emergency.includes("no")) return "closed";
  // A way made for emergency vehicles is closed to everybody else, which is what its other tags say.
  if (tags["highway"] === "service" && tags["service"] === "emergency_access") return "allowed";
  const special = ladder.find((key) => listed(value(key)).length > 0);
  if (special === undefined) return "open";
  const words = listed(value(special));
  if (words.some((word) => !closedTo.has(word))) {
    const isForMotors = special === "motorcar" || special === "motor_vehicle";
    return isForMotors && words.some((word) => allowed.has(word)) ? "allowed" : "open";
  }
  const forBuses = [...listed(value("psv")), ...listed(value("bus")), ...listed(value("taxi"))];
  return forBuses.some((word) => allowed.has(word)) ? "buses" : "closed";
}

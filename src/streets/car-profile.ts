import { emergencyAccess } from "./emergency-access.ts";
import { fastest, maxSpeed, slowest, walkingPace } from "./max-speed.ts";
import type { Names } from "./names.ts";
import type { RoadWay } from "./osm-extract.ts";
import { listed, namesOf, said, type Tags } from "./osm-tags.ts";
import { type RoadClass, roadClasses } from "./road-class.ts";
import { defaultSpeed, type SpeedCountry } from "./speed-defaults.ts";

/** What the service's car makes of a way: the contract's RoadWay without where it lies. */
export type CarWay = Omit<RoadWay, "id" | "nodes">;

/** Against a one-way street one drives at most this fast, whatever its limit. Kilometres an hour. */
export const contraflowSpeed = 20;

const drivable: ReadonlySet<string> = new Set(roadClasses.filter((name) => name !== "ferry"));
/** Ways for people, which a car uses only where the map says that an emergency or a motor vehicle may. */
const narrow: ReadonlySet<string> = new Set(["footway", "path", "cycleway", "bridleway"]);
const slowService: ReadonlySet<string> = new Set(["driveway", "parking_aisle", "alley", "drive-through"]);
const trackSpeeds: ReadonlyMap<string, number> = new Map([
  ["grade1", 30],
  ["grade2", 20],
  ["grade3", 15],
  ["grade4", 10],
  ["grade5", 5],
]);
/** Where what is there rules the speed, a posted limit only lowers it. */
const ruledByPlace: ReadonlySet<RoadClass> = new Set(["living_street", "service", "pedestrian", "track"]);

// Shares of the speed kept. Few and round: no survey of this district stands behind finer ones, and recorded times correct them.
const surfaceShares = shares({
  0.8: ["unpaved", "compacted", "fine_gravel", "gravel", "pebblestone", "cobblestone", "sett", "wood", "metal"],
  0.6: ["dirt", "earth", "ground", "grass", "grass_paver", "rock"],
  0.4: ["sand", "mud", "snow", "ice"],
});
const smoothnessShares = shares({ 0.8: ["bad"], 0.6: ["very_bad"], 0.3: ["horrible", "very_horrible"] });

/** The way as an emergency car drives it; undefined where it cannot. Speeds 5 to 130 km/h, 0 for a closed direction. */
export function carWay(tags: Tags, country: SpeedCountry): CarWay | undefined {
  if (tags["area"] === "yes" || tags["impassable"] === "yes" || tags["smoothness"] === "impassable") return undefined;
  if (tags["route"] === "ferry") return ferry(tags);
  const roadClass = classOf(tags);
  if (roadClass === undefined) return undefined;
  const way = oneWay(tags, roadClass);
  // A reversible road is open one way at a time, and the map does not say which; one cannot plan on it.
  if (way === "reversible") return undefined;

  const forward = isOpen(tags, "forward") ? speed(tags, roadClass, "forward", country) : 0;
  const backward = isOpen(tags, "backward") ? speed(tags, roadClass, "backward", country) : 0;
  const name = nameOf(tags);
  if (way === "both" || openAgainst(tags)) return made(roadClass, forward, backward, undefined, name);
  const against = mayGoAgainst(tags, roadClass);
  return way === "forward"
    ? made(roadClass, forward, against ? Math.min(backward, contraflowSpeed) : 0, "backward", name)
    : made(roadClass, against ? Math.min(forward, contraflowSpeed) : 0, backward, "forward", name);
}

function made(
  roadClass: RoadClass,
  forward: number,
  backward: number,
  against: "forward" | "backward" | undefined,
  name: Names | undefined,
): CarWay | undefined {
  if (forward === 0 && backward === 0) return undefined;
  const isMarked = against !== undefined && (against === "forward" ? forward : backward) > 0;
  return {
    class: roadClass,
    forward,
    backward,
    ...(isMarked && { contraflow: against }),
    ...(name !== undefined && { name }),
  };
}

/** A road without a name is known by its number. */
function nameOf(tags: Tags): Names | undefined {
  const ref = said(tags["ref"]);
  return namesOf(tags) ?? (ref === undefined ? undefined : { local: ref });
}

function classOf(tags: Tags): RoadClass | undefined {
  const highway = tags["highway"] ?? "";
  const access = emergencyAccess(tags);
  if (highway === "busway") return access === "closed" ? undefined : "service";
  if (highway === "road") return access === "closed" ? undefined : "unclassified";
  if (narrow.has(highway)) return access === "allowed" ? "pedestrian" : undefined;
  if (!drivable.has(highway)) return undefined;
  if (highway === "pedestrian") return isOpen(tags, "forward") || isOpen(tags, "backward") ? "pedestrian" : undefined;
  const roadClass = highway as RoadClass;
  // A street kept for buses is driven like a small one, whatever class it had.
  const isSmall = roadClasses.indexOf(roadClass) >= roadClasses.indexOf("unclassified");
  return access === "buses" && !isSmall ? "unclassified" : roadClass;
}

function isOpen(tags: Tags, direction: "forward" | "backward"): boolean {
  if (emergencyAccess(tags, direction) !== "closed") return true;
  // A pedestrian zone is closed to motor vehicles by its nature; the service may pass at walking pace (StVO § 35; Road
  // Traffic Safety Law of the PRC art. 53) unless the map closes it to emergencies or to everyone.
  const isZone = tags["highway"] === "pedestrian";
  return isZone && !listed(tags["emergency"]).includes("no") && !listed(tags["access"]).includes("no");
}

function oneWay(tags: Tags, roadClass: RoadClass): "both" | "forward" | "backward" | "reversible" {
  const value = tags["oneway:motorcar"] ?? tags["oneway:motor_vehicle"] ?? tags["oneway"];
  switch (value) {
    case "yes":
    case "true":
    case "1":
      return "forward";
    case "-1":
    case "reverse":
      return "backward";
    case "reversible":
      return "reversible";
    case "no":
    case "false":
    case "0":
    case "alternating":
      return "both";
    default:
      return roadClass === "motorway" || roadClass === "motorway_link" || isRoundabout(tags) ? "forward" : "both";
  }
}

function isRoundabout(tags: Tags): boolean {
  return tags["junction"] === "roundabout" || tags["junction"] === "circular";
}

/** Buses or emergency cars may drive against the one-way by rule, so that it is no contraflow. */
function openAgainst(tags: Tags): boolean {
  return (
    ["oneway:emergency", "oneway:bus", "oneway:psv"].some((key) => tags[key] === "no") ||
    ["busway", "busway:left", "busway:right"].some((key) => (tags[key] ?? "").startsWith("opposite"))
  );
}

/** Never where traffic comes fast and cannot turn aside: motorways, ramps, roundabouts, trunk roads of two carriageways. */
function mayGoAgainst(tags: Tags, roadClass: RoadClass): boolean {
  if (roadClass === "motorway" || roadClass === "trunk" || roadClass.endsWith("_link")) return false;
  return !isRoundabout(tags) && tags["motorroad"] !== "yes" && tags["dual_carriageway"] !== "yes";
}

function speed(tags: Tags, roadClass: RoadClass, direction: "forward" | "backward", country: SpeedCountry): number {
  const limit = maxSpeed(tags, direction, country);
  const usual = usualSpeed(tags, roadClass, country);
  const free = limit === undefined ? usual : ruledByPlace.has(roadClass) ? Math.min(limit, usual) : limit;
  // A track's grade already says what its ground is.
  const ground =
    roadClass === "track" && tags["tracktype"] !== undefined ? 1 : surfaceShares.get(tags["surface"] ?? "");
  const kept = Math.min(ground ?? 1, smoothnessShares.get(tags["smoothness"] ?? "") ?? 1);
  return Math.min(fastest, Math.max(slowest, Math.round(free * kept)));
}

function usualSpeed(tags: Tags, roadClass: RoadClass, country: SpeedCountry): number {
  if (roadClass === "service" && slowService.has(tags["service"] ?? "")) return walkingPace;
  const grade = roadClass === "track" ? trackSpeeds.get(tags["tracktype"] ?? "") : undefined;
  return grade ?? defaultSpeed(roadClass, country);
}

function ferry(tags: Tags): CarWay | undefined {
  const access = emergencyAccess(tags);
  if (access === "closed" || access === "buses") return undefined;
  const saysMotors = ["motorcar", "motor_vehicle", "vehicle"].some((key) => tags[key] !== undefined);
  const saysOthers = ["foot", "bicycle", "passengers"].some((key) => tags[key] !== undefined && tags[key] !== "no");
  // A ferry whose tags name who may board and name no car carries people only.
  if (access === "open" && saysOthers && !saysMotors) return undefined;
  const way = oneWay(tags, "ferry");
  const pace = defaultSpeed("ferry", "other");
  const crossingSeconds = durationSeconds(tags["duration"]);
  const name = nameOf(tags);
  return {
    class: "ferry",
    forward: way === "backward" ? 0 : pace,
    backward: way === "forward" ? 0 : pace,
    ...(crossingSeconds !== undefined && { crossingSeconds }),
    ...(name !== undefined && { name }),
  };
}

/** "00:20", "01:05:30", "PT1H20M", or minutes alone as mappers write them; undefined when it says no time. */
export function durationSeconds(value: string | undefined): number | undefined {
  const text = value?.trim().toUpperCase() ?? "";
  const clock = /^(?:(\d{1,3}):)?(\d{1,3})(?::(\d{2}))?$/.exec(text);
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  const [days, hours, minutes, seconds] = clock
    ? [0, clock[1], clock[2], clock[3]]
    : [iso?.[1], iso?.[2], iso?.[3], iso?.[4]];
  const total =
    Number(days ?? 0) * 86400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return total > 0 ? total : undefined;
}

function shares(valuesByShare: Readonly<Record<number, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(valuesByShare).flatMap(([share, values]) => values.map((value) => [value, Number(share)] as const)),
  );
}

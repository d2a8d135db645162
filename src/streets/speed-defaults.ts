import type { RoadClass } from "./road-class.ts";

/** Countries with defaults of their own; `other` for the rest. */
export type SpeedCountry = "CN" | "DE" | "US" | "BR" | "other";

/** The country by its ISO 3166-1 code, in any case. */
export function speedCountry(code: string | undefined): SpeedCountry {
  const upper = code?.trim().toUpperCase();
  return upper === "CN" || upper === "DE" || upper === "US" || upper === "BR" ? upper : "other";
}

/** What the law sets where a sign says only "in town", "out of town" (`maxspeed=DE:urban`). Kilometres an hour. */
export interface ZoneSpeeds {
  readonly urban: number;
  readonly rural: number;
  readonly trunk: number;
  readonly motorway: number;
  readonly living_street: number;
}

// CN: Regulation on the Implementation of the Road Traffic Safety Law (State Council Decree 405), art. 45 (one lane each
//     way: 50 in town, 70 outside) and art. 78 (120 on expressways).
// DE: StVO § 3 (3) (50, 100), Zeichen 325.1 (walking speed), Autobahn-Richtgeschwindigkeits-Verordnung § 1 (130).
// US: states differ; Uniform Vehicle Code § 11-801.1 as most follow it: 30 mph urban district, 55 mph elsewhere, 65 mph freeway.
// BR: Código de Trânsito Brasileiro (Lei 9.503/1997) art. 61: arterial 60 in town; outside 100 on one carriageway, 110 on two.
// other: Vienna Convention countries' usual 50 in town, 90 outside, 110 trunk, 120 motorway.
export const zoneSpeeds: Readonly<Record<SpeedCountry, ZoneSpeeds>> = {
  CN: { urban: 50, rural: 70, trunk: 80, motorway: 120, living_street: 20 },
  DE: { urban: 50, rural: 100, trunk: 100, motorway: 130, living_street: 10 },
  US: { urban: 48, rural: 89, trunk: 89, motorway: 105, living_street: 25 },
  BR: { urban: 60, rural: 100, trunk: 110, motorway: 110, living_street: 20 },
  other: { urban: 50, rural: 90, trunk: 110, motorway: 120, living_street: 15 },
};

type Main = "motorway" | "trunk" | "primary" | "secondary" | "tertiary" | "unclassified" | "residential";

// Free speeds where the map gives no limit, as in a town. CN after the design speeds of GB/T 51328-2018 (expressway 60–100,
// main road 40–60, secondary 30–50, branch 20–30 km/h) and art. 45 above (30 in town without a centre line); DE 50 for every
// street but the mostly zoned residential ones (StVO § 45 (1c): 30); US by functional class with 25 mph in residence districts
// (for instance California Vehicle Code § 22352); BR art. 61: 80 fast transit, 60 arterial, 40 collector, 30 local.
const mainRoads: Readonly<Record<SpeedCountry, Readonly<Record<Main, number>>>> = {
  CN: { motorway: 100, trunk: 70, primary: 60, secondary: 50, tertiary: 40, unclassified: 30, residential: 30 },
  DE: { motorway: 120, trunk: 80, primary: 50, secondary: 50, tertiary: 50, unclassified: 50, residential: 30 },
  US: { motorway: 105, trunk: 80, primary: 64, secondary: 56, tertiary: 48, unclassified: 40, residential: 40 },
  BR: { motorway: 110, trunk: 80, primary: 60, secondary: 60, tertiary: 40, unclassified: 30, residential: 30 },
  other: { motorway: 110, trunk: 80, primary: 50, secondary: 50, tertiary: 45, unclassified: 40, residential: 30 },
};

/** A ramp is driven at about this share of its road. */
const linkShare = 0.6;

/** The rest is ruled by what is there, not by law: people, gates, bends. Ferry: a river ferry, the boarding not counted. */
const slowRoads = { service: 20, pedestrian: 10, track: 15, ferry: 8 } as const;

/** Free speed of a class where the map gives none. Kilometres an hour. */
export function defaultSpeed(roadClass: RoadClass, country: SpeedCountry): number {
  switch (roadClass) {
    case "motorway_link":
    case "trunk_link":
    case "primary_link":
    case "secondary_link":
    case "tertiary_link":
      return Math.round(mainRoads[country][roadClass.slice(0, -"_link".length) as Main] * linkShare);
    case "living_street":
      return zoneSpeeds[country].living_street;
    case "service":
    case "pedestrian":
    case "track":
    case "ferry":
      return slowRoads[roadClass];
    default:
      return mainRoads[country][roadClass];
  }
}

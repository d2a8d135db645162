import type { ResponsibilityRow } from "../facts.ts";
import { areaStation } from "../responsibility.ts";

/** Serious crime, which the district's detectives take from the first minute. */
const serious = ["robbery", "snatching", "homicide", "kidnapping", "arson", "drugs", "telecom-fraud"];
/** What public order takes: gatherings of weapons and games, not quarrels. */
const order = ["knife", "gambling", "fireworks"];
const traffic = ["crash-injury", "crash", "hit-and-run", "drunk-driving", "congestion", "parking", "signal"];
/** By night the special patrol has the streets of the town; by day each station has its own. */
const streets = ["fight", "drunk", "noise", "suspicious"];
const night = { from: 22 * 60, to: 6 * 60 };

/**
 * The responsibility matrix of Anhe, without gap or overlap. Departments answer for their matters; traffic for the
 * villages by day only; the special patrol for the town's streets by night; the command centre for what has no place of
 * its own; the station of the area for everything else.
 */
export const anheResponsibility: readonly ResponsibilityRow[] = [
  { row: "crime", types: serious, owner: "criminal", otherwise: false },
  { row: "order", types: order, owner: "order", otherwise: false },
  { row: "traffic-town", types: traffic, areas: ["FK-1", "FK-2"], owner: "traffic", otherwise: false },
  {
    row: "traffic-villages",
    types: traffic,
    areas: ["FK-3"],
    hours: { from: night.to, to: night.from },
    owner: "traffic",
    otherwise: false,
  },
  { row: "streets-night", types: streets, areas: ["FK-1"], hours: night, owner: "special", otherwise: false },
  {
    row: "wages",
    types: ["wages"],
    hours: { from: 510, to: 1050 },
    days: "working",
    owner: "community",
    otherwise: false,
  },
  { row: "enquiries", types: ["enquiry"], owner: "command", otherwise: false },
  { row: "stations", owner: areaStation, otherwise: true },
];

/** OpenStreetMap's classes of road that a car may use, the greatest first; a graph keeps the position in this list. */
export const roadClasses = [
  "motorway",
  "motorway_link",
  "trunk",
  "trunk_link",
  "primary",
  "primary_link",
  "secondary",
  "secondary_link",
  "tertiary",
  "tertiary_link",
  "unclassified",
  "residential",
  "living_street",
  "service",
  "pedestrian",
  "track",
  "ferry",
] as const;

export type RoadClass = (typeof roadClasses)[number];

import type { UnitKind } from "../unit.ts";

/**
 * The outline of a unit's mark on a 22 × 22 grid, by the kind of unit: patrol round, quick response six-sided, traffic
 * square, emergency squad eight-sided, air squad a diamond, station crew a house. The outline of the unit's status is
 * drawn inside.
 */
export const markOutlines: Readonly<Record<UnitKind, string>> = {
  patrol: "M11 1.5a9.5 9.5 0 1 0 .01 0z",
  quickResponse: "M6 2h10l5 9-5 9H6l-5-9z",
  trafficPatrol:
    "M4.5 2h13a2.5 2.5 0 0 1 2.5 2.5v13a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 2 17.5v-13A2.5 2.5 0 0 1 4.5 2z",
  emergencySquad: "M7.1 1.5h7.8l5.6 5.6v7.8l-5.6 5.6H7.1l-5.6-5.6V7.1z",
  airSquad: "M11 .5L21.5 11 11 21.5.5 11z",
  station: "M11 1l9.5 6.5v13h-19v-13z",
};

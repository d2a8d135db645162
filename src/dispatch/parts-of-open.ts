import { needsOf, type PartNeed } from "../ground/part-need.ts";
import type { Incident } from "./incident.ts";
import { isActive, isOpen } from "./stage.ts";

/** The parts an open incident lies with: where it happened, who was ordered or called in, whose crews are at it. */
export function partsOfOpen(incident: Incident): readonly PartNeed[] {
  if (!isOpen(incident)) return [];
  const { number, liesIn, assignments, stationOrders, departments = [] } = incident;
  return needsOf("incident", number, [
    liesIn?.station,
    ...stationOrders.flatMap(({ station, returned, withdrawnAt }) =>
      returned === undefined && withdrawnAt === undefined ? [station] : [],
    ),
    ...assignments.filter(isActive).map(({ station }) => station),
    ...departments.map(({ department }) => department),
  ]);
}

import type { Giver } from "../ground/fact.ts";
import { secondsBetween } from "../ground/instant.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { Order } from "../journal/order-kind.ts";
import type { States } from "../journal/fold.ts";
import type { Point } from "../ground/point.ts";
import { areasAt, areasInForce, areasView, noAreas, type Place as PlaceAreas } from "../district/areas.ts";
import { type District, districtView, unnamedDistrict } from "../district/district.ts";
import { areasStream, districtStream } from "../district/facts.ts";
import { incidentStream, unitStream } from "./facts.ts";
import type { Assignment, Incident, StationOrder } from "./incident.ts";
import { incidentView } from "./incident-view.ts";
import { isOpen, stageOf } from "./stage.ts";
import type { Unit } from "./unit.ts";
import { unitView } from "./unit-view.ts";

/** The district as it stands when an order is decided. */
export function districtOf(states: States): District {
  return states(districtView, districtStream) ?? unnamedDistrict;
}

/** The areas a point lies in, as a part of a fact; empty without a point, or where the land is not divided. */
export function placeIn(states: States, point: Point | undefined): { readonly liesIn?: PlaceAreas } {
  if (point === undefined) return {};
  const areas = areasInForce(states(areasView, areasStream) ?? noAreas, districtOf(states));
  const liesIn = areasAt(areas, point);
  return Object.keys(liesIn).length === 0 ? {} : { liesIn };
}

/** The incident, whatever its stage; `IncidentUnknown`. */
export function incidentOf(states: States, id: string): Incident | Refusal {
  return states(incidentView, incidentStream(id)) ?? refuse("IncidentUnknown");
}

/** The incident while the work goes on; `IncidentUnknown`, `IncidentEnded`. */
export function openIncidentOf(states: States, id: string): Incident | Refusal {
  const incident = incidentOf(states, id);
  if (isRefusal(incident) || isOpen(incident)) return incident;
  return refuse("IncidentEnded", { incident: incident.number, stage: stageOf(incident) });
}

/** The unit; `UnitUnknown`. */
export function unitOf(states: States, id: string): Unit | Refusal {
  return states(unitView, unitStream(id)) ?? refuse("UnitUnknown", { unit: id });
}

export function assignmentOf(incident: Incident, id: string): Assignment | Refusal {
  return incident.assignments.find((assignment) => assignment.id === id) ?? refuse("AssignmentUnknown");
}

export function stationOrderOf(incident: Incident, id: string): StationOrder | Refusal {
  return incident.stationOrders.find((order) => order.id === id) ?? refuse("StationOrderUnknown");
}

/** A station speaks for its own crews and a unit for itself: `NotYourStation`, `NotYourUnit`. */
export function judgeOwn(by: Giver, whose: { readonly unit?: string; readonly station?: string }): Refusal | undefined {
  if (by.role === "station" && (by.station === undefined || by.station !== whose.station))
    return refuse("NotYourStation");
  if (by.role === "unit" && (by.unit === undefined || by.unit !== whose.unit)) return refuse("NotYourUnit");
  return undefined;
}

/** A station or unit may touch an incident it has, or had, a part in. */
export function judgePart(by: Giver, incident: Incident): Refusal | undefined {
  if (by.role === "station") {
    const has =
      incident.stationOrders.some(({ station }) => station === by.station) ||
      incident.assignments.some(({ station }) => station === by.station);
    return by.station !== undefined && has ? undefined : refuse("NotYourStation");
  }
  if (by.role === "unit") {
    const has = incident.assignments.some(({ unit }) => unit === by.unit);
    return by.unit !== undefined && has ? undefined : refuse("NotYourUnit");
  }
  return undefined;
}

/** Entered so long after it happened that clocks and alarms would make no sense. */
export function isBackEntered(order: Order<unknown>): boolean {
  return secondsBetween(order.occurredAt, order.receivedAt) > 120;
}

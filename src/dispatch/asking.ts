import { secondsBetween } from "../ground/instant.ts";
import type { Concern } from "../ground/rule.ts";
import { isRefusal, refuse, type Refusal } from "../ground/refusal.ts";
import type { Order } from "../ground/order-kind.ts";
import type { States } from "../ground/fold.ts";
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
export function incidentOf(states: States, id: string): Incident | Refusal<"IncidentUnknown"> {
  return states(incidentView, incidentStream(id)) ?? refuse("IncidentUnknown");
}

/** The incident while the work goes on; `IncidentUnknown`, `IncidentEnded`. */
export function openIncidentOf(states: States, id: string): Incident | Refusal<"IncidentEnded" | "IncidentUnknown"> {
  const incident = incidentOf(states, id);
  if (isRefusal(incident) || isOpen(incident)) return incident;
  return refuse("IncidentEnded", { incident: incident.number, stage: stageOf(incident) });
}

/** The unit; `UnitUnknown`. */
export function unitOf(states: States, id: string): Unit | Refusal<"UnitUnknown"> {
  const unit = states(unitView, unitStream(id));
  return unit === null || unit.retired === true ? refuse("UnitUnknown", { unit: id }) : unit;
}

export function assignmentOf(incident: Incident, id: string): Assignment | Refusal<"AssignmentUnknown"> {
  return incident.assignments.find((assignment) => assignment.id === id) ?? refuse("AssignmentUnknown");
}

export function stationOrderOf(incident: Incident, id: string): StationOrder | Refusal<"StationOrderUnknown"> {
  return incident.stationOrders.find((order) => order.id === id) ?? refuse("StationOrderUnknown");
}

interface OnIncident {
  readonly body: { readonly incidentId: string };
}

/** Whose an incident is: every station, unit and department that has, or had, a part in it. Unknown: nobody's business. */
export function concernOfIncident(states: States, { body }: OnIncident): Concern | undefined {
  const incident = incidentOf(states, body.incidentId);
  if (isRefusal(incident)) return undefined;
  const { assignments, stationOrders, departments = [] } = incident;
  return {
    stations: [...stationOrders, ...assignments].flatMap(({ station }) => station ?? []),
    units: assignments.map(({ unit }) => unit),
    departments: departments.map(({ department }) => department),
  };
}

/** Whose an assignment is: the unit's and its station's. */
export function concernOfAssignment(
  states: States,
  { body }: { readonly body: { readonly incidentId: string; readonly assignmentId: string } },
): Concern | undefined {
  const incident = incidentOf(states, body.incidentId);
  const assignment = isRefusal(incident) ? incident : assignmentOf(incident, body.assignmentId);
  if (isRefusal(assignment)) return undefined;
  return concernOfUnit(assignment);
}

/** Whose an order to a station is: that station's. */
export function concernOfStationOrder(
  states: States,
  { body }: { readonly body: { readonly incidentId: string; readonly stationOrderId: string } },
): Concern | undefined {
  const incident = incidentOf(states, body.incidentId);
  const order = isRefusal(incident) ? incident : stationOrderOf(incident, body.stationOrderId);
  return isRefusal(order) ? undefined : { stations: [order.station] };
}

/** Whose a unit is: its own and its station's. */
export function concernOfUnit(of: { readonly unit: string; readonly station?: string | undefined }): Concern {
  return { units: [of.unit], ...(of.station === undefined ? {} : { stations: [of.station] }) };
}

/** Whether an incident was entered so late after its call that clocks and alarms make no sense. */
export function isBackEntered(order: Order<unknown>): boolean {
  return secondsBetween(order.occurredAt, order.receivedAt) > 120;
}

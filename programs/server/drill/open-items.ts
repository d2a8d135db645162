import type { Incident } from "../../../src/dispatch/incident.ts";
import { isActive, isOpen } from "../../../src/dispatch/stage.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import type { HandoverItem } from "../../../src/duty/facts.ts";
import type { Call } from "../../../src/intake/call.ts";

interface Open {
  readonly calls: readonly Call[];
  readonly incidents: readonly Incident[];
  readonly units: readonly Unit[];
}

/** What is open, with whoever has it: the crew that leads, the station that was ordered, else nobody. */
export function openItemsOf({ calls, incidents, units }: Open): readonly HandoverItem[] {
  return [
    ...calls
      .filter(({ endedAt }) => endedAt === undefined)
      .map(({ id, answeredBy }) => item("call", id, id, answeredBy)),
    ...incidents.filter(isOpen).map((incident) => item("incident", incident.id, incident.number, ownerOf(incident))),
    ...units
      .filter(({ status }) => status === "outOfService")
      .map(({ id, callsign, station }) => item("outOfService", id, callsign, station)),
  ];
}

function item(kind: HandoverItem["kind"], id: string, number: string, owner: string | undefined): HandoverItem {
  return { kind, id, number, ...(owner === undefined ? {} : { owner }) };
}

function ownerOf({ assignments, stationOrders }: Incident): string | undefined {
  const active = assignments.filter(isActive);
  const lead = active.find(({ role }) => role === "lead") ?? active[0] ?? assignments.at(-1);
  return lead?.unit ?? stationOrders.at(-1)?.station;
}

import type { z } from "zod";
import type { Capability, UnitKind } from "../ground/force.ts";
import type { Instant } from "../ground/instant.ts";
import type { Point } from "../ground/point.ts";
import type { crewMemberSchema, restingStatuses, statuses } from "./unit-facts.ts";
import type { Step } from "./incident.ts";

export type { UnitKind };
export type RestingStatus = (typeof restingStatuses)[number];
/** WORDS.md's statuses as shown: a resting one, or what the active assignment says. */
export type UnitStatus = keyof typeof statuses;

export interface ActiveAssignment {
  readonly assignment: string;
  readonly incident: string;
  readonly incidentNumber: string;
  readonly step: Step;
  readonly since: Instant;
  readonly orderedAt: Instant;
  readonly point?: Point;
  /** When the crew expects to be free. */
  readonly clearsAt?: Instant;
}

/** What has a callsign and can be ordered. */
export interface Unit {
  readonly id: string;
  readonly callsign: string;
  readonly kind: UnitKind;
  readonly station?: string;
  readonly crew: readonly z.output<typeof crewMemberSchema>[];
  /** Badges of those of the crew who have signed on. */
  readonly onPost?: readonly string[];
  /** Badges of those who are in the crew because they signed on to the unit, and leave it when they sign off. */
  readonly joined?: readonly string[];
  readonly capabilities: readonly Capability[];
  readonly imported: boolean;
  /** It no longer exists as a unit. */
  readonly retired?: true;
  /** Where it stands when it is nowhere else: its post. */
  readonly point?: Point;
  readonly status: RestingStatus;
  readonly statusSince: Instant;
  /** When the crew's shift ends, as far as it said. */
  readonly shiftEndsAt?: Instant;
  readonly active?: ActiveAssignment;
  /** The assignment that ended last, so that a wrong tap on “cleared” can be undone. */
  readonly ended?: ActiveAssignment;
  /** Back-entered assignments that began before the active one and whose end is still to be entered. */
  readonly earlier: readonly ActiveAssignment[];
  /** Past commitments [from, to) on which a back-entered order is judged, newest last. */
  readonly commitments: readonly { readonly assignment: string; readonly from: Instant; readonly to: Instant }[];
  /** Before this moment commitments are no longer held here, and a back-entry is refused. */
  readonly heldFrom?: Instant;
}

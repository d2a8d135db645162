import type { Giver } from "../../src/ground/fact.ts";
import { millis } from "../../src/ground/instant.ts";
import type { Point } from "../../src/ground/point.ts";
import type { Call } from "../../src/intake/call.ts";
import type { Incident } from "../../src/dispatch/incident.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import type { HandoverItem } from "../../src/duty/facts.ts";
import type { Handover } from "../../src/duty/handover.ts";
import type { Person } from "../../src/access/person.ts";
import type { Post } from "../../src/duty/posts.ts";
import type { OnDuty } from "./on-duty.ts";
import type { SeatPlace } from "../../src/access/server/seats.ts";
import type { Calendar } from "../../src/district/calendar.ts";
import type { Services } from "../../src/tasking/service.ts";
import type { Task } from "../../src/tasking/task.ts";
import type { TaskGroup } from "../../src/tasking/group.ts";
import type { Complaint } from "../../src/supervision/complaint.ts";
import type { Finding } from "../../src/supervision/finding.ts";
import type { Force } from "../../src/supervision/force.ts";
import type { Registering } from "../../src/supervision/registering.ts";
import { shareOf } from "./share.ts";

/** What the synthetic people see when they look up: the same as everyone's board, and what people have touched. */
export interface Scene {
  readonly now: number;
  /** How many times as fast as life. */
  readonly pace: number;
  readonly zone: string;
  readonly calls: readonly Call[];
  readonly incidents: readonly Incident[];
  readonly units: readonly Unit[];
  /** The synthetic people themselves, without those that visitors play. */
  readonly people: readonly Person[];
  readonly posts: Readonly<Record<string, Post>>;
  /** Handovers nobody has confirmed. */
  readonly handovers: readonly Handover[];
  readonly onDuty: OnDuty;
  /** What is open when a post changes hands. */
  readonly openItems: (post: string) => readonly HandoverItem[];
  /** Tasks that are open, task groups that stand, and what can be asked for. */
  readonly tasks: readonly Task[];
  readonly groups: readonly TaskGroup[];
  readonly menu: Services["services"];
  /** What the service does about its own work, as far as it is open. */
  readonly oversight: {
    readonly registerings: readonly Registering[];
    readonly complaints: readonly Complaint[];
    readonly findings: readonly Finding[];
    readonly forces: readonly Force[];
  };
  readonly calendar: Calendar;
  readonly stations: readonly string[];
  readonly stationOf: (point: Point) => string | undefined;
  readonly touchedAt: (stream: string) => number | undefined;
  /** The parties for which persons have acted on a stream. */
  readonly actedFor: (stream: string) => ReadonlySet<string>;
  /** Whether a visitor stands on this unit, at this desk or seat, or in this role: then its people wait for them. */
  readonly isVisited: (place: SeatPlace) => boolean;
  /** When a unit will be at a place, in milliseconds; undefined: nobody drives it there. */
  readonly arrival: (unit: string, place: Point) => number | undefined;
}

/** An order of a synthetic person. */
export interface DrillOrder {
  readonly giver: Giver;
  readonly name: string;
  readonly body: Record<string, unknown>;
  /**
   * The drill does what a person ordered, or answers a person; such an order goes through although a person has touched
   * the thing.
   */
  readonly obeys?: true;
}

/** Nobody's: what rings, and what cars report. */
export const switchboard: Giver = { officer: "drill-switch", role: "system" };
export const gateway: Giver = { officer: "drill-positions", role: "importer" };

/** An order given by `giver`; no order when nobody is there to give it. */
export function given(giver: Giver | undefined, name: string, body: Record<string, unknown>): readonly DrillOrder[] {
  return giver === undefined ? [] : [{ giver, name, body }];
}

/** True after `seconds` of drill time ± one third, spread by the key of the thing. */
export function isPast(
  { now, pace }: Pick<Scene, "now" | "pace">,
  since: string,
  seconds: number,
  key: string,
): boolean {
  const own = seconds * (0.67 + 0.66 * shareOf(`${key} ${seconds}`));
  return now - millis(since) >= (own * 1000) / pace;
}

import type { Giver } from "../../../src/ground/fact.ts";
import { millis } from "../../../src/ground/instant.ts";
import type { Point } from "../../../src/ground/point.ts";
import type { Call } from "../../../src/intake/call.ts";
import type { Incident } from "../../../src/dispatch/incident.ts";
import type { Unit } from "../../../src/dispatch/unit.ts";
import { drilled } from "./people.ts";

/** What the synthetic people see when they look up: the same as everyone's board, and what people have touched. */
export interface Scene {
  readonly now: number;
  /** How many times as fast as life. */
  readonly pace: number;
  readonly calls: readonly Call[];
  readonly incidents: readonly Incident[];
  readonly units: readonly Unit[];
  readonly stationOf: (point: Point) => string | undefined;
  readonly touchedAt: (stream: string) => number | undefined;
  /** When a unit will be at a place, in milliseconds; undefined: nobody drives it there. */
  readonly arrival: (unit: string, place: Point) => number | undefined;
}

/** An order of a synthetic person. */
export interface DrillOrder {
  readonly giver: Giver;
  readonly name: string;
  readonly body: Record<string, unknown>;
}

export const switchboard: Giver = { officer: `${drilled}switch`, role: "system" };
export const calltaker: Giver = { officer: `${drilled}calltaker`, role: "calltaker" };
export const dispatcher: Giver = { officer: `${drilled}dispatcher`, role: "dispatcher" };
export const desk = (station: string): Giver => ({ officer: `${drilled}${station}`, role: "station", station });
export const crew = (unit: string): Giver => ({ officer: `${drilled}${unit}`, role: "unit", unit });

/** A share between 0 and 1 that belongs to a thing and a purpose, so that looking twice decides the same. */
export function shareOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** Whether about so many seconds of drill time have gone by; from two thirds to four thirds of them, by the thing. */
export function isPast({ now, pace }: Scene, since: string, seconds: number, key: string): boolean {
  const own = seconds * (0.67 + 0.66 * shareOf(`${key} ${seconds}`));
  return now - millis(since) >= (own * 1000) / pace;
}

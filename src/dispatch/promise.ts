import type { z } from "zod";
import type { ForceTier, UnitKind } from "../ground/force.ts";
import { type Instant, plusSeconds } from "../ground/instant.ts";
import { type PromiseTables, secondsPromised, tableAt } from "../district/promise-table.ts";
import { type promiseSchema, steps } from "./assignment-facts.ts";
import type { Assignment, Incident, PromiseCourse, Step } from "./incident.ts";
import { isActive } from "./stage.ts";

export type ResponsePromise = z.output<typeof promiseSchema>;

/**
 * The promise made by ordering a unit of this kind at this moment; undefined when the table in force promises its tier
 * nothing. A tier that was promised before keeps its first promise, also when another unit goes.
 */
export function promiseFor(
  tables: PromiseTables,
  incident: Pick<Incident, "receivedAt" | "priority" | "liesIn" | "assignments">,
  kind: UnitKind,
  at: Instant,
): ResponsePromise | undefined {
  const table = tableAt(tables, at);
  const tier = table?.tierOf[kind];
  if (table === undefined || tier === undefined) return undefined;
  const before = incident.assignments.find(({ promise }) => promise?.tier === tier)?.promise;
  if (before !== undefined) return before;
  const { priority } = incident;
  const circle = incident.liesIn?.circle;
  const seconds = secondsPromised(table, { priority, circle })[tier];
  if (seconds === undefined) return undefined;
  const due = plusSeconds(table.clock === "ordered" ? at : incident.receivedAt, seconds);
  return { tier, seconds, due, priority, ...(circle === undefined ? {} : { circle }) };
}

/** `released`: everybody of the tier was called back before it was due. */
export type PromiseOutcome = "running" | "kept" | "broken" | "released";

export interface TierPromise extends ResponsePromise, PromiseCourse {
  readonly outcome: PromiseOutcome;
  /** When the first of the tier was on scene. */
  readonly metAt?: Instant;
  /** Somebody of the tier is still committed to it. */
  readonly coming: boolean;
}

/**
 * The promises of an incident, in the order they were given, with their outcomes. Judged on the times as corrected: a
 * late tap that is put right afterwards turns a broken promise into a kept one; the log keeps both.
 */
export function promisesOf(incident: Pick<Incident, "assignments" | "promiseCourse">): readonly TierPromise[] {
  const first = new Map<ForceTier, ResponsePromise>();
  for (const { promise } of incident.assignments) {
    if (promise !== undefined && !first.has(promise.tier)) first.set(promise.tier, promise);
  }
  return [...first.values()].map((promise) => {
    const crews = incident.assignments.filter((one) => one.promise?.tier === promise.tier);
    const course = incident.promiseCourse?.[promise.tier] ?? {};
    const metAt = crews
      .map(arrivalOf)
      .reduce((one, other) => (one === undefined || (other ?? one) < one ? other : one));
    const outcome = outcomeOf(promise, crews, metAt, course);
    return { ...promise, ...course, outcome, coming: crews.some(isActive), ...(metAt === undefined ? {} : { metAt }) };
  });
}

function outcomeOf(
  { due }: ResponsePromise,
  crews: readonly Assignment[],
  metAt: Instant | undefined,
  { broken }: PromiseCourse,
): PromiseOutcome {
  if (metAt !== undefined) return metAt <= due ? "kept" : "broken";
  if (broken !== undefined) return "broken";
  return crews.some(isActive) ? "running" : "released";
}

/** Handling without having been on scene began there. */
function arrivalOf({ times }: Assignment): Instant | undefined {
  return times.onScene ?? times.handling;
}

/** How far the foremost crew of a tier is. */
export function foremostStep({ assignments }: Pick<Incident, "assignments">, tier: ForceTier): Step {
  return assignments
    .filter((one) => one.promise?.tier === tier && isActive(one))
    .map(({ step }) => step)
    .reduce<Step>((far, step) => (steps.indexOf(step) > steps.indexOf(far) ? step : far), "ordered");
}

import { z } from "zod";
import type { Fact, FactDraft } from "../ground/fact.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { codeSchema, text } from "../ground/text.ts";
import { derivedUlid, type Ulid, ulidMillis, ulidSchema } from "../ground/ulid.ts";
import type { Fold, States } from "../ground/fold.ts";
import { defineOrder, type Order } from "../ground/order-kind.ts";
import { openIncidentOf } from "./asking.ts";
import { incidentStream, unitStream } from "./facts.ts";
import { assignmentRoles, UnitNotOrdered, whyNotOrdered } from "./assignment-facts.ts";
import { orderUnit, plans, sendingRefusals, type UnitNotSent } from "./sending.ts";
import { unitView } from "./unit-view.ts";

const mostUnits = 30;

/** The id of a unit's assignment in a group order: the same however often the order is sent. */
export function groupAssignmentId(order: Ulid, unit: string): Ulid {
  return derivedUlid(ulidMillis(order), `${order} ${unit}`);
}

/** The states as they are once these facts are told: the second unit of a group sees that the first leads. */
function statesAfter(states: States, order: Order<unknown>, drafts: readonly FactDraft[]): States {
  const facts = drafts.map(({ type, streams, data }): Fact => ({
    writer: "",
    n: 0,
    hlc: "",
    order: order.id,
    by: order.by,
    streams,
    type,
    version: 1,
    occurredAt: order.occurredAt,
    recordedAt: order.receivedAt,
    data,
  }));
  return <State>(fold: Fold<State>, stream: string): State | null =>
    facts
      .filter(({ streams }) => streams.includes(stream))
      .reduce<State | null>((state, fact) => fold.evolve(state, fact, stream), states(fold, stream));
}

/**
 * Orders several units to one incident in one step. Each unit is judged by the rule of `OrderUnit`, in the order the
 * units are named. Units that can go are ordered; each of the others is named with its reason (`UnitNotOrdered`). No
 * unit is taken from other work. Refused: `IncidentUnknown`, `IncidentEnded`; when no unit could be ordered: a single
 * unit's own refusal, or `NoneOrdered` with the reason for each unit.
 */
export const OrderUnits = defineOrder("OrderUnits", {
  title: { zh: "派出多个处警单元", en: "Order several units" },
  roles: ["importer", "dispatcher"],
  body: z.strictObject({
    incidentId: ulidSchema,
    units: z
      .array(
        z.strictObject({
          unitId: codeSchema,
          role: z.enum(assignmentRoles).optional(),
          /** Who was recommended for the place when the order was given. */
          recommended: codeSchema.optional(),
          reason: text(500).optional(),
        }),
      )
      .min(1)
      .max(mostUnits)
      .refine((units) => new Set(units.map(({ unitId }) => unitId)).size === units.length, {
        error: "must name each unit once",
      }),
  }),
  streams: ({ body }) => [
    ...plans,
    incidentStream(body.incidentId),
    ...body.units.map(({ unitId }) => unitStream(unitId)),
  ],
  refuses: [...sendingRefusals, "NoneOrdered"],
  decide: (states, order) => {
    const { incidentId, units } = order.body;
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const drafts: FactDraft[] = [];
    const refused: { readonly unit: string; readonly refusal: UnitNotSent }[] = [];
    for (const one of units) {
      const answer = orderUnit(statesAfter(states, order, drafts), {
        ...order,
        id: groupAssignmentId(order.id, one.unitId),
        body: { ...one, incidentId },
      });
      if (isRefusal(answer)) refused.push({ unit: one.unitId, refusal: answer });
      else drafts.push(...answer);
    }
    const told = refused.map(({ unit, refusal }) => notOrdered(states, incidentId, unit, refusal));
    if (drafts.length > 0) return [...drafts, ...told];
    const [only] = refused;
    if (refused.length === 1 && only !== undefined) return only.refusal;
    const reasons = told.map(({ data }) => whyNotOrdered(data));
    return refuse("NoneOrdered", {
      whyZh: reasons.map(({ zh }) => zh).join("；"),
      why: reasons.map(({ en }) => en.replace(/\.$/, "")).join("; "),
    });
  },
});

function notOrdered(states: States, incidentId: string, unit: string, { refused, details }: UnitNotSent) {
  const callsign = states(unitView, unitStream(unit))?.callsign ?? unit;
  const named = Object.fromEntries(
    (["incident", "status", "from", "card"] as const).flatMap((name) =>
      details[name] === undefined ? [] : [[name, String(details[name])]],
    ),
  );
  return UnitNotOrdered.draft([incidentStream(incidentId)], { unit, callsign, refused, ...named });
}

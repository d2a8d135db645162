import { z } from "zod";
import { incidentStream } from "../dispatch/facts.ts";
import { instantSchema, plusSeconds } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import type { Timer } from "../ground/room.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { districtOf } from "./check-district.ts";
import { lawIn } from "./complaint-clock.ts";
import { incidentRead } from "./complaint-seen.ts";
import { receiptAt } from "./check-evaluate.ts";
import type { CheckedIncident } from "./check-known.ts";
import { decidingOf, needsReceipt } from "./registering.ts";
import { ReceiptExpected, RegisteringLapsed, registeringStream } from "./registering-facts.ts";
import { knownOf, streamsOf } from "./registering-orders.ts";
import { isAsked, registeringView } from "./registering-view.ts";

/*
 * What the clock does about the chain from a report to a case: an incident of which nothing was done is put on the work
 * list of whoever has it, and is taken off again where nobody mends it for a month.
 */

/** After its report an incident may be without a receipt for so long before anybody is asked. */
const graceSeconds = 1800;

/** The timer of an incident that may want a receipt; whether its type does, is asked when it is due. */
export function receiptTimers(incident: CheckedIncident): readonly Timer[] {
  const due = receiptAt(incident);
  if (due === undefined) return [];
  const body = { incidentId: incident.id, receiptBy: due };
  return [{ name: `receipt/${due}`, due: plusSeconds(due, graceSeconds), order: "ExpectReceipt", body }];
}

function isLeft(exit: { readonly how: string } | undefined): boolean {
  return exit?.how === "merged" || exit?.how === "void";
}

/** By the clock only. Of what wants no receipt, or has one, nothing is recorded. */
export const ExpectReceipt = defineOrder("ExpectReceipt", {
  title: { zh: "提醒出具受案回执", en: "Remind of a receipt" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, receiptBy: instantSchema }),
  streams: ({ body }) => streamsOf(body.incidentId),
  refuses: ["IncidentUnknown"],
  decide: (states, { body: { incidentId: id, receiptBy } }) => {
    const [known, incident] = [knownOf(states, id), states(incidentRead, incidentStream(id))];
    if (known === null || incident === null) return refuse("IncidentUnknown");
    const { handledType, reportedType, exit } = incident;
    const isWanted = !isLeft(exit) && needsReceipt(districtOf(states), handledType ?? reportedType);
    if (!isWanted || states(registeringView, registeringStream(id)) !== null) return [];
    const decideBy = decidingOf(lawIn(states), known.reportedAt)?.clock;
    return [
      ReceiptExpected.draft([registeringStream(id)], {
        ...{ ...known, receiptBy },
        ...(decideBy === undefined ? {} : { decideBy }),
      }),
    ];
  },
});

/** By the clock only. */
export const LapseRegistering = defineOrder("LapseRegistering", {
  title: { zh: "受案缺项移出待办", en: "Take what is missing of a case off the work lists" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema }),
  streams: ({ body }) => [registeringStream(body.incidentId)],
  refuses: [],
  decide: (states, { body: { incidentId: id } }) => {
    const state = states(registeringView, registeringStream(id));
    return state === null || !isAsked(state)
      ? []
      : [RegisteringLapsed.draft([registeringStream(id)], { incident: id })];
  },
});

import { z } from "zod";
import { incidentStream } from "../dispatch/facts.ts";
import type { States } from "../ground/fold.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import type { Concern } from "../ground/rule.ts";
import { codeSchema, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { clockStreams, extendedClock, lawIn } from "./complaint-clock.ts";
import { tellings } from "./complaint-facts.ts";
import { type IncidentRead, incidentRead } from "./complaint-seen.ts";
import { decideLimits, decidingOf, extensionsIn, tellingOf } from "./registering.ts";
import {
  CaseDecided,
  caseTracks,
  DecisionTold,
  ReceiptGiven,
  receiptWays,
  registeringStream,
  ReviewExtended,
} from "./registering-facts.ts";
import { registeringView } from "./registering-view.ts";

/* The chain from a report to a case, by those who have the incident. Supervision watches it and does not write it. */

const incidentId = ulidSchema;

export function streamsOf(id: string): readonly string[] {
  return [registeringStream(id), incidentStream(id), ...clockStreams];
}

/** The parts of the house that have or had an incident. */
function partsOf({ liesIn, stationOrders, departments = [], assignments }: IncidentRead) {
  const stations = [
    liesIn?.station,
    ...stationOrders.map(({ station }) => station),
    ...assignments.map(({ station }) => station),
  ];
  return {
    stations: [...new Set(stations.filter((one) => one !== undefined))],
    departments: [...new Set(departments.map(({ department }) => department))],
    units: [...new Set(assignments.map(({ unit }) => unit))],
  };
}

/** It is the act of whoever has or had the incident. */
function concerns(states: States, { body }: { readonly body: { readonly incidentId: string } }): Concern | undefined {
  const incident = states(incidentRead, incidentStream(body.incidentId));
  return incident === null ? undefined : partsOf(incident);
}

/** What each fact says of the incident; null where there is none. */
export function knownOf(states: States, id: string) {
  const incident = states(incidentRead, incidentStream(id));
  return incident === null
    ? null
    : { incident: id, number: incident.fullNumber, reportedAt: incident.receivedAt, ...partsOf(incident) };
}

/** A receipt for whoever reported it, printed or sent on the spot; a second one for a second person. `IncidentUnknown`. */
export const GiveReceipt = defineOrder("GiveReceipt", {
  title: { zh: "出具受案回执", en: "Give a receipt for a report" },
  roles: ["station", "unit", "department"],
  underGlass: false,
  body: z.strictObject({ incidentId, how: z.enum(receiptWays), track: z.enum(caseTracks) }),
  streams: ({ body }) => streamsOf(body.incidentId),
  concerns,
  refuses: ["IncidentUnknown"],
  decide: (states, { body: { incidentId: id, how, track } }) => {
    const known = knownOf(states, id);
    if (known === null) return refuse("IncidentUnknown");
    const before = states(registeringView, registeringStream(id));
    const receipt = `${known.number}-${(before?.receipts.length ?? 0) + 1}`;
    const by = decidingOf(lawIn(states), known.reportedAt, track, extensionsIn(before, track))?.clock;
    return [
      ReceiptGiven.draft([registeringStream(id)], {
        ...{ ...known, receipt, how, track },
        ...(by === undefined ? {} : { decideBy: by }),
      }),
    ];
  },
});

/** More time to decide, by the office that may grant it. Refused as `judgeExtension` says, `CaseDecidedAlready`, `NoSuchLimit`. */
export const ExtendReview = defineOrder("ExtendReview", {
  title: { zh: "延长受（立）案审查期限", en: "Extend the time to decide on a case" },
  roles: ["station", "department"],
  underGlass: false,
  body: z.strictObject({
    ...{ incidentId, track: z.enum(caseTracks), rung: codeSchema, office: codeSchema, reason: text(500) },
  }),
  streams: ({ body }) => streamsOf(body.incidentId),
  concerns,
  refuses: [
    ...(["AskedAfterEnd", "CaseDecidedAlready", "IncidentUnknown", "NoSuchLimit"] as const),
    ...(["NotWhoMay", "RungSkipped", "RungTaken", "RungUnknown"] as const),
  ],
  decide: (states, { occurredAt, body: { incidentId: id, track, rung, office, reason } }) => {
    const known = knownOf(states, id);
    if (known === null) return refuse("IncidentUnknown");
    const before = states(registeringView, registeringStream(id));
    if (before?.decision !== undefined) return refuse("CaseDecidedAlready");
    const wanted = { rung, at: occurredAt, by: office };
    const granted = extensionsIn(before, track);
    const decideBy = extendedClock(lawIn(states), decideLimits[track], known.reportedAt, granted, wanted);
    if (decideBy === undefined) return refuse("NoSuchLimit");
    if (isRefusal(decideBy)) return decideBy;
    return [ReviewExtended.draft([registeringStream(id)], { ...known, track, rung, office, reason, decideBy })];
  },
});

/** Whether there is a case; a later decision replaces an earlier one. Refused: `IncidentUnknown`, `ReasonForRefusal`. */
export const DecideCase = defineOrder("DecideCase", {
  title: { zh: "受（立）案决定", en: "Decide whether there is a case" },
  roles: ["station", "department"],
  underGlass: false,
  body: z.strictObject({
    ...{ incidentId, track: z.enum(caseTracks), accepted: z.boolean(), reason: text(500).optional() },
  }),
  streams: ({ body }) => streamsOf(body.incidentId),
  concerns,
  refuses: ["IncidentUnknown", "ReasonForRefusal"],
  decide: (states, { occurredAt, body: { incidentId: id, track, accepted, reason } }) => {
    const known = knownOf(states, id);
    if (known === null) return refuse("IncidentUnknown");
    if (!accepted && reason === undefined) return refuse("ReasonForRefusal", { field: "reason" });
    const tellBy = tellingOf(lawIn(states), { accepted, track, at: occurredAt })?.clock;
    return [
      CaseDecided.draft([registeringStream(id)], {
        ...{ ...known, track, accepted },
        ...(reason === undefined ? {} : { reason }),
        ...(tellBy === undefined ? {} : { tellBy }),
      }),
    ];
  },
});

/** Whoever reported it knows what was decided. Refused: `IncidentUnknown`, `NothingDecided`, `DecisionToldAlready`. */
export const TellDecision = defineOrder("TellDecision", {
  title: { zh: "告知受（立）案决定", en: "Tell what was decided on a case" },
  roles: ["station", "department", "unit"],
  underGlass: false,
  body: z.strictObject({ incidentId, told: z.enum(tellings) }),
  streams: ({ body }) => streamsOf(body.incidentId),
  concerns,
  refuses: ["DecisionToldAlready", "IncidentUnknown", "NothingDecided"],
  decide: (states, { body: { incidentId: id, told } }) => {
    if (knownOf(states, id) === null) return refuse("IncidentUnknown");
    const before = states(registeringView, registeringStream(id));
    if (before?.decision === undefined) return refuse("NothingDecided");
    if (before.told !== undefined) return refuse("DecisionToldAlready");
    return [DecisionTold.draft([registeringStream(id)], { incident: id, told })];
  },
});

import { z } from "zod";
import { forceTiers, promiseCauses } from "../ground/force.ts";
import { instantSchema } from "../ground/instant.ts";
import { isRefusal, refuse } from "../ground/refusal.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { incidentOf, concernOfIncident, openIncidentOf } from "./asking.ts";
import { PromiseBreachForecast, PromiseBroken, PromiseCauseStated, PromiseForecastLifted } from "./promise-facts.ts";
import { incidentStream } from "./facts.ts";
import { foremostStep, promisesOf } from "./promise.ts";

const tier = z.enum(forceTiers);

/** By the clock only. Refused: `PromiseNotRunning`. */
export const RecordPromiseBreach = defineOrder("RecordPromiseBreach", {
  title: { zh: "记录到场超时", en: "Record a broken promise" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, tier }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "PromiseNotRunning"],
  decide: (states, { body, occurredAt }) => {
    const incident = openIncidentOf(states, body.incidentId);
    if (isRefusal(incident)) return incident;
    const promise = promisesOf(incident).find((one) => one.tier === body.tier);
    if (promise?.outcome !== "running" || occurredAt < promise.due) return refuse("PromiseNotRunning");
    const step = foremostStep(incident, body.tier);
    return [PromiseBroken.draft([incidentStream(incident.id)], { tier: body.tier, due: promise.due, step })];
  },
});

/** By the watch over ways still to go; nothing is recorded while a forecast stands. Refused: `PromiseNotRunning`. */
export const ForecastPromiseBreach = defineOrder("ForecastPromiseBreach", {
  title: { zh: "预计到场超时", en: "Forecast a broken promise" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, tier, expectedAt: instantSchema }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "PromiseNotRunning"],
  decide: (states, { body: { incidentId, tier: which, expectedAt } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const promise = promisesOf(incident).find((one) => one.tier === which);
    if (promise?.outcome !== "running" || expectedAt <= promise.due) return refuse("PromiseNotRunning");
    if (promise.expectedAt !== undefined) return [];
    const data = { tier: which, due: promise.due, expectedAt };
    return [PromiseBreachForecast.draft([incidentStream(incident.id)], data)];
  },
});

/** By the watch over ways still to go; nothing is recorded where no forecast stands. Refused: `PromiseNotRunning`. */
export const LiftPromiseForecast = defineOrder("LiftPromiseForecast", {
  title: { zh: "解除超时预计", en: "Lift the forecast of a broken promise" },
  roles: ["system"],
  body: z.strictObject({ incidentId: ulidSchema, tier, expectedAt: instantSchema }),
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentEnded", "IncidentUnknown", "PromiseNotRunning"],
  decide: (states, { body: { incidentId, tier: which, expectedAt } }) => {
    const incident = openIncidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const promise = promisesOf(incident).find((one) => one.tier === which);
    if (promise?.outcome !== "running" || expectedAt > promise.due) return refuse("PromiseNotRunning");
    if (promise.expectedAt === undefined) return [];
    const data = { tier: which, due: promise.due, expectedAt };
    return [PromiseForecastLifted.draft([incidentStream(incident.id)], data)];
  },
});

/** Why it was not kept; may be said anew, also after filing. Refused: `PromiseNotBroken`, `NotYourStation`. */
export const StatePromiseCause = defineOrder("StatePromiseCause", {
  title: { zh: "填写超时原因", en: "State why a promise was not kept" },
  roles: ["importer", "dispatcher", "station"],
  body: z.strictObject({
    incidentId: ulidSchema,
    tier,
    cause: z.enum(promiseCauses),
    note: text(500).optional(),
  }),
  concerns: concernOfIncident,
  streams: ({ body }) => [incidentStream(body.incidentId)],
  refuses: ["IncidentUnknown", "PromiseNotBroken"],
  decide: (states, { body }) => {
    const { incidentId, ...data } = body;
    const incident = incidentOf(states, incidentId);
    if (isRefusal(incident)) return incident;
    const promise = promisesOf(incident).find((one) => one.tier === data.tier);
    if (promise?.outcome !== "broken") return refuse("PromiseNotBroken");
    return [PromiseCauseStated.draft([incidentStream(incidentId)], data)];
  },
});

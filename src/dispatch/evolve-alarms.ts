import type { ForceTier } from "../ground/force.ts";
import type { DispatchFact } from "./facts.ts";
import type { Incident, PromiseCourse } from "./incident.ts";

function noted(incident: Incident, tier: ForceTier, course: PromiseCourse): Incident {
  const before = incident.promiseCourse;
  return { ...incident, promiseCourse: { ...before, [tier]: { ...before?.[tier], ...course } } };
}

/** What it was expected at goes; how often it was forecast stays. */
function forecastLifted(incident: Incident, tier: ForceTier): Incident {
  const { expectedAt: _, forecastAt: __, ...rest } = incident.promiseCourse?.[tier] ?? {};
  return { ...incident, promiseCourse: { ...incident.promiseCourse, [tier]: rest } };
}

/** What was raised about it and noted, and what became of its promises. Whether an alarm stands is asked in `alarms.ts`. */
export function evolveAlarms(state: Incident, fact: DispatchFact): Incident | undefined {
  const at = fact.occurredAt;
  switch (fact.type) {
    case "PromiseBreachForecast":
      return noted(state, fact.data.tier, {
        expectedAt: fact.data.expectedAt,
        forecastAt: at,
        forecasts: (state.promiseCourse?.[fact.data.tier]?.forecasts ?? 0) + 1,
      });
    case "PromiseForecastLifted":
      return forecastLifted(state, fact.data.tier);
    case "PromiseBroken":
      return noted(state, fact.data.tier, { broken: { at, step: fact.data.step } });
    case "PromiseCauseStated": {
      const { tier, cause, note } = fact.data;
      return noted(state, tier, {
        cause: { cause, by: fact.by.officer, ...(note === undefined ? {} : { note }) },
      });
    }
    case "AcknowledgementOverdue": {
      const { alert: id, order, level, alerted, nextAt } = fact.data;
      const alert = { id, order, level, alerted, raisedAt: at, ...(nextAt === undefined ? {} : { nextAt }) };
      return { ...state, alerts: [...state.alerts, alert] };
    }
    case "WaitingOverdue": {
      const { alert: id, level, alerted } = fact.data;
      return { ...state, alerts: [...state.alerts, { id, level, alerted, raisedAt: at }] };
    }
    case "AlertAcknowledged":
      return {
        ...state,
        alerts: state.alerts.map((alert) =>
          alert.id === fact.data.alert ? { ...alert, acknowledgedBy: fact.by.officer } : alert,
        ),
      };
    default:
      return undefined;
  }
}

import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk } from "../../journal/web/desk.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { openAlarms, waitingSince } from "../alarms.ts";
import type { Incident } from "../incident.ts";
import { Shape } from "./shape.tsx";
import { stageOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";

/** What of this incident is over its time just now and nobody has noted; it goes with its cause. */
export function AlertList({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const names = useNames();
  const now = useNow();
  const open = openAlarms(incident);
  if (open.length === 0) return null;
  return (
    <ul className="card-alerts" aria-label={say(dispatchTexts.alerts)}>
      {open.map((alert) => {
        const crew = incident.assignments.find((assignment) => assignment.id === alert.order);
        const desks = incident.stationOrders.find((order) => order.id === alert.order);
        const since = alert.order === undefined ? waitingSince(incident) : (crew?.times.ordered ?? desks?.orderedAt);
        const body = { incidentId: incident.id, alertId: alert.id };
        return (
          <li key={alert.id}>
            <Shape outline={{ ...stageOutlines.feedbackDue, tone: "alarm" }} />
            <span className="figures">
              {say(alert.order === undefined ? dispatchTexts.waitingAlertTo : dispatchTexts.alertTo, {
                what: crew?.callsign ?? (desks === undefined ? "" : names.station(desks.station)),
                elapsed: elapsedText((now - millis(since ?? alert.raisedAt)) / 1000),
                whom: say(dispatchTexts[alert.alerted]),
              })}
            </span>
            {rehearse(desk, "AcknowledgeAlert", body) === null && (
              <OrderButton order="AcknowledgeAlert" body={body}>
                {say(dispatchTexts.acknowledgeAlert)}
              </OrderButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { openAlarms } from "../alarms.ts";
import type { Alert, Incident } from "../incident.ts";
import { isOpen } from "../stage.ts";
import { alarmSince, worstFirst } from "./alarm-order.ts";
import { Shape } from "./shape.tsx";
import { stageOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";

/**
 * The overdue times of this incident that nobody has noted yet, in one line of fixed height: the worst in words, the
 * others behind a button that opens them over the card. The line stays when there is no alarm, so that buttons below do
 * not move when an alarm comes or goes. One press notes all of them.
 */
export function AlertList({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const [wide, setWide] = useState(false);
  const alarms = worstFirst(incident, openAlarms(incident));
  const [worst] = alarms;
  const orders = alarms
    .map(({ id }) => ({ name: "AcknowledgeAlert", body: { incidentId: incident.id, alertId: id } }))
    .filter(({ name, body }) => rehearse(client, name, body) === null);
  const open = wide && alarms.length > 1;
  useHotkey("Escape", dispatchTexts.closeAlarms, () => setWide(false), { on: open, closes: true });
  if (!isOpen(incident)) return null;
  return (
    <section className="card-alarms" data-any={worst !== undefined} aria-label={say(dispatchTexts.alerts)}>
      {worst === undefined ? (
        <span className="quiet">{say(dispatchTexts.noAlarms)}</span>
      ) : (
        <>
          <Shape outline={{ ...stageOutlines.feedbackDue, tone: "alarm" }} />
          <AlarmWords incident={incident} alarm={worst} />
          {alarms.length > 1 && (
            <Button
              aria-expanded={open}
              aria-label={say(dispatchTexts.alarmsCount, { count: alarms.length })}
              onClick={() => setWide(!wide)}
            >
              {alarms.length} {open ? "▴" : "▾"}
            </Button>
          )}
          {orders.length > 0 && (
            <Button danger busy={giving.busy} onClick={() => void giving.giveAll(orders)}>
              {orders.length === 1
                ? say(dispatchTexts.acknowledgeAlert)
                : say(dispatchTexts.acknowledgeAlerts, { count: orders.length })}
            </Button>
          )}
        </>
      )}
      {(open || giving.trouble !== null) && (
        <div className="card-alarms-over">
          <Trouble said={giving.trouble} />
          {open && (
            <ul>
              {alarms.map((alarm) => (
                <li key={alarm.id}>
                  <AlarmWords incident={incident} alarm={alarm} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

function AlarmWords({ incident, alarm }: { incident: Incident; alarm: Alert }): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  const crew = incident.assignments.find(({ id }) => id === alarm.order);
  const desks = incident.stationOrders.find(({ id }) => id === alarm.order);
  const words = say(alarm.order === undefined ? dispatchTexts.waitingAlertTo : dispatchTexts.alertTo, {
    what: crew?.callsign ?? (desks === undefined ? "" : names.station(desks.station)),
    elapsed: elapsedText((now - millis(alarmSince(incident, alarm))) / 1000),
    whom: say(dispatchTexts[alarm.alerted]),
  });
  return (
    <span className="figures card-alarm-words" title={words}>
      {words}
    </span>
  );
}

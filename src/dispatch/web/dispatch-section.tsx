import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useNow } from "../../ground/web/clock.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { KeyHint } from "../../ground/web/key-hint.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { isActive, isOpen } from "../stage.ts";
import { AssignmentRow } from "./assignment-row.tsx";
import { StationOrderRow } from "./station-order-row.tsx";
import { StationPicker } from "./station-picker.tsx";
import { dispatchTexts } from "./texts.ts";
import { UnitPicker } from "./unit-picker.tsx";
import type { Arrivals } from "./arrival-words.ts";
import { waitingClockOf, waitingWords } from "./waiting-clock.ts";

interface DispatchSectionProps {
  readonly incident: Incident;
  readonly current: boolean;
  readonly arrivals: Arrivals;
  readonly pickPoint: () => Promise<readonly [number, number] | null>;
}

/** Who was sent, how far they are, and sending more. */
export function DispatchSection({ incident, current, arrivals, pickPoint }: DispatchSectionProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const sending = useOpened<{ to: "unit" | "station"; for: string }>();
  const send = (to: "unit" | "station") => sending.open({ to, for: incident.id });
  const open = current && isOpen(incident);
  const mayUnit = open && mayGive(client, "OrderUnit");
  const mayStation = open && mayGive(client, "OrderStation");
  useHotkey("o", dispatchTexts.orderUnit, () => send("unit"), { on: mayUnit });
  useHotkey("s", dispatchTexts.orderStation, () => send("station"), { on: mayStation });
  const { now, close } = sending;
  const shown = now?.for === incident.id ? now.to : null;
  useHotkey("Escape", dispatchTexts.close, close, { on: shown !== null, closes: true });
  const assignments = incident.assignments.toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)));
  const nobody = incident.assignments.length === 0 && incident.stationOrders.length === 0;

  return (
    <section className="card-section" aria-label={say(dispatchTexts.dispatch)}>
      <div className="card-section-head">
        <h3>{say(dispatchTexts.dispatch)}</h3>
        <span className="panel-head-space" />
        {mayUnit && (
          <Button
            look={nobody ? "primary" : "plain"}
            aria-expanded={shown === "unit"}
            onClick={() => (shown === "unit" ? close() : send("unit"))}
          >
            {say(dispatchTexts.orderUnit)} <KeyHint of="o" />
          </Button>
        )}
        {mayStation && (
          <Button aria-expanded={shown === "station"} onClick={() => (shown === "station" ? close() : send("station"))}>
            {say(dispatchTexts.orderStation)} <KeyHint of="s" />
          </Button>
        )}
      </div>
      {shown === "unit" && (
        <UnitPicker
          incident={incident}
          label={dispatchTexts.orderUnit}
          order="OrderUnit"
          bodyFor={(unitId) => ({ incidentId: incident.id, unitId })}
          mayPreempt
          pickPoint={pickPoint}
          onClose={close}
        />
      )}
      {shown === "station" && (
        <StationPicker
          incident={incident}
          label={dispatchTexts.orderStation}
          order="OrderStation"
          bodyFor={(stationId) => ({ incidentId: incident.id, stationId })}
          pickPoint={pickPoint}
          onClose={close}
        />
      )}
      <Waiting incident={incident} nobody={nobody} />
      <ul className="assignments">
        {incident.stationOrders.map((order) => (
          <StationOrderRow key={order.id} incident={incident} order={order} />
        ))}
        {assignments.map((assignment) => (
          <AssignmentRow
            key={assignment.id}
            incident={incident}
            assignment={assignment}
            arrives={arrivals.get(assignment.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** How long nobody has been ordered; it keeps its line while somebody is being chosen. */
function Waiting({ incident, nobody }: { incident: Incident; nobody: boolean }): ReactNode {
  const say = useSay();
  const waiting = waitingClockOf(incident, useNow());
  if (waiting === undefined) {
    return nobody ? <p className="quiet card-line">{say(dispatchTexts.nobodyOrdered)}</p> : null;
  }
  return (
    <p className="card-line figures card-waiting" data-tone={waiting.tone} role="timer" aria-live="off">
      {say(dispatchTexts.nobodyFor, waitingWords(waiting))}
    </p>
  );
}

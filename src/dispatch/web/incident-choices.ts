import { useEffect, useMemo } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { soundAlert } from "../../ground/web/sound.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { isOpen } from "../stage.ts";
import { rowOf } from "./incident-order.ts";

/** The open incidents as one line of text each, the newest first: for choosing one in a list. */
export function useIncidentChoices(): readonly { readonly id: string; readonly text: string }[] {
  const streams = useStreams<Incident>("incident");
  const names = useNames();
  return useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(isOpen)
        .toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
        .map((incident) => ({
          id: incident.id,
          text: `${incident.number} ${names.type(incident.reportedType)} ${incident.place.words ?? ""}`.trim(),
        })),
    [streams, names],
  );
}

const knockEveryMillis = 15_000;

/** Knocks for those who can take note of overdue acknowledgements, while there are any nobody has noted. */
export function useOverdueAlarm(): void {
  const desk = useDesk();
  const streams = useStreams<Incident>("incident");
  const overdue = useMemo(() => streams.reduce((sum, { state }) => sum + rowOf(state).alerts, 0), [streams]);
  const concerned = mayGive(desk, "AcknowledgeAlert");
  useEffect(() => {
    if (overdue === 0 || !concerned) return;
    soundAlert("overdue");
    const timer = setInterval(() => soundAlert("overdue"), knockEveryMillis);
    return () => clearInterval(timer);
  }, [overdue, concerned]);
}

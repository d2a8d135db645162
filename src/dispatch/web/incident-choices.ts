import { type ReactNode, useEffect, useMemo } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { placeWords } from "../../ground/place-words.ts";
import { useLanguage } from "../../ground/web/language.ts";
import { useAlarm } from "../../ground/web/alarm.ts";
import { useClient, useStream, useStreams } from "../../journal/web/client.ts";
import { mayGive, rehearse } from "../../journal/web/rehearse.ts";
import { incidentStream, unitStream } from "../facts.ts";
import { openAlarms } from "../alarms.ts";
import type { Incident } from "../incident.ts";
import { isOpen } from "../stage.ts";
import type { Unit } from "../unit.ts";
import { rowOf } from "./incident-order.ts";

interface IncidentChoice {
  readonly id: string;
  readonly text: string;
}

/** Shows something with the open incidents, and nothing else again when they change. */
export function IncidentChoices(props: {
  readonly children: (all: readonly IncidentChoice[]) => ReactNode;
}): ReactNode {
  return props.children(useIncidentChoices());
}

/** The open incidents as one line of text each, the newest first: for choosing one in a list. */
export function useIncidentChoices(): readonly IncidentChoice[] {
  const streams = useStreams<Incident>("incident");
  const names = useNames();
  const language = useLanguage();
  return useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(isOpen)
        .toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))
        .map((incident) => ({
          id: incident.id,
          text: [incident.number, names.type(incident.reportedType), placeWords(incident.place)?.[language] ?? ""]
            .join(" ")
            .trim(),
        })),
    [streams, names, language],
  );
}

/** A crew's own incident is chosen by itself when one is ordered to it, and knocks until it is acknowledged. */
export function useOwnAssignment(onIncident: (id: string) => void): void {
  const { session } = useClient();
  const unit = useStream<Unit>(session.unit === undefined ? undefined : unitStream(session.unit));
  const incident = unit?.active?.incident;
  const number = useStream<Incident>(incident === undefined ? undefined : incidentStream(incident))?.number;
  const unacknowledged = unit?.active?.step === "ordered";
  useEffect(() => {
    if (incident !== undefined) onIncident(incident);
  }, [incident, onIncident]);
  const waiting = !unacknowledged || incident === undefined ? [] : [{ id: incident, ...(number && { number }) }];
  useAlarm("order", waiting, ringEveryMillis);
}

const ringEveryMillis = 4000;
const knockEveryMillis = 15_000;

/**
 * Knocks while there are alarms that this seat can take note of and nobody has noted. A component without a picture, so
 * that an incident that changes does not render the whole screen again.
 */
export function OverdueAlarm(): null {
  const client = useClient();
  const streams = useStreams<Incident>("incident");
  const mayNote = mayGive(client, "AcknowledgeAlert");
  const overdue = !mayNote
    ? []
    : streams.filter(
        ({ state }) =>
          rowOf(state).alerts > 0 &&
          openAlarms(state).some(
            ({ id }) => rehearse(client, "AcknowledgeAlert", { incidentId: state.id, alertId: id }) === null,
          ),
      );
  useAlarm(
    "overdue",
    overdue.map(({ state: { id, number } }) => ({ id, number })),
    knockEveryMillis,
  );
  return null;
}

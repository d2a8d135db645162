import { type ReactNode, useState } from "react";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Assignment, Incident } from "../incident.ts";
import { recordingDue } from "../recording-due.ts";
import { recordingTexts as texts } from "./recording-texts.ts";
import "./recording.css";

interface RecordingLineProps {
  readonly incident: Incident;
  readonly assignment: Assignment;
}

/** Whether a crew on scene records: what runs, or that it is due, and the way to say so. */
export function RecordingLine({ incident, assignment }: RecordingLineProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const [isSaying, setSaying] = useState(false);
  const { recording } = assignment;
  if (recording !== undefined) {
    return (
      <span className="quiet">{say(texts.runs, { number: recording.number, time: times.time(recording.from) })}</span>
    );
  }
  const body = { incidentId: incident.id, assignmentId: assignment.id };
  const due = recordingDue(incident, assignment);
  const may = rehearse(client, "SayRecordingRuns", { ...body, number: "1" }) === null;
  if (due === undefined) return null;
  return (
    <div className="recording-due">
      <strong>{say(texts.due, { time: times.time(due) })}</strong>
      {may && !isSaying && <Button onClick={() => setSaying(true)}>{say(texts.sayRuns)}</Button>}
      {may && isSaying && <SayRuns body={body} onClose={() => setSaying(false)} />}
    </div>
  );
}

interface SayRunsProps {
  readonly body: { readonly incidentId: string; readonly assignmentId: string };
  readonly onClose: () => void;
}

function SayRuns({ body, onClose }: SayRunsProps): ReactNode {
  const say = useSay();
  const [number, setNumber] = useState("");
  return (
    <OrderForm
      label={say(texts.sayRuns)}
      order="SayRecordingRuns"
      body={number.trim() === "" ? null : { ...body, number: number.trim() }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.deviceNumber)}
        name="number"
        required
        focused
        figures
        most={80}
        value={number}
        onChange={setNumber}
      />
    </OrderForm>
  );
}

import { TextArea } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { Button } from "../../ground/web/button.tsx";
import { dayOf } from "../../ground/zone.ts";
import { Field } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton, useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { useDraftText } from "../../journal/web/use-draft.ts";
import { OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { handlingResultNames, handlingResults } from "../report-facts.ts";
import { wasHandled } from "../stage.ts";
import { spansOnScene } from "../recorded.ts";
import { RecordedFacts } from "./recorded-facts.tsx";
import { keptRecorded, type RecordedDraft, recordedIn, recordedText } from "./recording-draft.ts";
import { RecordingFields } from "./recording-fields.tsx";
import { recordingTexts } from "./recording-texts.ts";
import { DetailHint } from "./detail-hint.tsx";
import { dispatchTexts } from "./texts.ts";

/** After the last crew has cleared: result, report, telling the caller, filing. It holds no crew. */
export function ReportSection({ incident, current }: { incident: Incident; current: boolean }): ReactNode {
  const say = useSay();
  const client = useClient();
  const times = useTimeWords();
  const opening = useOpening(incidentStream(incident.id));
  const body = { incidentId: incident.id };
  const may = (order: string, extra: Readonly<Record<string, unknown>> = {}) =>
    current && rehearse(client, order, { ...body, ...extra }) === null;
  const time = (instant: string) => times.time(instant);
  const [adding, setAdding] = useState(false);
  const last = incident.reports.at(-1);
  const hasSealed = incident.result?.note !== undefined || incident.reports.some((report) => report.text !== undefined);
  const mayReport = may("GiveReport", { text: "…" });
  const isOwed = last === undefined || incident.result === undefined || incident.returnedForCompletion !== undefined;
  if (!wasHandled(incident) && incident.result === undefined && last === undefined) return null;

  return (
    <section className="card-section" aria-label={say(dispatchTexts.report)}>
      <div className="card-section-head">
        <h3>{say(dispatchTexts.report)}</h3>
        <span className="panel-head-space" />
        {hasSealed && <OpeningControl opening={opening} />}
      </div>
      <dl className="card-facts">
        {incident.result !== undefined && (
          <div>
            <dt>{say(dispatchTexts.result)}</dt>
            <dd>
              {say(handlingResultNames[incident.result.result])}{" "}
              {incident.result.note !== undefined && <SealedText opening={opening} sealed={incident.result.note} />}
            </dd>
          </div>
        )}
        {last !== undefined && (
          <div>
            <dt>{say(dispatchTexts.reportText)}</dt>
            <dd>
              <span className="figures">
                {say(dispatchTexts.reportsGiven, { count: incident.reports.length, time: time(last.at) })}
              </span>{" "}
              {last.generated && <span className="quiet">{say(dispatchTexts.reportGenerated)} </span>}
              {last.text !== undefined && <SealedText opening={opening} sealed={last.text} />}
            </dd>
          </div>
        )}
        {incident.reportDue !== undefined && last === undefined && (
          <div>
            <dt>{say(dispatchTexts.reportText)}</dt>
            <dd className="figures">
              {say(dispatchTexts.reportDueAt, { time: time(incident.reportDue.at) })}
              {incident.reportDue.reminded > 0 &&
                ` · ${say(dispatchTexts.reminded, { count: incident.reportDue.reminded })}`}
            </dd>
          </div>
        )}
        <RecordedFacts incident={incident} />
      </dl>
      {incident.returnedForCompletion !== undefined && (
        <Trouble
          standing
          said={dispatchTexts.returnedBecause}
          values={{ reason: incident.returnedForCompletion.reason }}
        />
      )}
      {mayReport && (isOwed || adding) && (
        <ReportForm key={incident.id} incident={incident} onGiven={() => setAdding(false)} />
      )}
      <div className="assignment-orders">
        {mayReport && !isOwed && !adding && <Button onClick={() => setAdding(true)}>{say(recordingTexts.more)}</Button>}
        {may("FileIncident") && (
          <OrderButton order="FileIncident" body={body} kind="primary">
            {say(dispatchTexts.file)}
          </OrderButton>
        )}
        {incident.returnedForCompletion === undefined && may("ReturnReport", { reason: "…" }) && (
          <OrderButton order="ReturnReport" body={body} reason="needed">
            {say(dispatchTexts.returnReport)}
          </OrderButton>
        )}
        {incident.callerToldAt === undefined && may("TellCaller") && (
          <OrderButton order="TellCaller" body={body}>
            {say(dispatchTexts.tellCaller)}
          </OrderButton>
        )}
      </div>
      {incident.filedAt !== undefined && (
        <p className="card-line">{say(dispatchTexts.filedAt, { time: time(incident.filedAt) })}</p>
      )}
    </section>
  );
}

function ReportForm({ incident, onGiven }: { incident: Incident; onGiven: () => void }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const giving = useGiving();
  const [result, setResult] = useState<(typeof handlingResults)[number] | undefined>(incident.result?.result);
  const [text, setText, clear] = useDraftText(`report ${incident.id}`);
  const [keptText, keep, clearRecorded] = useDraftText(`recordings ${incident.id}`);
  const draft = keptRecorded(keptText);
  const cameAt = spansOnScene(incident)[0]?.from ?? incident.receivedAt;
  const day = dayOf(cameAt, zone);
  const recorded = recordedIn(draft, day, zone);
  const hasText = text.trim() !== "";
  const isChanged = result !== undefined && result !== incident.result?.result;
  // What was recorded is told with the words of a report.
  const lacksText = recorded !== null && Object.keys(recorded).length > 0 && !hasText;

  async function give(): Promise<void> {
    if (isChanged) {
      const recorded = await giving.give("RecordResult", { incidentId: incident.id, result });
      if (recorded.kind !== "accepted") return;
    }
    if (!hasText) return;
    const given = await giving.give("GiveReport", { incidentId: incident.id, text: text.trim(), ...recorded });
    if (given.kind !== "accepted") return;
    clear();
    clearRecorded();
    onGiven();
  }

  return (
    <Form
      send={say(dispatchTexts.giveReport)}
      ready={recorded !== null && !lacksText && (hasText || isChanged)}
      busy={giving.busy}
      trouble={giving.trouble ?? (lacksText ? recordingTexts.withReport : null)}
      onSend={() => void give()}
    >
      <Field label={say(dispatchTexts.result)}>
        {(control) => (
          <PickOne
            {...control}
            value={result}
            onChange={setResult}
            options={handlingResults.map((value) => ({ value, text: say(handlingResultNames[value]) }))}
          />
        )}
      </Field>
      <Field label={say(dispatchTexts.reportText)}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            mostRows={6}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <DetailHint incidentId={incident.id} text={text} onChange={setText} />
      <RecordingFields
        draft={draft}
        cameAt={cameAt}
        day={day}
        onChange={(next: RecordedDraft) => keep(recordedText(next))}
      />
    </Form>
  );
}

import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { dayAndTime, timeOfDay, useDistrict, useNames } from "../../district/web/use-district.ts";
import { useOfficersOnPaper } from "../../access/web/officer-names.ts";
import { useSayFact } from "../../journal/web/fact-names.ts";
import { useParam } from "../../ground/web/address.ts";
import { useNow } from "../../ground/web/clock.ts";
import { instantOf } from "../../ground/instant.ts";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import type { Sealed } from "../../ground/sealed.ts";
import { placeWords } from "../../ground/place-words.ts";
import { useClient } from "../../journal/web/client.ts";
import { type Opening, OpeningControl, useOpening } from "../../journal/web/sealed-values.tsx";
import { panelOf } from "../../journal/web/use-read.ts";
import { incidentStream } from "../facts.ts";
import type { Assignment, Incident } from "../incident.ts";
import { assignmentRoleNames, endingNames, stepNames, steps } from "../assignment-facts.ts";
import { handlingResultNames } from "../report-facts.ts";
import { isActive, stageOf, stages } from "../stage.ts";
import { RecordedFacts } from "./recorded-facts.tsx";
import { dispatchTexts } from "./texts.ts";
import { useWholeIncident } from "./use-incident.ts";
import "./incident-sheet.css";

/** One incident on A4 paper. Sealed parts are printed only if the reader opens them first, which is logged. */
export function IncidentSheet(): ReactNode {
  const id = useParam("incident");
  const say = useSay();
  const district = useDistrict();
  const sentenceOf = useSayFact();
  const { session } = useClient();
  const now = useNow();
  const nameOf = useOfficersOnPaper();
  const view = useWholeIncident(id);
  const opening = useOpening(incidentStream(id));
  const { incident } = view;
  if (incident === undefined) {
    const gone = view.read.refused?.status === 404;
    return <PanelSays {...panelOf(view.read)} {...(gone ? { state: "empty", empty: dispatchTexts.gone } : {})} />;
  }
  const zone = district.zone;
  return (
    <main className="sheet-page">
      <div className="sheet-tools">
        <OpeningControl opening={opening} label={say(dispatchTexts.openForPrint)} />
        <Button look="primary" onClick={() => window.print()}>
          {say(dispatchTexts.print)}
        </Button>
      </div>
      <article className="sheet">
        <header>
          <p className="quiet">
            {say(district.name)}
            {district.drill && <strong> 演练 DRILL</strong>}
          </p>
          <h1>
            {say(dispatchTexts.sheet)} <span className="figures">{incident.number}</span>
          </h1>
        </header>
        <SheetFacts incident={incident} zone={zone} />
        <h2>{say(dispatchTexts.narrative)}</h2>
        {incident.narrative.length === 0 && <p>{say(dispatchTexts.noNarrative)}</p>}
        {incident.narrative.map((part) => (
          <p key={part.text.nonce}>
            <span className="figures quiet">{dayAndTime(part.at, zone)}</span> {part.by}：
            {onPaper(opening, part.text, say(dispatchTexts.sealedOnPaper))}
          </p>
        ))}
        <SheetDispatch incident={incident} zone={zone} />
        <h2>{say(dispatchTexts.report)}</h2>
        {incident.result !== undefined && (
          <p>
            {say(dispatchTexts.result)}：{say(handlingResultNames[incident.result.result])}
            {incident.result.note !== undefined &&
              ` ${onPaper(opening, incident.result.note, say(dispatchTexts.sealedOnPaper))}`}
          </p>
        )}
        {incident.reports.map((report) => (
          <p key={report.at}>
            <span className="figures quiet">{dayAndTime(report.at, zone)}</span> {report.by}：
            {report.text === undefined
              ? say(dispatchTexts.reportGenerated)
              : onPaper(opening, report.text, say(dispatchTexts.sealedOnPaper))}
          </p>
        ))}
        <RecordedFacts incident={incident} list="sheet-recorded" />
        <h2>{say(dispatchTexts.timeline)}</h2>
        {view.readOlder !== null && <p>{say(dispatchTexts.timelineMissing)}</p>}
        <Table
          caption={say(dispatchTexts.timeline)}
          className="sheet-timeline"
          look="paper"
          headless
          rows={view.timeline}
          keyOf={({ writer, n }) => `${writer} ${n}`}
          columns={[
            { key: "at", figures: true, cell: ({ occurredAt }) => dayAndTime(occurredAt, zone) },
            { key: "what", cell: (fact) => say(sentenceOf(fact)) },
            { key: "by", cell: ({ by }) => nameOf(by.officer) },
          ]}
        />
        <footer className="quiet figures">
          {say(dispatchTexts.printedAt, { time: dayAndTime(instantOf(now), zone) })} · {nameOf(session.officer)} ·{" "}
          {incident.fullNumber}
        </footer>
      </article>
    </main>
  );
}

function onPaper(opening: Opening, sealed: Sealed, hidden: string): string {
  return opening.textOf(sealed) ?? hidden;
}

function SheetFacts({ incident, zone }: { incident: Incident; zone: string }): ReactNode {
  const say = useSay();
  const names = useNames();
  const place = placeWords(incident.place);
  const rows: readonly (readonly [what: string, value: string])[] = [
    [say(dispatchTexts.fullNumber), incident.fullNumber],
    [say(dispatchTexts.received, { time: "" }).trim(), dayAndTime(incident.receivedAt, zone)],
    [say(dispatchTexts.stage), say(stages[stageOf(incident)])],
    [say(dispatchTexts.priority), say(dispatchTexts.priorityNamed, { priority: incident.priority })],
    [say(dispatchTexts.reportedType), `${names.type(incident.reportedType)} ${incident.reportedType}`],
    [say(dispatchTexts.handledType), incident.handledType === undefined ? "–" : names.type(incident.handledType)],
    [
      say(dispatchTexts.place),
      [place === undefined ? "" : say(place), incident.place.point?.map((part) => part.toFixed(5)).join(", ") ?? ""]
        .join(" ")
        .trim(),
    ],
  ];
  return (
    <Table
      caption={say(dispatchTexts.sheet)}
      className="sheet-facts"
      look="paper"
      headless
      rows={rows}
      keyOf={([what]) => what}
      columns={[
        { key: "what", names: true, cell: ([what]) => what },
        { key: "value", figures: true, cell: ([, value]) => value },
      ]}
    />
  );
}

function SheetDispatch({ incident, zone }: { incident: Incident; zone: string }): ReactNode {
  const say = useSay();
  const names = useNames();
  const time = (instant: string | undefined) => (instant === undefined ? "–" : timeOfDay(instant, zone));
  return (
    <>
      <h2>{say(dispatchTexts.dispatch)}</h2>
      {incident.stationOrders.map((order) => (
        <p key={order.id} className="figures">
          {names.station(order.station)} · {say(dispatchTexts.orderedAt, { time: time(order.orderedAt) })} ·{" "}
          {order.signedAt === undefined
            ? say(dispatchTexts.unsigned)
            : say(dispatchTexts.signedAt, { time: time(order.signedAt) })}
          {order.returned !== undefined &&
            ` · ${say(dispatchTexts.returnedAt, { time: time(order.returned.at), reason: order.returned.reason })}`}
        </p>
      ))}
      {incident.assignments.length === 0 ? (
        <p>{say(dispatchTexts.nobodyOrdered)}</p>
      ) : (
        <Table
          caption={say(dispatchTexts.dispatch)}
          look="paper"
          rows={incident.assignments}
          keyOf={({ id }) => id}
          columns={[
            {
              key: "unit",
              head: say(dispatchTexts.units),
              names: true,
              cell: (assignment) => (
                <>
                  {assignment.callsign} {say(assignmentRoleNames[assignment.role])}
                  {!isActive(assignment) &&
                    assignment.ending !== "done" &&
                    ` · ${say(endingNames[assignment.ending ?? "done"])}`}
                </>
              ),
            },
            ...steps.map((step) => ({
              key: step,
              head: say(stepNames[step]),
              figures: true,
              cell: ({ times }: Assignment) => time(times[step]),
            })),
          ]}
        />
      )}
    </>
  );
}

import { Button, ButtonLink } from "../../ground/web/button.tsx";
import { type ReactNode, type RefObject, useRef } from "react";
import { landKinds } from "../../district/areas.ts";
import { useAreas } from "../../district/web/use-areas.ts";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { millis } from "../../ground/instant.ts";
import { placeWords } from "../../ground/place-words.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useAtTop } from "../../ground/web/use-at-top.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import type { Incident } from "../incident.ts";
import { isOpen, lacksPlace, stageOf } from "../stage.ts";
import { AlertList } from "./alert-list.tsx";
import { CloseCard } from "./close-card.tsx";
import { Sections } from "../../journal/web/shown.tsx";
import { DepartmentsSection } from "./departments-section.tsx";
import { DetailsSection } from "./details-section.tsx";
import { DispatchSection } from "./dispatch-section.tsx";
import { IncidentOrders } from "./incident-orders.tsx";
import { NarrativeSection } from "./narrative-section.tsx";
import { PromiseStrip } from "./promise-strip.tsx";
import { ReportSection } from "./report-section.tsx";
import { responseTexts } from "./response-texts.ts";
import { PriorityMark, StageMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";
import { Timeline } from "./timeline.tsx";
import { useArrivals } from "./use-arrivals.ts";
import { type IncidentRead, useIncident } from "./use-incident.ts";
import "./incident-card.css";

interface IncidentCardProps {
  readonly id: string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
  /** Lets the person point at a place on the map; null when taken back. */
  readonly pickPoint: () => Promise<readonly [number, number] | null>;
}

/** Everything about one incident, and every order that can be given for it, most urgent first. */
export function IncidentCard({ id, onChoose, onClose, pickPoint }: IncidentCardProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const view = useIncident(id);
  const top = useRef<HTMLElement>(null);
  const { incident } = view;
  // Again once it has been read: what stood in its place was shorter.
  useAtTop(top, incident === undefined ? `${id}, not read` : id);
  const arrivals = useArrivals(incident);
  if (incident === undefined) return <NoIncident read={view.read} place={top} onClose={onClose} />;
  const open = isOpen(incident);
  return (
    <Panel
      title={incident.number}
      label={`${say(dispatchTexts.which)} ${incident.number}`}
      className="panel-grow panel-card"
      headClass="card-head figures"
      panelRef={top}
      isHome
      mark={<PriorityMark priority={incident.priority} />}
      about={<About incident={incident} />}
      tools={
        <>
          <ButtonLink look="text" href={`/incidents/${incident.id}/sheet`} target="_blank" rel="noopener">
            {say(dispatchTexts.print)}
          </ButtonLink>
          <CloseCard onClose={onClose} />
        </>
      }
      before={<AlertList key={incident.id} incident={incident} />}
      body="card-body"
    >
      {!view.current && <p className="card-note quiet">{say(dispatchTexts.archived)}</p>}
      {incident.held && open && (
        <p className="card-note">
          {say(dispatchTexts.held)}{" "}
          {rehearse(client, "ReleaseIncident", { incidentId: id }) === null && (
            <OrderButton order="ReleaseIncident" body={{ incidentId: id }} kind="primary">
              {say(dispatchTexts.release)}
            </OrderButton>
          )}
        </p>
      )}
      <PromiseStrip incident={incident} arrivals={arrivals} />
      <Facts incident={incident} onChoose={onChoose} />
      <DispatchSection incident={incident} current={view.current} arrivals={arrivals} pickPoint={pickPoint} />
      <NarrativeSection incident={incident} />
      <DetailsSection incident={incident} />
      <ReportSection incident={incident} current={view.current} />
      <DepartmentsSection incident={incident} current={view.current} />
      {view.current && <Sections of="incident" id={incident.id} />}
      <IncidentOrders incident={incident} current={view.current} pickPoint={pickPoint} />
      <Timeline
        facts={view.timeline}
        readOlder={view.readOlder}
        reading={view.read.busy}
        missing={view.read.trouble !== null && (view.read.content === undefined || view.readOlder !== null)}
      />
    </Panel>
  );
}

interface NoIncidentProps {
  readonly read: IncidentRead["read"];
  readonly place: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What an address or a link names and is not there, or not yet. */
function NoIncident({ read, place, onClose }: NoIncidentProps): ReactNode {
  const say = useSay();
  return (
    <Panel
      title={say(dispatchTexts.which)}
      className="panel-grow panel-card"
      headClass="card-head"
      panelRef={place}
      tools={<CloseCard onClose={onClose} />}
      {...panelOf(read)}
      {...(read.refused?.status === 404 ? { state: "empty", empty: dispatchTexts.gone } : {})}
    />
  );
}

/** How far it is: its type, its stage and how long it runs. */
function About({ incident }: { incident: Incident }): ReactNode {
  const names = useNames();
  const now = useNow();
  return (
    <>
      <span className="card-type cut">{names.type(incident.handledType ?? incident.reportedType)}</span>
      <StageMark stage={stageOf(incident)} />
      {isOpen(incident) && (
        <span className="figures card-elapsed">{elapsedText((now - millis(incident.receivedAt)) / 1000)}</span>
      )}
    </>
  );
}

function Facts({ incident, onChoose }: { incident: Incident; onChoose: (id: string) => void }): ReactNode {
  const say = useSay();
  const names = useNames();
  const times = useTimeWords();
  const others = [
    ...(incident.exit?.how === "merged" ? [{ what: dispatchTexts.goneTo, ids: [incident.exit.into] }] : []),
    { what: dispatchTexts.mergedHere, ids: incident.merged },
    { what: dispatchTexts.linked, ids: incident.links },
  ].filter(({ ids }) => ids.length > 0);
  return (
    <dl className="card-facts">
      <div>
        <dt>{say(dispatchTexts.place)}</dt>
        <dd className="card-place">
          {say(placeWords(incident.place) ?? dispatchTexts.noPlaceWords)}
          {lacksPlace(incident) && (
            <span className="incident-no-place" title={say(dispatchTexts.placeMissingLong)}>
              {say(dispatchTexts.placeMissing)}
            </span>
          )}
        </dd>
      </div>
      <LiesIn incident={incident} />
      <div>
        <dt>{say(dispatchTexts.reportedType)}</dt>
        <dd>{names.type(incident.reportedType)}</dd>
      </div>
      {incident.handledType !== undefined && (
        <div>
          <dt>{say(dispatchTexts.handledType)}</dt>
          <dd>{names.type(incident.handledType)}</dd>
        </div>
      )}
      <div>
        <dt>{say(dispatchTexts.fullNumber)}</dt>
        <dd className="figures">
          {incident.fullNumber} <span className="quiet">{times.dayAndTime(incident.receivedAt)}</span>
        </dd>
      </div>
      {others.map(({ what, ids }) => (
        <div key={what.en}>
          <dt>{say(what)}</dt>
          <dd>
            {ids.map((other) => (
              <OtherIncident key={other} id={other} onChoose={onChoose} />
            ))}
          </dd>
        </div>
      ))}
      {incident.callerToldAt !== undefined && (
        <div>
          <dt>{say(dispatchTexts.tellCaller)}</dt>
          <dd className="figures">{say(dispatchTexts.toldAt, { time: times.time(incident.callerToldAt) })}</dd>
        </div>
      )}
    </dl>
  );
}

/** The areas it lies in, by name once the land is known. */
function LiesIn({ incident }: { incident: Incident }): ReactNode {
  const say = useSay();
  const names = useNames();
  const areas = useAreas();
  const language = useLanguage();
  const { liesIn, alarmLevel = 1 } = incident;
  const lies = landKinds.flatMap((kind) => {
    const id = liesIn?.[kind];
    if (id === undefined) return [];
    if (kind === "station") return [names.station(id)];
    const found = areas?.features.find(({ properties }) => properties["kind"] === kind && properties["id"] === id);
    return [found?.properties[`name:${language}`] ?? id];
  });
  return (
    <>
      {lies.length > 0 && (
        <div>
          <dt>{say(responseTexts.liesIn)}</dt>
          <dd>{lies.join(" · ")}</dd>
        </div>
      )}
      {alarmLevel > 1 && (
        <div>
          <dt>{say(responseTexts.alarmLevel)}</dt>
          <dd className="figures">{alarmLevel}</dd>
        </div>
      )}
    </>
  );
}

function OtherIncident({ id, onChoose }: { id: string; onChoose: (id: string) => void }): ReactNode {
  const view = useIncident(id);
  return (
    <Button look="link" onClick={() => onChoose(id)}>
      {view.incident?.number ?? id}
    </Button>
  );
}

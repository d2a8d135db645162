import { MenuButton } from "../../ground/web/menu-button.tsx";
import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useRef, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useAtTop } from "../../ground/web/use-at-top.ts";
import { useClient, useConnection, useStream } from "../../journal/web/client.ts";
import { ReasonForm, useGiving } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import { unitStream } from "../facts.ts";
import { restingStatuses, statuses } from "../unit-facts.ts";
import { capabilityNames, unitKindNames } from "../../ground/force.ts";
import { unitStatus } from "../status.ts";
import type { RestingStatus, Unit } from "../unit.ts";
import { CrewForm } from "./crew-form.tsx";
import { CloseCard } from "./close-card.tsx";
import { StatusMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";
import "./incident-card.css";

interface UnitCardProps {
  readonly id: string;
  readonly onIncident: (incidentId: string) => void;
  readonly onClose: () => void;
}

/**
 * The card of one unit: its kind, its status and since when, and the control that sets its status while it has no
 * assignment.
 */
export function UnitCard({ id, onIncident, onClose }: UnitCardProps): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  const top = useRef<HTMLElement>(null);
  const unit = useStream<Unit>(unitStream(id));
  const isRead = useConnection().state !== "connecting";
  useAtTop(top, `${id} ${unit === undefined ? (isRead ? "gone" : "not read") : "there"}`);
  if (unit === undefined) {
    return (
      <Panel
        title={id}
        label={`${say(dispatchTexts.unit)} ${id}`}
        className="panel-grow panel-card"
        headClass="card-head"
        panelRef={top}
        tools={<CloseCard onClose={onClose} />}
        state={isRead ? "empty" : "loading"}
        empty={dispatchTexts.unitGone}
      />
    );
  }
  const since = unit.active?.since ?? unit.statusSince;
  const { active } = unit;
  return (
    <Panel
      title={unit.id}
      label={unit.callsign}
      className="panel-grow panel-card"
      headClass="card-head figures"
      panelRef={top}
      isHome
      about={
        <>
          <span className="card-type cut">{unit.callsign}</span>
          <StatusMark status={unitStatus(unit)} />
          <span className="figures card-elapsed">{elapsedText((now - millis(since)) / 1000)}</span>
        </>
      }
      tools={<CloseCard onClose={onClose} />}
      body="card-body"
    >
      <dl className="card-facts">
        <div>
          <dt>{say(dispatchTexts.type)}</dt>
          <dd>{say(unitKindNames[unit.kind])}</dd>
        </div>
        {unit.station !== undefined && (
          <div>
            <dt>{say(dispatchTexts.post)}</dt>
            <dd>{names.station(unit.station)}</dd>
          </div>
        )}
        {!unit.imported && (
          <div>
            <dt>{say(dispatchTexts.crew)}</dt>
            <dd className="figures">
              {say(dispatchTexts.crewOf, {
                count: unit.crew.length,
                sworn: unit.crew.filter((member) => member.sworn).length,
              })}{" "}
              <span className="quiet">{unit.crew.map((member) => member.badge).join(" ")}</span>
            </dd>
          </div>
        )}
        {unit.capabilities.length > 0 && (
          <div>
            <dt>{say(dispatchTexts.capabilities)}</dt>
            <dd>{unit.capabilities.map((capability) => say(capabilityNames[capability])).join("、")}</dd>
          </div>
        )}
        {active !== undefined && (
          <div>
            <dt>{say(dispatchTexts.atIncident)}</dt>
            <dd>
              <Button onClick={() => onIncident(active.incident)}>
                {say(dispatchTexts.which)} {active.incidentNumber}
              </Button>
            </dd>
          </div>
        )}
      </dl>
      <CrewChange unit={unit} />
      <StatusSetting unit={unit} />
    </Panel>
  );
}

function CrewChange({ unit }: { unit: Unit }): ReactNode {
  const say = useSay();
  const client = useClient();
  const [changing, setChanging] = useState("");
  if (rehearse(client, "ChangeCrew", { unitId: unit.id, crew: unit.crew }) !== null) return null;
  return (
    <section className="card-section" aria-label={say(dispatchTexts.changeCrew)}>
      {changing === unit.id ? (
        <CrewForm unit={unit} onClose={() => setChanging("")} />
      ) : (
        <Button onClick={() => setChanging(unit.id)}>{say(dispatchTexts.changeCrew)}</Button>
      )}
    </section>
  );
}

/** These need no explaining; the others say why a crew cannot be sent. */
const withoutReason: ReadonlySet<RestingStatus> = new Set<RestingStatus>(["standby", "patrol", "returning"]);

function StatusSetting({ unit }: { unit: Unit }): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const [asking, setAsking] = useState<RestingStatus | null>(null);
  const may = rehearse(client, "SetUnitStatus", { unitId: unit.id, status: unit.status }) === null;
  if (!may) return null;

  async function give(status: RestingStatus, reason?: string): Promise<void> {
    const body = { unitId: unit.id, status, ...(reason === undefined || reason === "" ? {} : { reason }) };
    if ((await giving.give("SetUnitStatus", body)).kind === "accepted") setAsking(null);
  }

  return (
    <section className="card-section" aria-label={say(dispatchTexts.setStatus)}>
      <MenuButton
        busy={giving.busy}
        edge="start"
        items={restingStatuses
          .filter((status) => status !== unit.status)
          .map((status) => ({ key: status, label: say(statuses[status]) }))}
        onPick={(status) => {
          if (withoutReason.has(status)) void give(status);
          else setAsking(status);
        }}
      >
        {say(dispatchTexts.setStatus)}
      </MenuButton>
      {asking !== null && (
        <div className="stack-form">
          <h3>{say(statuses[asking])}</h3>
          <ReasonForm
            doing={say(dispatchTexts.setStatusTo, { status: say(statuses[asking]) })}
            optional
            busy={giving.busy}
            trouble={giving.trouble}
            onGive={(reason) => void give(asking, reason)}
            onClose={() => setAsking(null)}
          />
        </div>
      )}
      {asking === null && <Trouble said={giving.trouble} />}
    </section>
  );
}

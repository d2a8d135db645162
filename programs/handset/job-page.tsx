import { type ReactNode, useEffect, useState } from "react";
import { useDistrict } from "../../src/district/web/use-district.ts";
import { useTimeWords } from "../../src/district/web/use-time-words.ts";
import { stepNames } from "../../src/dispatch/assignment-facts.ts";
import { incidentStream, unitStream } from "../../src/dispatch/facts.ts";
import type { Assignment, Incident } from "../../src/dispatch/incident.ts";
import { undoSeconds } from "../../src/dispatch/mending.ts";
import { isActive } from "../../src/dispatch/stage.ts";
import type { Unit } from "../../src/dispatch/unit.ts";
import { millis } from "../../src/ground/instant.ts";
import { placeWords } from "../../src/ground/place-words.ts";
import { useAlarm } from "../../src/ground/web/alarm.ts";
import { useNow } from "../../src/ground/web/clock.ts";
import { elapsedText } from "../../src/ground/web/elapsed.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { isUnsent, waitingOf } from "../../src/journal/outbox.ts";
import { useClient, useConnection, useStream, useStreams } from "../../src/journal/web/client.ts";
import type { Outbox } from "../../src/journal/web/outbox-sender.ts";
import { rehearse } from "../../src/journal/web/rehearse.ts";
import { newVersionStore, takeNewVersion } from "./keep-program.ts";
import { OutboxList } from "./outbox-list.tsx";
import { PinOffer } from "./pin-door.tsx";
import { handsetTexts as texts } from "./texts.ts";
import type { Vault } from "./vault.ts";

interface JobPageProps {
  readonly outbox: Outbox;
  readonly vault: Vault;
  readonly onSignOut: () => void;
}

/** The one screen of a crew: how it is connected, its job, what comes next. */
export function JobPage({ outbox, vault, onSignOut }: JobPageProps): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const unit = useStream<Unit>(session.unit === undefined ? undefined : unitStream(session.unit));
  const job = useStream<Incident>(unit?.active === undefined ? undefined : incidentStream(unit.active.incident));
  useNewJobAlarm(job, session.unit);
  const others = useStreams<Incident>("incident").filter(({ state }) => state.id !== job?.id);
  return (
    <div className="handset">
      <Bar callsign={unit?.callsign ?? session.unit ?? ""} outbox={outbox} onSignOut={onSignOut} />
      <OutboxList outbox={outbox} />
      <PinOffer vault={vault} />
      <main className="handset-main">
        {job === undefined || session.unit === undefined ? (
          <section className="handset-none">
            <h1>{say(texts.noJob)}</h1>
            <p className="quiet">{say(texts.noJobHow)}</p>
          </section>
        ) : (
          <Job incident={job} unit={session.unit} outbox={outbox} />
        )}
        {others.map(({ state }) => (
          <p key={state.id} className="handset-due">
            {say(texts.reportDue)} · {state.number}
          </p>
        ))}
      </main>
    </div>
  );
}

/** Between two sounds of a job that nobody has acknowledged. Milliseconds. */
const ringEveryMillis = 4000;

/** Rings until the crew has acknowledged. */
function useNewJobAlarm(job: Incident | undefined, unit: string | undefined): void {
  const mine = job?.assignments.find((one) => one.unit === unit && one.step === "ordered" && isActive(one));
  const waiting = job === undefined || mine === undefined ? [] : [{ id: mine.id, number: job.number }];
  useAlarm("order", waiting, ringEveryMillis);
}

function Bar({
  callsign,
  outbox,
  onSignOut,
}: {
  readonly callsign: string;
  readonly outbox: Outbox;
  readonly onSignOut: () => void;
}): ReactNode {
  const say = useSay();
  const now = useNow();
  const { state, since } = useConnection();
  const isNew = useStore(newVersionStore) !== null;
  const waiting = waitingOf(useStore(outbox.orders)).length;
  const isCutOff = useStore(outbox.hold) === "unreachable";
  const isLive = state === "live" && !isCutOff;
  return (
    <header className="handset-bar" data-connected={isLive}>
      <strong>{callsign}</strong>
      <span role="status">
        {isLive
          ? say(texts.live)
          : state === "live"
            ? say(texts.cutOffNow)
            : say(texts.cutOff, { seconds: elapsedText(Math.max(0, (now - since) / 1000)) })}
        {waiting > 0 && ` · ${say(texts.waitingToSend, { count: waiting })}`}
      </span>
      {isNew && (
        <button type="button" className="handset-small" onClick={takeNewVersion}>
          {say(texts.takeNewVersion)}
        </button>
      )}
      <button type="button" className="handset-small" onClick={onSignOut}>
        {say(texts.signOut)}
      </button>
    </header>
  );
}

const forward = ["AcknowledgeOrder", "GoEnRoute", "ArriveOnScene", "BeginHandling", "ClearUnit"] as const;

function Job({
  incident,
  unit,
  outbox,
}: {
  readonly incident: Incident;
  readonly unit: string;
  readonly outbox: Outbox;
}): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const { types } = useDistrict();
  const mine = incident.assignments.findLast((one) => one.unit === unit && isActive(one));
  const others = incident.assignments.filter((one) => one.unit !== unit && isActive(one));
  const type = types[incident.handledType ?? incident.reportedType];
  const { point } = incident.place;
  return (
    <article className="handset-job" aria-label={incident.number}>
      <p className="handset-line">
        <strong>{incident.number}</strong>
        <span>{type === undefined ? incident.reportedType : say(type.name)}</span>
        <span className="handset-priority">{incident.priority}</span>
      </p>
      <h1>{say(placeWords(incident.place) ?? texts.noPlace)}</h1>
      {point !== undefined && (
        <a className="handset-button" href={`geo:${point[1]},${point[0]}`}>
          {say(texts.go)}
        </a>
      )}
      {mine !== undefined && <Steps incident={incident} assignment={mine} outbox={outbox} />}
      {others.length > 0 && (
        <p className="quiet">
          {say(texts.others)}：
          {others.map(({ callsign, step, times: at }) => {
            const since = at[step];
            return ` ${callsign} ${say(stepNames[step])}${since === undefined ? "" : ` ${times.time(since)}`}`;
          })}
        </p>
      )}
    </article>
  );
}

function Steps({
  incident,
  assignment,
  outbox,
}: {
  readonly incident: Incident;
  readonly assignment: Assignment;
  readonly outbox: Outbox;
}): ReactNode {
  const say = useSay();
  const client = useClient();
  const now = useNow();
  const times = useTimeWords();
  const [failed, setFailed] = useState(false);
  const orders = useStore(outbox.orders);
  const body = { incidentId: incident.id, assignmentId: assignment.id };
  const [next, ...later] = forward.filter((name) => rehearse(client, name, body) === null);
  const last = orders.findLast((order) => order.body["assignmentId"] === assignment.id);
  const since = assignment.times[assignment.step];
  const left = undoSeconds - Math.floor((now - millis(assignment.latest.recordedAt)) / 1000);
  const canUndo = left > 0 && assignment.latest.step === assignment.step && assignment.step !== "ordered";

  // A second tap while the first is being written would be a second order.
  const [busy, setBusy] = useState(false);
  useEffect(() => setBusy(false), [assignment.step]);

  async function give(name: string): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      await outbox.give(name, body);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  async function undo(): Promise<void> {
    if (last !== undefined && isUnsent(last) && (await outbox.withdraw(last.id))) return;
    await give("UndoStep");
  }

  return (
    <div className="handset-steps">
      <p role="status">
        {since === undefined
          ? say(stepNames[assignment.step])
          : say(texts.since, { step: say(stepNames[assignment.step]), time: times.time(since) })}
        {last !== undefined && last.refusal === undefined && (
          <span className="handset-unconfirmed"> · {say(texts.notConfirmed)}</span>
        )}
      </p>
      {failed && <p role="alert">{say(texts.notKept)}</p>}
      {next !== undefined && (
        <button type="button" className="handset-next" disabled={busy} onClick={() => void give(next)}>
          {say(client.book.orders.get(next)?.title ?? texts.handset)}
        </button>
      )}
      <div className="handset-later">
        {later.map((name) => (
          <button key={name} type="button" className="handset-button" disabled={busy} onClick={() => void give(name)}>
            {say(client.book.orders.get(name)?.title ?? texts.handset)}
          </button>
        ))}
        {canUndo && (
          <button type="button" className="handset-button" disabled={busy} onClick={() => void undo()}>
            {say(texts.undo, { seconds: left })}
          </button>
        )}
      </div>
    </div>
  );
}

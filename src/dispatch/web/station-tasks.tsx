import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { millis } from "../../ground/instant.ts";
import { placeWords } from "../../ground/place-words.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { KeyHint } from "../../ground/web/key-hint.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useAlarm } from "../../ground/web/alarm.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Incident, StationOrder } from "../incident.ts";
import { isUnanswered } from "../stage.ts";
import { PriorityMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";
import "./station-tasks.css";

const ringEveryMillis = 4000;

interface Task {
  readonly incident: Incident;
  readonly order: StationOrder;
}

/** What the hall has ordered this desk to do and no crew has been sent for yet: first what is not even signed. */
export function StationTasks({ onChoose, onNew }: { onChoose: (id: string) => void; onNew: () => void }): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const streams = useStreams<Incident>("incident");
  const tasks = useMemo(
    () =>
      tasksOf(
        streams.map(({ state }) => state),
        session.station,
      ),
    [streams, session.station],
  );
  const unsigned = tasks.filter(({ order }) => order.signedAt === undefined);
  useAlarm(
    "order",
    unsigned.map(({ incident: { id, number } }) => ({ id, number })),
    ringEveryMillis,
  );
  useHotkey("n", dispatchTexts.newIncident, onNew);

  return (
    <Panel
      title={say(dispatchTexts.ordersToSign)}
      className="panel-calls"
      about={
        <span className="count" role="status">
          {unsigned.length}
        </span>
      }
      tools={
        <Button onClick={onNew}>
          {say(dispatchTexts.newIncident)} <KeyHint of="n" />
        </Button>
      }
      ringing={unsigned.length > 0}
      body
    >
      {tasks.length === 0 && <p className="nothing">{say(dispatchTexts.noOrders)}</p>}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.order.id} task={task} onChoose={onChoose} />
        ))}
      </ul>
    </Panel>
  );
}

function tasksOf(incidents: readonly Incident[], station: string | undefined): readonly Task[] {
  return incidents
    .flatMap((incident) =>
      incident.stationOrders
        .filter((order) => order.station === station && isUnanswered(incident, order))
        .map((order) => ({ incident, order })),
    )
    .toSorted(
      (a, b) =>
        Number(a.order.signedAt !== undefined) - Number(b.order.signedAt !== undefined) ||
        a.incident.priority - b.incident.priority ||
        millis(a.order.orderedAt) - millis(b.order.orderedAt),
    );
}

function TaskRow({ task, onChoose }: { task: Task; onChoose: (id: string) => void }): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  const { incident, order } = task;
  const unsigned = order.signedAt === undefined;
  const place = placeWords(incident.place);
  return (
    <li className="task" data-unsigned={unsigned}>
      <button type="button" className="plain-button task-what" onClick={() => onChoose(incident.id)}>
        <PriorityMark priority={incident.priority} />
        <strong className="figures">{incident.number}</strong>
        <span className="cut">
          {names.type(incident.reportedType)} {place === undefined ? "" : say(place)}
        </span>
      </button>
      <span className="figures">{elapsedText((now - millis(order.signedAt ?? order.orderedAt)) / 1000)}</span>
      {unsigned ? (
        <OrderButton
          order="SignOrder"
          body={{ incidentId: incident.id, stationOrderId: order.id }}
          kind="primary"
          label={`${say(dispatchTexts.sign)} ${incident.number}`}
          onAccepted={() => onChoose(incident.id)}
        >
          {say(dispatchTexts.sign)}
        </OrderButton>
      ) : (
        <Button onClick={() => onChoose(incident.id)}>{say(dispatchTexts.sendCrew)}</Button>
      )}
    </li>
  );
}

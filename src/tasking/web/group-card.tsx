import { type ReactNode, useMemo, useState } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { TaskGroup } from "../group.ts";
import { taskStage, taskStageNames } from "../stage.ts";
import type { Task } from "../task.ts";
import { GroupForm } from "./group-form.tsx";
import { groupTexts as texts } from "./group-texts.ts";
import { tasksOfGroup } from "./groups.ts";
import { usePartyName } from "./use-parties.ts";

interface GroupCardProps {
  readonly group: TaskGroup;
  readonly onClose: () => void;
}

/** A group: its purpose, its people, its work, its last day; changed and ended by whoever may. */
export function GroupCard({ group, onClose }: GroupCardProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const partyNameOf = usePartyName();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  const [isChanging, setChanging] = useState(false);
  const streams = useStreams<Task>("task");
  const { id, name, purpose, lead, members, until, endsAt, by } = group;
  const tasks = useMemo(
    () =>
      tasksOfGroup(
        streams.map(({ state }) => state),
        id,
      ),
    [streams, id],
  );
  const mayChange = rehearse(client, "EndGroup", { groupId: id, reason: "-" }) === null;
  const who = (badge: string) => (nameOf(badge) === badge ? badge : `${nameOf(badge)} ${badge}`);
  return (
    <Panel
      title={name}
      cut
      isHome
      body
      tools={
        <>
          {mayChange && !isChanging && (
            <>
              <Button onClick={() => setChanging(true)}>{say(texts.change)}</Button>
              <OrderButton order="EndGroup" body={{ groupId: id }} reason="needed" kind="danger" onAccepted={onClose}>
                {say(texts.end)}
              </OrderButton>
            </>
          )}
          <Button look="text" onClick={onClose}>
            {say(texts.close)}
          </Button>
        </>
      }
      before={
        isChanging && <GroupForm group={group} onClose={() => setChanging(false)} onMade={() => setChanging(false)} />
      }
    >
      <dl className="group-said">
        <dt>{say(texts.purpose)}</dt>
        <dd>{purpose}</dd>
        <dt>{say(texts.madeBy)}</dt>
        <dd>{partyNameOf(by)}</dd>
        <dt>{say(texts.until)}</dt>
        <dd className="figures">
          {until} <span className="quiet">{times.dayAndTime(endsAt)}</span>
        </dd>
        <dt>{say(texts.lead)}</dt>
        <dd>{who(lead)}</dd>
        <dt>{say(texts.members)}</dt>
        <dd>
          {members.length === 0 ? (
            <span className="quiet">{say(texts.noMembers)}</span>
          ) : (
            <ul className="group-members">
              {members.map((badge) => (
                <li key={badge}>{who(badge)}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <section className="group-tasks" aria-label={say(texts.open)}>
        <h3>
          {say(texts.open)} <span className="quiet">{tasks.length}</span>
        </h3>
        {tasks.length === 0 && <p className="quiet">{say(texts.noTasks)}</p>}
        <ul>
          {tasks.map((task) => (
            <li key={task.id}>
              <AddressLink to="/tasks" search={{ task: task.id }}>
                {say(task.title)}
              </AddressLink>{" "}
              <span className="quiet">
                {partyNameOf(task.to)} · {say(taskStageNames[taskStage(task)])}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}

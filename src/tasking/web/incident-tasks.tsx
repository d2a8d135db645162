import type { ReactNode } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { taskStage, taskStageNames } from "../stage.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyName } from "./use-parties.ts";
import { useOpenTasks, useOwnParty } from "./use-tasks.ts";

/** What was asked of others for an incident and is open, and the way to ask for more; on the incident's card. */
export function IncidentTasks({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const client = useClient();
  const own = useOwnParty();
  const nameOf = usePartyName();
  const tasks = useOpenTasks().filter(({ about }) => about?.kind === "incident" && about.id === id);
  const may = own !== undefined && mayGive(client, "AskForService");
  if (tasks.length === 0 && !may) return null;
  return (
    <section className="card-section" aria-label={say(texts.tasks)}>
      <div className="card-section-head">
        <h3>{say(texts.tasks)}</h3>
        <span className="panel-head-space" />
        {may && (
          <AddressLink to="/tasks" search={{ incident: id }}>
            {say(texts.ask)}
          </AddressLink>
        )}
      </div>
      {tasks.map((task) => (
        <p key={task.id} className="card-line">
          <AddressLink to="/tasks" search={{ task: task.id }}>
            {say(task.title)}
          </AddressLink>{" "}
          <span className="quiet">
            {nameOf(task.to)} · {say(taskStageNames[taskStage(task)])}
          </span>
        </p>
      ))}
    </section>
  );
}

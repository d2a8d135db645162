import { type ReactNode, useMemo } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { TaskGroup } from "../group.ts";
import { partyName } from "../party-facts.ts";
import type { Task } from "../task.ts";
import { GroupCard } from "./group-card.tsx";
import { GroupForm } from "./group-form.tsx";
import { groupTexts as texts } from "./group-texts.ts";
import { openGroups, tasksOfGroup } from "./groups.ts";
import "./groups.css";

const address: RowAddress = { path: "/groups", word: "group" };

/** The task groups in sight while they work; one is opened beside the list. */
export function GroupsPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const streams = useStreams<TaskGroup>("group");
  const groups = useMemo(() => openGroups(streams.map(({ state }) => state)), [streams]);
  const [chosen, choose] = useChosenRow(address);
  const { now: form, open, close } = useOpened<"make">();
  const columns = useColumns();
  const group = groups.find(({ id }) => id === chosen);
  return (
    <div className="groups">
      <Panel
        title={say(texts.title)}
        count={groups.length}
        tools={
          mayGive(client, "SetGroup") &&
          form === null && (
            <Button look="primary" onClick={() => open("make")}>
              {say(texts.add)}
            </Button>
          )
        }
        before={
          form === "make" && (
            <GroupForm
              onClose={close}
              onMade={(id) => {
                close();
                choose(id);
              }}
            />
          )
        }
      >
        <DataTable<TaskGroup>
          list="groups"
          caption={say(texts.title)}
          path={address.path}
          columns={columns}
          rows={groups}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          chosen={chosen}
          onChoose={choose}
          none={say(texts.none)}
        />
      </Panel>
      {group !== undefined ? (
        <GroupCard key={group.id} group={group} onClose={() => choose(null)} />
      ) : (
        <Panel title={say(texts.choose)} state="empty" empty={chosen === null ? texts.chooseHow : texts.unknown} />
      )}
    </div>
  );
}

function useColumns(): readonly DataColumn<TaskGroup>[] {
  const say = useSay();
  const names = useFactNames();
  const nameOf = useOfficerNames();
  const streams = useStreams<Task>("task");
  return useMemo(() => {
    const tasks = streams.map(({ state }) => state);
    const count = ({ id }: TaskGroup) => tasksOfGroup(tasks, id).length;
    return [
      { key: "name", head: say(texts.name), names: true, text: ({ name }) => name },
      { key: "purpose", head: say(texts.purpose), isLong: true, text: ({ purpose }) => purpose },
      { key: "lead", head: say(texts.lead), text: ({ lead }) => nameOf(lead), written: ({ lead }) => lead },
      {
        key: "people",
        head: say(texts.people),
        figures: "right",
        text: ({ members }) => `${members.length + 1}`,
        sortedBy: ({ members }) => members.length,
      },
      {
        key: "tasks",
        head: say(texts.open),
        figures: "right",
        text: (group) => `${count(group)}`,
        sortedBy: count,
      },
      { key: "until", head: say(texts.until), figures: true, text: ({ until }) => until },
      {
        key: "by",
        head: say(texts.madeBy),
        isExtra: true,
        isChoice: true,
        text: ({ by }) => say(partyName(by, names)),
      },
    ];
  }, [say, names, nameOf, streams]);
}

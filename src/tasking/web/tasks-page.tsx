import { type ReactNode, useEffect, useMemo, useState } from "react";
import { z } from "zod";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { millis } from "../../ground/instant.ts";
import { type Address, searchWord, useSayInAddress, useSearchOf } from "../../ground/web/address.ts";
import { phrase, type Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel, PanelSays } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { taskStageNames } from "../stage.ts";
import { taskKindNames } from "../task-facts.ts";
import { AskForm } from "./ask-form.tsx";
import { IssueForm } from "./issue-form.tsx";
import { listedTask, type ListedTask, type TaskList, taskLists, tasksOf } from "./listed-tasks.ts";
import { partyOfKey } from "./party-words.ts";
import { TaskImport } from "./task-import.tsx";
import { TaskCard } from "./task-card.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyName } from "./use-parties.ts";
import { useOpenTasks, useOwnParty, useTasksOver } from "./use-tasks.ts";
import "./tasks.css";

const row: RowAddress = { path: "/tasks", word: "task" };

interface AskedFor {
  readonly ask?: string | undefined;
  readonly issue?: string | undefined;
  readonly incident?: string | undefined;
}

/** `?ask=CODE` opens the form that asks for an item of the menu, `?issue=1` that of a directive; `&incident=ID`: for what. */
const address: Address<AskedFor> = {
  path: row.path,
  search: z.object({ ask: searchWord, issue: searchWord, incident: searchWord }),
};

/** Work between parts of the house: what waits for one's side, what it asked for, and on the hall's board all of it. */
export function TasksPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const own = useOwnParty();
  const [list, setList] = useState<TaskList>(own === undefined ? "open" : "turn");
  const [chosen, choose] = useChosenRow(row);
  const asked = useSearchOf(address);
  const sayInAddress = useSayInAddress(address);
  const { now: form, open, close } = useOpened<"issue" | "ask" | "import">();
  useEffect(() => {
    if (asked.issue !== undefined) open("issue");
    else if (asked.ask !== undefined || asked.incident !== undefined) open("ask");
    // Opened once for an address: `open` is another function each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked.ask, asked.issue, asked.incident]);
  const leave = () => {
    close();
    if (Object.values(asked).some((word) => word !== undefined)) sayInAddress({}, "inPlace");
  };
  const given = (id: string) => {
    leave();
    choose(id);
  };
  if (form === "import") return <TaskImport onDone={leave} />;
  return (
    <Panel
      title={say(texts.tasks)}
      className="panel-grow tasks"
      tools={
        form === null && (
          <>
            {mayGive(client, "AskForService") && own !== undefined && (
              <Button onClick={() => open("ask")}>{say(texts.ask)}</Button>
            )}
            {mayGive(client, "EnterTask") && <Button onClick={() => open("import")}>{say(texts.import)}</Button>}
            {mayGive(client, "IssueDirective") && own !== undefined && (
              <Button look="primary" onClick={() => open("issue")}>
                {say(own.kind === "supervision" ? texts.issueCorrective : texts.issue)}
              </Button>
            )}
          </>
        )
      }
      before={
        <>
          {form === "issue" && <IssueForm incident={asked.incident} onClose={leave} />}
          {form === "ask" && <AskForm service={asked.ask} incident={asked.incident} onClose={leave} onAsked={given} />}
        </>
      }
      foot={chosen !== null && <TaskCard key={chosen} id={chosen} onClose={() => choose(null)} />}
    >
      {list === "over" ? (
        <Over list={list} onList={setList} chosen={chosen} onChoose={choose} />
      ) : (
        <Open list={list} onList={setList} chosen={chosen} onChoose={choose} />
      )}
    </Panel>
  );
}

interface ListProps<List> {
  readonly list: List;
  readonly onList: (list: TaskList) => void;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function Open(props: ListProps<Exclude<TaskList, "over">>): ReactNode {
  const { list } = props;
  const say = useSay();
  const { officer } = useClient().session;
  const party = useOwnParty();
  const post = useOwnPerson()?.onPost?.post;
  const tasks = useOpenTasks();
  const now = useMinute();
  const rows = useMemo(
    () => tasksOf(tasks, list, { party, officer, post }, now).map(listedTask),
    [tasks, list, party, officer, post, now],
  );
  return <Rows {...props} rows={rows} none={say(list === "turn" ? texts.noneTurn : texts.none)} />;
}

function Over(props: ListProps<"over">): ReactNode {
  const say = useSay();
  const read = useTasksOver();
  const said = panelOf(read);
  return (
    <>
      <Rows {...props} rows={read.content?.tasks ?? []} none={said.state === "ready" ? say(texts.none) : ""} />
      {typeof read.content?.next === "string" && (
        <p className="tasks-line">
          <Button busy={read.busy} onClick={read.more}>
            {say(texts.more)}
          </Button>
        </p>
      )}
      {said.state !== "ready" && <PanelSays {...said} />}
    </>
  );
}

function Rows(props: ListProps<TaskList> & { readonly rows: readonly ListedTask[]; readonly none: string }): ReactNode {
  const { list, onList, chosen, onChoose, rows, none } = props;
  const say = useSay();
  const own = useOwnParty();
  const columns = useTaskColumns(list === "over");
  const post = useOwnPerson()?.onPost?.post;
  const offered = taskLists.filter((one) =>
    one === "post" ? post !== undefined : own !== undefined || (one !== "turn" && one !== "asked" && one !== "mine"),
  );
  return (
    <DataTable<ListedTask>
      list="tasks"
      caption={say(texts.tasks)}
      path={row.path}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={({ title }) => say(title)}
      chosen={chosen}
      onChoose={onChoose}
      toneOf={({ late }) => (late > 0 ? "late" : undefined)}
      filters={
        <PickOne<TaskList>
          label={say(texts.show)}
          value={list}
          options={offered.map((value) => ({ value, text: say(texts[value]) }))}
          onChange={onList}
        />
      }
      none={none}
    />
  );
}

function useTaskColumns(isOver: boolean): readonly DataColumn<ListedTask>[] {
  const say = useSay();
  const times = useTimeWords();
  const nameOf = usePartyName();
  const now = useMinute();
  return useMemo(() => {
    const due = ({ dueAt, stage, kept }: ListedTask) => {
      if (kept !== null) return say(kept ? texts.kept : texts.broken);
      if (dueAt === null) return stage === "asker" ? say(texts.standing) : "";
      const minutes = (millis(dueAt) - serverNow()) / 60_000;
      return say(minutes < 0 ? texts.overdue : texts.left, { time: say(lengthWords(Math.abs(minutes))) });
    };
    const isLateNow = ({ dueAt, kept }: ListedTask) => kept === false || (dueAt !== null && dueAt < now);
    return [
      {
        key: "due",
        head: say(texts.due),
        figures: true,
        text: due,
        sortedBy: ({ dueAt, askedAt }) => dueAt ?? `9${askedAt}`,
        written: ({ dueAt }) => dueAt ?? "",
        cell: (task) => <span {...(isLateNow(task) ? { className: "tasks-late" } : {})}>{due(task)}</span>,
      },
      {
        key: "priority",
        head: say(texts.priority),
        isChoice: true,
        text: ({ priority }) => say(texts.priorities[priority as 1 | 2 | 3]),
        sortedBy: ({ priority }) => priority,
      },
      { key: "title", head: say(texts.title), names: true, text: ({ title }) => say(title) },
      {
        key: "stage",
        head: say(texts.stage),
        isChoice: true,
        text: ({ stage }) => say(taskStageNames[stage]),
        cell: ({ stage, late }) => (
          <>
            {say(taskStageNames[stage])}
            {late > 0 && !isOver && <span className="tasks-late"> · {say(texts.lateLevel, { count: late })}</span>}
          </>
        ),
      },
      { key: "from", head: say(texts.from), isChoice: true, text: ({ from }) => nameOf(partyOfKey(from)) },
      { key: "to", head: say(texts.to), isChoice: true, text: ({ to }) => nameOf(partyOfKey(to)) },
      {
        key: "turn",
        head: say(texts.whoseTurn),
        isChoice: true,
        isExtra: true,
        text: ({ turn }) => (turn === null ? "" : nameOf(partyOfKey(turn))),
      },
      { key: "kind", head: say(texts.kind), isChoice: true, text: ({ kind }) => say(taskKindNames[kind]) },
      {
        key: "asked",
        head: say(texts.askedAt),
        figures: true,
        text: ({ askedAt }) => times.dayAndTime(askedAt),
        sortedBy: ({ askedAt }) => askedAt,
        written: ({ askedAt }) => askedAt,
      },
      { key: "number", head: say(texts.number), figures: true, isExtra: true, text: ({ id }) => id.slice(-6) },
      {
        key: "returns",
        head: say(texts.returns),
        figures: "right",
        isExtra: true,
        text: ({ returns }) => `${returns}`,
        sortedBy: ({ returns }) => returns,
      },
    ];
  }, [say, times, nameOf, now, isOver]);
}

/** A length in the unit that people would say it in: minutes, from two hours on hours, from two days on days. */
function lengthWords(minutes: number): Sentence {
  const [unit, count] =
    minutes < 120
      ? (["minutes", minutes] as const)
      : minutes < 2880
        ? (["hours", minutes / 60] as const)
        : (["days", minutes / 1440] as const);
  return phrase(texts.lengths[unit], { count: Math.floor(count) });
}

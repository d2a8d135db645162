import type { ReactNode } from "react";
import { giverOf } from "../../access/own-session.ts";
import { FactList } from "../../access/web/fact-list.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import type { Fact } from "../../ground/fact.ts";
import { hallAddress } from "../../ground/web/address.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { useOpening } from "../../journal/web/sealed-values.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { answerDue, nextDue } from "../clock.ts";
import { taskStageNames, taskStage } from "../stage.ts";
import type { Task } from "../task.ts";
import { taskKindNames, taskStream } from "../task-facts.ts";
import { AnswerForm, JoinForm, ReassignForm, ReopenForm, TellForm, SuperviseForm } from "./act-forms.tsx";
import { type TaskAct, taskActs } from "./task-acts.ts";
import { TaskWords } from "./task-words.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { useNumberOf } from "./use-abouts.ts";
import { usePartyName } from "./use-parties.ts";
import { useTask } from "./use-tasks.ts";

interface TaskCardProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One task: what is asked, by whom, how far it is, and what this side can do now. */
export function TaskCard({ id, onClose }: TaskCardProps): ReactNode {
  const say = useSay();
  const { task, timeline, read } = useTask(id);
  const isGone = read.refused?.status === 404;
  return (
    <section className="task-card" aria-label={say(texts.named, { number: id.slice(-6) })}>
      <header className="task-card-head">
        <h3>
          {task === undefined ? say(texts.named, { number: id.slice(-6) }) : say(task.title)}{" "}
          <span className="quiet figures">{id.slice(-6)}</span>
        </h3>
        <Button look="text" onClick={onClose}>
          {say(journalTexts.close)}
        </Button>
      </header>
      {task === undefined ? (
        <PanelSays {...panelOf(read)} {...(isGone ? { state: "empty", empty: texts.missing } : {})} />
      ) : (
        <Known task={task} timeline={timeline} />
      )}
    </section>
  );
}

function Known({ task, timeline }: { readonly task: Task; readonly timeline: readonly Fact[] }): ReactNode {
  const client = useClient();
  const opening = useOpening(taskStream(task.id));
  const { now: form, open, close } = useOpened<TaskAct>();
  const acts = taskActs(task, giverOf(client.session)).filter(({ order }) => mayGive(client, order));
  return (
    <>
      <Head task={task} />
      <div className="task-card-buttons">
        {acts.map((act) => (
          <ActOfTask key={act.act} task={task} act={act} onOpen={() => open(act.act)} />
        ))}
      </div>
      {form !== null && <FormOf form={form} task={task} onClose={close} />}
      <TaskWords task={task} opening={opening} />
      <FactList facts={timeline} />
    </>
  );
}

interface ActProps {
  readonly task: Task;
  readonly act: ReturnType<typeof taskActs>[number];
  readonly onOpen: () => void;
}

function ActOfTask({ task, act: { act, main }, onOpen }: ActProps): ReactNode {
  const say = useSay();
  const taskId = task.id;
  switch (act) {
    case "sign":
      return (
        <OrderButton order="SignTask" body={{ taskId }} kind="primary">
          {say(texts.sign)}
        </OrderButton>
      );
    case "confirm":
      return (
        <>
          <OrderButton order="ConfirmTask" body={{ taskId }} kind="primary">
            {say(texts.confirm)}
          </OrderButton>
          <OrderButton order="ConfirmTask" body={{ taskId, thanked: true }}>
            {say(texts.confirmThanked)}
          </OrderButton>
        </>
      );
    case "return":
      return (
        <OrderButton order="ReturnTask" body={{ taskId }} reason="needed">
          {say(texts.return)}
        </OrderButton>
      );
    case "withdraw":
      return (
        <OrderButton order="WithdrawTask" body={{ taskId }} reason="needed" kind="danger">
          {say(texts.withdraw)}
        </OrderButton>
      );
    default:
      return (
        <Button look={main ? "primary" : "plain"} onClick={onOpen}>
          {say(act === "reassign" && task.returned !== undefined ? texts.askAgain : texts[act])}
        </Button>
      );
  }
}

function FormOf({ form, task, onClose }: { form: TaskAct; task: Task; onClose: () => void }): ReactNode {
  switch (form) {
    case "giveAnswer":
      return <AnswerForm task={task} onClose={onClose} />;
    case "askAsker":
      return <TellForm order="AskAsker" label={texts.askAsker} task={task} onClose={onClose} />;
    case "reply":
      return <TellForm order="ReplyToTask" label={texts.reply} task={task} onClose={onClose} />;
    case "reassign":
      return <ReassignForm task={task} onClose={onClose} />;
    case "join":
      return <JoinForm task={task} onClose={onClose} />;
    case "reopen":
      return <ReopenForm task={task} onClose={onClose} />;
    case "supervise":
      return <SuperviseForm task={task} onClose={onClose} />;
    default:
      return null;
  }
}

function Head({ task }: { readonly task: Task }): ReactNode {
  const say = useSay();
  const nameOf = usePartyName();
  const officer = useOfficerNames();
  const { zone } = useDistrict();
  const times = useTimeWords();
  const now = useMinute();
  const stage = taskStage(task);
  const due = nextDue(task);
  const answer = answerDue(task);
  const { from, to, with: along, insteadOf, supervised, returned, referral, late } = task;
  return (
    <>
      <p>
        <strong>{say(taskStageNames[stage])}</strong> · {say(taskKindNames[task.kind])} ·{" "}
        {say(texts.priorities[task.priority])}
        {late.length > 0 && <span className="tasks-late"> · {say(texts.lateLevel, { count: late.length })}</span>}
      </p>
      <dl className="task-card-facts">
        <dt>{say(texts.from)}</dt>
        <dd>
          {nameOf(from)}{" "}
          <span className="quiet">
            {say(texts.askedBy, { who: officer(task.askedBy), time: dayAndTime(task.askedAt, zone) })}
          </span>
        </dd>
        <dt>{say(texts.to)}</dt>
        <dd>{[to, ...along].map(nameOf).join(" · ")}</dd>
        {due !== undefined && (
          <>
            <dt>{say(texts.due)}</dt>
            <dd className={due.at < now ? "tasks-late" : ""}>
              {say(due.step === "sign" ? texts.sign : texts.giveAnswer)} · {times.dayAndTime(due.at)}
              {due.step === "sign" && answer !== undefined && (
                <span className="quiet">
                  {" "}
                  · {say(texts.giveAnswer)} · {times.dayAndTime(answer)}
                </span>
              )}
            </dd>
          </>
        )}
        {task.about !== undefined && (
          <>
            <dt>{say(texts.about)}</dt>
            <dd>
              <AboutLink about={task.about} />
            </dd>
          </>
        )}
      </dl>
      {task.entered !== undefined && <p className="quiet">{say(texts.entered, { ...task.entered })}</p>}
      {insteadOf !== undefined && <p className="quiet">{say(texts.insteadOf, { party: nameOf(insteadOf) })}</p>}
      {referral && <p className="quiet">{say(texts.referral)}</p>}
      {returned !== undefined && <p>{say(texts.returnedFor, { reason: returned.reason })}</p>}
      {supervised !== undefined && (
        <p className={supervised.dueBy < now ? "tasks-late" : ""}>
          {say(texts.supervisedUntil, { time: times.dayAndTime(supervised.dueBy), reason: supervised.reason })}
        </p>
      )}
    </>
  );
}

function AboutLink({ about: { kind, id } }: { readonly about: NonNullable<Task["about"]> }): ReactNode {
  const say = useSay();
  const number = useNumberOf(kind, id);
  if (kind === "drill") return say(texts.drillLink, { number: id });
  return kind === "incident" ? (
    <AddressLink to={hallAddress.path} search={{ incident: id }}>
      {say(texts.incidentLink, { number })}
    </AddressLink>
  ) : (
    <AddressLink to="/tasks" search={{ task: id }}>
      {say(texts.taskLink, { number })}
    </AddressLink>
  );
}

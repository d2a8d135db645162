import { type ReactNode, useId } from "react";
import { giverOf } from "../../access/own-session.ts";
import { Officer } from "../../access/web/officer.tsx";
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
import { useSayFact } from "../../journal/web/fact-names.ts";
import { FileList } from "../../journal/web/file-list.tsx";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { ProveFact } from "../../journal/web/prove-fact.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { type Opening, OpeningControl, SealedText, useOpening } from "../../journal/web/sealed-values.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { answerDue, nextDue } from "../clock.ts";
import { taskStageNames, taskStage } from "../stage.ts";
import type { Answer, SaidField, Said, Task } from "../task.ts";
import { directiveStream, taskKindNames, taskStream } from "../task-facts.ts";
import { AnswerForm, JoinForm, ReassignForm, ReopenForm, TellForm, SuperviseForm } from "./act-forms.tsx";
import { type TaskAct, taskActs } from "./task-acts.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { useNumberOf } from "./use-abouts.ts";
import { usePartyName } from "./use-parties.ts";
import { useServices } from "./use-services.ts";
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
          {task === undefined ? say(texts.named, { number: id.slice(-6) }) : task.title}{" "}
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
      <Words task={task} opening={opening} />
      <History timeline={timeline} />
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

interface WordsProps {
  readonly task: Task;
  readonly opening: Opening;
}

function Words({ task, opening }: WordsProps): ReactNode {
  const say = useSay();
  const labelOf = useLabelOf(task);
  const { words, given, files, questions, replies, answered, parts } = task;
  const stream = taskStream(task.id);
  const said = [...questions, ...replies, ...parts, ...(answered === undefined ? [] : [answered])];
  const hasFiles = [task, ...parts, ...(answered === undefined ? [] : [answered])].some((one) => one.files.length > 0);
  const hasSealed = words !== undefined || hasFiles || said.some((one) => one.words !== undefined);
  return (
    <>
      {hasSealed && (
        <p>
          {words !== undefined && (
            <>
              <strong>{say(texts.words)}</strong> <SealedText opening={opening} sealed={words} />{" "}
            </>
          )}
          <OpeningControl opening={opening} label={say(texts.words)} />
        </p>
      )}
      {files.length > 0 && (
        <FileList
          stream={task.directive === undefined ? stream : directiveStream(task.directive)}
          files={files}
          opening={opening}
        />
      )}
      {given.length > 0 && <Values title={say(texts.given)} values={given} labelOf={labelOf} />}
      <SaidList title={say(texts.questions)} said={questions} opening={opening} />
      <SaidList title={say(texts.replies)} said={replies} opening={opening} />
      {parts.map((part) => (
        <AnswerSaid
          key={part.at}
          stream={stream}
          title={say(texts.parts)}
          answer={part}
          opening={opening}
          labelOf={labelOf}
        />
      ))}
      {answered !== undefined && (
        <AnswerSaid stream={stream} title={say(texts.answer)} answer={answered} opening={opening} labelOf={labelOf} />
      )}
    </>
  );
}

type LabelOf = (field: string) => string;

/** What a field is called: in the directive that asks for it, or on the menu. */
function useLabelOf({ asks, service }: Task): LabelOf {
  const say = useSay();
  const services = useServices();
  const gives = service === undefined ? [] : (services[service]?.gives ?? []);
  return (field) => {
    const label = asks.find((one) => one.field === field)?.label;
    const named = gives.find((one) => one.field === field)?.label;
    return label ?? (named === undefined ? field : say(named));
  };
}

function Values({
  title,
  values,
  labelOf,
}: {
  title: string;
  values: readonly SaidField[];
  labelOf: LabelOf;
}): ReactNode {
  const say = useSay();
  const valueOf = (value: string) => (value === "yes" ? say(texts.yes) : value === "no" ? say(texts.no) : value);
  return (
    <>
      <strong>{title}</strong>
      <dl className="task-card-facts">
        {values.map(({ field, value }) => (
          <div key={field} style={{ display: "contents" }}>
            <dt>{labelOf(field)}</dt>
            <dd>{valueOf(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function SaidList({ title, said, opening }: { title: string; said: readonly Said[]; opening: Opening }): ReactNode {
  const times = useTimeWords();
  return said.map(({ at, by, words }) => (
    <p key={at}>
      <strong>{title}</strong> <SealedText opening={opening} sealed={words} />{" "}
      <span className="quiet">
        <Officer badge={by} /> · {times.dayAndTime(at)}
      </span>
    </p>
  ));
}

interface AnswerSaidProps {
  readonly title: string;
  readonly stream: string;
  readonly answer: Answer;
  readonly opening: Opening;
  readonly labelOf: LabelOf;
}

function AnswerSaid({
  title,
  stream,
  answer: { from, at, by, words, values, sent, files },
  opening,
  labelOf,
}: AnswerSaidProps): ReactNode {
  const say = useSay();
  const nameOf = usePartyName();
  const times = useTimeWords();
  return (
    <div>
      <p>
        <strong>{title}</strong>{" "}
        <span className="quiet">
          {nameOf(from)} · <Officer badge={by} /> · {times.dayAndTime(at)}
        </span>{" "}
        {words !== undefined && <SealedText opening={opening} sealed={words} />}
      </p>
      {sent.length > 0 && (
        <p>
          {say(texts.sentUnits)} {sent.map((unit) => nameOf({ kind: "unit", id: unit })).join(" · ")}
        </p>
      )}
      {values.length > 0 && <Values title="" values={values} labelOf={labelOf} />}
      {files.length > 0 && <FileList stream={stream} files={files} opening={opening} />}
    </div>
  );
}

function History({ timeline }: { readonly timeline: readonly Fact[] }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const sentenceOf = useSayFact();
  const id = useId();
  if (timeline.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{say(texts.history)}</h4>
      <ol className="task-card-history">
        {timeline.toReversed().map((fact) => (
          <li key={`${fact.writer} ${fact.n}`}>
            <time className="figures" dateTime={fact.occurredAt}>
              {times.dayAndTime(fact.occurredAt)}
            </time>
            <span>
              {say(sentenceOf(fact))} <ProveFact n={fact.n} short />
            </span>
            <span className="quiet cut">
              <Officer badge={fact.by.officer} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

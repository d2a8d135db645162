import type { ReactNode } from "react";
import { Officer } from "../../access/web/officer.tsx";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { useSay } from "../../ground/web/language.ts";
import { FileList } from "../../journal/web/file-list.tsx";
import { type Opening, OpeningControl, SealedText } from "../../journal/web/sealed-values.tsx";
import type { Answer, SaidField, Said, Task } from "../task.ts";
import { directiveStream, taskStream } from "../task-facts.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyName } from "./use-parties.ts";
import { useServices } from "./use-services.ts";

/* What a task's card says in words: what was asked and answered, its files. */

interface WordsProps {
  readonly task: Task;
  readonly opening: Opening;
}

/** What was asked, added, answered; one opening shows all that is sealed. */
export function TaskWords({ task, opening }: WordsProps): ReactNode {
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

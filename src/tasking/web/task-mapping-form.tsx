import type { ReactNode } from "react";
import { Button } from "../../ground/web/button.tsx";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { TasksPreview } from "../preview-tasks.ts";
import { taskStageNames } from "../stage.ts";
import type { MappedWord } from "../task-cells.ts";
import { type TaskColumn, taskColumnNames, taskColumns } from "../task-columns.ts";
import { taskPriorities } from "../task-facts.ts";
import { mappedStates } from "../task-mapping.ts";
import { taskImportTexts as texts } from "./import-texts.ts";
import { partyChoices } from "./party-words.ts";
import { tasksTexts } from "./tasks-texts.ts";
import { usePartyHouse } from "./use-parties.ts";

/** A mapping while somebody makes it. */
export interface MappingDraft {
  readonly source: string;
  readonly columns: Readonly<Partial<Record<TaskColumn, string>>>;
  readonly parties: Readonly<Record<string, string>>;
  readonly priorities: Readonly<Record<string, 1 | 2 | 3>>;
  readonly states: Readonly<Record<string, (typeof mappedStates)[number]>>;
}

export const noMapping: MappingDraft = { source: "", columns: {}, parties: {}, priorities: {}, states: {} };

interface TaskMappingFormProps {
  readonly mapping: MappingDraft;
  readonly preview: TasksPreview;
  readonly busy: boolean;
  readonly onChange: (mapping: MappingDraft) => void;
  readonly onAgain: () => void;
}

/** Which column says what, and what the table's own words for parts, priorities and states mean. */
export function TaskMappingForm(props: TaskMappingFormProps): ReactNode {
  const { mapping, preview, busy, onChange, onAgain } = props;
  const say = useSay();
  const { headings, columns, unknown } = preview;
  if (headings.length === 0) return null;
  return (
    <details className="task-mapping" open={preview.problems.length > 0}>
      <summary>{say(texts.columns)}</summary>
      <div className="task-mapping-fields">
        {taskColumns.map((column) => (
          <div key={column} className="task-mapping-field">
            <Field label={say(taskColumnNames[column])}>
              {(control) => (
                <PickOne<string>
                  {...control}
                  value={mapping.columns[column] ?? columns[column] ?? ""}
                  options={[
                    { value: "", text: say(texts.noColumn) },
                    ...headings.map((heading) => ({ value: heading, text: heading })),
                  ]}
                  onChange={(heading) => onChange({ ...mapping, columns: { ...mapping.columns, [column]: heading } })}
                />
              )}
            </Field>
          </div>
        ))}
        <Words mapping={mapping} unknown={unknown} onChange={onChange} />
      </div>
      <Button busy={busy} onClick={onAgain}>
        {say(texts.again)}
      </Button>
    </details>
  );
}

interface WordsProps {
  readonly mapping: MappingDraft;
  readonly unknown: Readonly<Record<MappedWord, readonly string[]>>;
  readonly onChange: (mapping: MappingDraft) => void;
}

/** The words that nobody here knows, each with what it may mean. */
function Words({ mapping, unknown, onChange }: WordsProps): ReactNode {
  const say = useSay();
  const house = usePartyHouse();
  const parties = partyChoices(house, undefined)
    .flatMap(({ choices }) => choices)
    // A post or a group is no party of another system.
    .filter(({ value }) => !value.startsWith("post/") && !value.startsWith("group/"))
    .map(({ value, name }) => ({ value, text: say(name) }));
  const offered: Readonly<Record<MappedWord, readonly { readonly value: string; readonly text: string }[]>> = {
    parties,
    priorities: taskPriorities.map((one) => ({ value: String(one), text: say(tasksTexts.priorities[one]) })),
    states: mappedStates.map((one) => ({ value: one, text: say(taskStageNames[one]) })),
  };
  const meaning = (kind: MappedWord, word: string) => {
    const means = mapping[kind][word];
    return means === undefined ? undefined : String(means);
  };
  const explain = (kind: MappedWord, word: string, value: string) => {
    const means = kind === "priorities" ? Number(value) : value;
    onChange({ ...mapping, [kind]: { ...mapping[kind], [word]: means } });
  };
  return (["parties", "priorities", "states"] as const).flatMap((kind) =>
    [...new Set([...Object.keys(mapping[kind]), ...unknown[kind]])].map((word) => (
      <div key={`${kind} ${word}`} className="task-mapping-field">
        <Field label={`“${word}”`}>
          {(control) => (
            <PickOne<string>
              {...control}
              value={meaning(kind, word)}
              placeholder={say(texts.unexplained)}
              options={offered[kind]}
              onChange={(value) => explain(kind, word, value)}
            />
          )}
        </Field>
      </div>
    )),
  );
}

import type { ReactNode } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { About } from "../task.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { useNumbered } from "./use-abouts.ts";

/** What work belongs to, as it is typed: by its number. */
export interface AboutDraft {
  readonly kind: About["kind"] | "none";
  readonly number: string;
}

interface AboutFieldProps {
  readonly draft: AboutDraft;
  /** Whether it may belong to nothing: a directive may, a request never. */
  readonly free: boolean;
  readonly isDrill: boolean;
  readonly onChange: (draft: AboutDraft) => void;
}

const numberTexts = {
  incident: texts.incidentNumber,
  task: texts.taskNumber,
  drill: texts.drillName,
} as const;

/** The incident, task or drill that work belongs to. */
export function AboutField({ draft, free, isDrill, onChange }: AboutFieldProps): ReactNode {
  const say = useSay();
  const found = useAbout(draft);
  const kinds = [
    ...(free ? (["none"] as const) : []),
    ...(["incident", "task"] as const),
    ...(isDrill ? (["drill"] as const) : []),
  ];
  return (
    <>
      <Field label={say(texts.about)} name="about">
        {(control) => (
          <PickOne<AboutDraft["kind"]>
            {...control}
            value={draft.kind}
            options={kinds.map((value) => ({ value, text: say(texts.aboutKinds[value]) }))}
            onChange={(kind) => onChange({ kind, number: "" })}
          />
        )}
      </Field>
      {draft.kind !== "none" && (
        <TextField
          label={say(numberTexts[draft.kind])}
          required
          figures
          most={80}
          trouble={draft.number.trim() !== "" && found === null ? texts.notFound : null}
          value={draft.number}
          onChange={(number) => onChange({ ...draft, number })}
        />
      )}
    </>
  );
}

/** What the draft means; undefined: nothing, null: it is not there. A number of a day may be written without its zeros. */
export function useAbout({ kind, number }: AboutDraft): About | null | undefined {
  const incidents = useNumbered("incident");
  const tasks = useNumbered("task");
  if (kind === "none") return undefined;
  const typed = number.trim().toUpperCase();
  if (typed === "") return null;
  if (kind === "drill") return { kind, id: number.trim() };
  const bare = (text: string) => text.replace(/^0+/, "").toUpperCase();
  const all = kind === "incident" ? incidents : tasks;
  const id = all.find((one) => one.id === typed || bare(one.number) === bare(typed))?.id;
  return id === undefined ? null : { kind, id };
}

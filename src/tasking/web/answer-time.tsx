import type { ReactNode } from "react";
import { instantFrom } from "../../district/web/use-district.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";

/** By when something is due, as it is chosen: in hours from now, at a time that is typed, or never. */
export interface TimeDraft {
  readonly within: string;
  readonly typed: string;
}

const hourChoices = [1, 2, 4, 8, 24] as const;
const dayChoices = [3, 7, 14, 30] as const;

/** The moment a draft means; undefined: none is set, null: what is typed is none. */
export function momentOf({ within, typed }: TimeDraft, zone: string): Instant | undefined | null {
  if (within === "none") return undefined;
  if (within === "at") return instantFrom(typed, zone);
  return instantOf(serverNow() + Number(within) * 3_600_000);
}

interface AnswerTimeProps {
  readonly name: string;
  readonly label: string;
  readonly draft: TimeDraft;
  readonly zone: string;
  /** Whether there may be none. */
  readonly free: boolean;
  readonly onChange: (draft: TimeDraft) => void;
}

export function AnswerTime({ name, label, draft, zone, free, onChange }: AnswerTimeProps): ReactNode {
  const say = useSay();
  const isWrong = draft.within === "at" && draft.typed.trim() !== "" && momentOf(draft, zone) === null;
  return (
    <>
      <Field label={label} name={name}>
        {(control) => (
          <PickOne<string>
            {...control}
            value={draft.within}
            options={[
              ...(free ? [{ value: "none", text: say(texts.noAnswerTime) }] : []),
              ...hourChoices.map((count) => ({ value: `${count}`, text: say(texts.hours, { count }) })),
              ...dayChoices.map((count) => ({ value: `${count * 24}`, text: say(texts.days, { count }) })),
              { value: "at", text: say(texts.atTime) },
            ]}
            onChange={(within) => onChange({ ...draft, within })}
          />
        )}
      </Field>
      {draft.within === "at" && (
        <TextField
          label={say(texts.time)}
          required
          figures
          hint={say(texts.timeHint)}
          trouble={isWrong ? texts.timeWrong : null}
          value={draft.typed}
          onChange={(typed) => onChange({ ...draft, typed })}
        />
      )}
    </>
  );
}

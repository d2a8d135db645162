import type { ReactNode } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { taskPriorities } from "../task-facts.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";

type Priority = (typeof taskPriorities)[number];

export function PriorityField({
  value,
  onChange,
}: {
  value: Priority;
  onChange: (value: Priority) => void;
}): ReactNode {
  const say = useSay();
  return (
    <Field label={say(texts.priority)} name="priority">
      {(control) => (
        <PickOne<Priority>
          {...control}
          value={value}
          options={taskPriorities.map((one) => ({ value: one, text: say(texts.priorities[one]) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

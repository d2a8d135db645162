import type { ReactNode } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { AskedField } from "../task-facts.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";

/** What was typed, by the fields' codes. */
export type TypedFields = Readonly<Record<string, string>>;

interface SaidFieldsProps {
  readonly asks: readonly AskedField[];
  readonly typed: TypedFields;
  readonly onChange: (typed: TypedFields) => void;
}

/** The fields that a directive or an item of the menu asks for. */
export function SaidFields({ asks, typed, onChange }: SaidFieldsProps): ReactNode {
  const say = useSay();
  return asks.map(({ field, label, kind, required }) => {
    const value = typed[field] ?? "";
    const change = (next: string) => onChange({ ...typed, [field]: next });
    return kind === "yesNo" ? (
      <Field key={field} label={label} required={required}>
        {(control) => (
          <PickOne<string>
            {...control}
            value={value === "" ? undefined : value}
            placeholder={say(texts.pickService)}
            options={[
              { value: "yes", text: say(texts.yes) },
              { value: "no", text: say(texts.no) },
            ]}
            onChange={change}
          />
        )}
      </Field>
    ) : (
      <TextField
        key={field}
        label={label}
        required={required}
        most={80}
        {...(kind === "day" ? { type: "date" as const } : {})}
        {...(kind === "number" ? { numeric: true, figures: true } : {})}
        value={value}
        onChange={change}
      />
    );
  });
}

/** What was said, as the order takes it; null while something that is required is missing. */
export function saidOf(asks: readonly AskedField[], typed: TypedFields) {
  if (asks.some(({ field, required }) => required && (typed[field] ?? "").trim() === "")) return null;
  return asks.flatMap(({ field }) => {
    const value = (typed[field] ?? "").trim();
    return value === "" ? [] : [{ field, value }];
  });
}

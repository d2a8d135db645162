import { Button } from "../../ground/web/button.tsx";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
import { type Say, useSay } from "../../ground/web/language.ts";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { ResponsibilityRow } from "../facts.ts";
import { type ChoiceGroup, chosenOf, hoursFrom, hourTexts, type RowChange } from "./matrix-draft.ts";
import { responsibilityTexts } from "./responsibility-texts.ts";

/** What rows can name. */
export interface RowChoices {
  readonly types: readonly ChoiceGroup[];
  readonly areas: readonly ChoiceGroup[];
  readonly owners: readonly { readonly value: string; readonly text: string }[];
}

interface MatrixRowFormProps {
  readonly row: ResponsibilityRow;
  readonly choices: RowChoices;
  readonly onChange: (change: RowChange) => void;
  readonly onClose: (within: Element) => void;
}

/** Every field of a row; what is chosen counts at once in the report beside. */
export function MatrixRowForm({ row, choices, onChange, onClose }: MatrixRowFormProps): ReactNode {
  const say = useSay();
  return (
    <div className="matrix-form" role="group" aria-label={say(responsibilityTexts.editing, { row: row.row })}>
      <Field label={say(responsibilityTexts.types)} className="matrix-field matrix-field-wide" name="types">
        {(control) => (
          <PickSome
            {...control}
            focused
            placeholder={say(responsibilityTexts.any)}
            options={optionsOf(choices.types, say)}
            value={row.types ?? []}
            onChange={(types) => onChange({ types: chosenOf(types, choices.types) })}
          />
        )}
      </Field>
      <Field label={say(responsibilityTexts.areas)} className="matrix-field matrix-field-wide" name="areas">
        {(control) => (
          <PickSome
            {...control}
            placeholder={say(responsibilityTexts.anywhere)}
            options={optionsOf(choices.areas, say)}
            value={row.areas ?? []}
            onChange={(areas) => onChange({ areas: chosenOf(areas, choices.areas) })}
          />
        )}
      </Field>
      <HoursFields hours={row.hours} onChange={(hours) => onChange({ hours })} />
      <Field label={say(responsibilityTexts.days)} className="matrix-field" name="days">
        {(control) => (
          <PickOne
            {...control}
            value={row.days ?? "all"}
            options={[
              { value: "all", text: say(responsibilityTexts.everyDay) },
              { value: "working", text: say(responsibilityTexts.working) },
              { value: "rest", text: say(responsibilityTexts.rest) },
            ]}
            onChange={(days) => onChange({ days: days === "all" ? undefined : days })}
          />
        )}
      </Field>
      <Field label={say(responsibilityTexts.owner)} className="matrix-field" name="owner">
        {(control) => (
          <PickOne {...control} value={row.owner} options={choices.owners} onChange={(owner) => onChange({ owner })} />
        )}
      </Field>
      <Checkbox checked={row.otherwise} onChange={(event) => onChange({ otherwise: event.target.checked })}>
        {say(responsibilityTexts.otherwiseHow)}
      </Checkbox>
      <div className="matrix-form-foot">
        <span className="quiet">{say(responsibilityTexts.keysHow)}</span>
        <Button onClick={(event) => onClose(event.currentTarget)}>{say(responsibilityTexts.done)}</Button>
      </div>
    </div>
  );
}

/** The choices as the list shows them, under the names of their groups. */
function optionsOf(groups: readonly ChoiceGroup[], say: Say) {
  return groups.map(({ name, choices }, index) => ({
    label: name === undefined ? "" : say(name),
    title: String(index),
    options: choices.map((choice) => ({ value: choice.value, label: say(choice.name) })),
  }));
}

interface HoursFieldsProps {
  readonly hours: ResponsibilityRow["hours"];
  readonly onChange: (hours: ResponsibilityRow["hours"]) => void;
}

/** Two times; what is none is said so while it stands there, and gone when the fields are left. */
function HoursFields({ hours, onChange }: HoursFieldsProps): ReactNode {
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState<readonly [string, string] | null>(null);
  const [from, to] = typed ?? hourTexts(hours);
  const wrong = typed !== null && hoursFrom(from, to) === null;

  function type(first: string, second: string): void {
    setTyped([first, second]);
    const read = hoursFrom(first, second);
    if (read !== null) onChange(read.hours);
  }

  const field = (part: "from" | "to", value: string, change: (text: string) => void) => (
    <Field label={say(responsibilityTexts[part])} className="matrix-field matrix-field-time">
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          maxLength={5}
          placeholder={part === "from" ? "00:00" : "24:00"}
          value={value}
          {...(wrong ? { "aria-invalid": true as const, "aria-describedby": `${id}wrong` } : {})}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <div
      className="matrix-hours"
      role="group"
      aria-label={say(responsibilityTexts.hours)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setTyped(null);
      }}
    >
      {field("from", from, (text) => type(text, to))}
      {field("to", to, (text) => type(from, text))}
      {wrong && (
        <span id={`${id}wrong`} role="alert" className="matrix-wrong">
          {say(responsibilityTexts.hoursWrong)}
        </span>
      )}
    </div>
  );
}

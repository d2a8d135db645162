import { Button, Checkbox, Input, Select } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
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
  const id = useId();
  return (
    <div className="matrix-form" role="group" aria-label={say(responsibilityTexts.editing, { row: row.row })}>
      <div className="matrix-field matrix-field-wide">
        <label htmlFor={`${id}types`}>{say(responsibilityTexts.types)}</label>
        <PickSome
          id={`${id}types`}
          focused
          none={say(responsibilityTexts.any)}
          groups={choices.types}
          value={row.types ?? []}
          onChange={(types) => onChange({ types })}
        />
      </div>
      <div className="matrix-field matrix-field-wide">
        <label htmlFor={`${id}areas`}>{say(responsibilityTexts.areas)}</label>
        <PickSome
          id={`${id}areas`}
          none={say(responsibilityTexts.anywhere)}
          groups={choices.areas}
          value={row.areas ?? []}
          onChange={(areas) => onChange({ areas })}
        />
      </div>
      <HoursFields hours={row.hours} onChange={(hours) => onChange({ hours })} />
      <div className="matrix-field">
        <label htmlFor={`${id}days`}>{say(responsibilityTexts.days)}</label>
        <PickOne
          id={`${id}days`}
          value={row.days ?? "all"}
          options={[
            { value: "all", text: say(responsibilityTexts.everyDay) },
            { value: "working", text: say(responsibilityTexts.working) },
            { value: "rest", text: say(responsibilityTexts.rest) },
          ]}
          onChange={(days) => onChange({ days: days === "all" ? undefined : days })}
        />
      </div>
      <div className="matrix-field">
        <label htmlFor={`${id}owner`}>{say(responsibilityTexts.owner)}</label>
        <PickOne
          id={`${id}owner`}
          value={row.owner}
          options={choices.owners}
          onChange={(owner) => onChange({ owner })}
        />
      </div>
      <Checkbox checked={row.otherwise} onChange={(event) => onChange({ otherwise: event.target.checked })}>
        {say(responsibilityTexts.otherwiseHow)}
      </Checkbox>
      <div className="matrix-form-foot">
        <span className="quiet">{say(responsibilityTexts.keysHow)}</span>
        <Button size="small" onClick={(event) => onClose(event.currentTarget)}>
          {say(responsibilityTexts.done)}
        </Button>
      </div>
    </div>
  );
}

interface PickSomeProps {
  readonly id: string;
  readonly none: string;
  readonly focused?: boolean;
  readonly groups: readonly ChoiceGroup[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several of many, by typing: arrows and Enter take one, Backspace takes the last away. */
function PickSome({ id, none, focused = false, groups, value, onChange }: PickSomeProps): ReactNode {
  const say = useSay();
  return (
    <Select
      id={id}
      mode="multiple"
      size="small"
      autoFocus={focused}
      placeholder={none}
      value={[...value]}
      optionFilterProp="label"
      maxTagCount={12}
      options={groups.map(({ name, choices }, index) => ({
        label: name === undefined ? "" : say(name),
        title: String(index),
        options: choices.map((choice) => ({ value: choice.value, label: say(choice.name) })),
      }))}
      onChange={(values) => onChange(chosenOf(values, groups))}
      onKeyDown={(event) => {
        // The first Escape closes the list and not the row.
        if (event.key === "Escape" && event.currentTarget.querySelector('[aria-expanded="true"]') !== null) {
          event.stopPropagation();
        }
      }}
    />
  );
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
    <div className="matrix-field matrix-field-time">
      <label htmlFor={`${id}${part}`}>{say(responsibilityTexts[part])}</label>
      <Input
        id={`${id}${part}`}
        size="small"
        inputMode="numeric"
        maxLength={5}
        placeholder={part === "from" ? "00:00" : "24:00"}
        value={value}
        {...(wrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}wrong` } : {})}
        onChange={(event) => change(event.target.value)}
      />
    </div>
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

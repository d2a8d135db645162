import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useId, useState } from "react";
import { Form } from "../../ground/web/form.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { ShiftWanted } from "../pattern-shifts.ts";
import { rosterTexts } from "./roster-texts.ts";
import { type ShiftFields, shiftFrom } from "./shift-fields.ts";
import "./roster-dialogs.css";

export interface ShiftChoices {
  readonly people: readonly { readonly value: string; readonly text: string }[];
  readonly posts: readonly { readonly value: string; readonly text: string }[];
}

interface ShiftFormProps {
  readonly name: string;
  readonly fields: ShiftFields;
  readonly choices: ShiftChoices;
  readonly zone: string;
  readonly focused?: boolean;
  readonly give: { readonly text: string; readonly label: string };
  readonly more?: ReactNode;
  readonly onGive: (wanted: ShiftWanted) => void;
}

/** Who, where, which day, from when to when; Enter in any field gives it. */
export function ShiftForm(props: ShiftFormProps): ReactNode {
  const { name, choices, zone, focused = false, give, more, onGive } = props;
  const say = useSay();
  const id = useId();
  const [fields, setFields] = useState(props.fields);
  const [isWrong, setWrong] = useState(false);
  const set = (change: Partial<ShiftFields>) => {
    setWrong(false);
    setFields({ ...fields, ...change });
  };
  const time = (field: "from" | "to") => (
    <Field label={say(rosterTexts[field])} className="roster-field roster-field-time">
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          maxLength={5}
          autoFocus={focused && field === "from"}
          value={fields[field]}
          {...(isWrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}wrong` } : {})}
          onChange={(event) => set({ [field]: event.target.value, ...(field === "to" ? { wholeDays: 0 } : {}) })}
        />
      )}
    </Field>
  );
  return (
    <Form
      className="roster-shift-form"
      send={null}
      ready={true}
      busy={false}
      onSend={() => {
        const wanted = shiftFrom(fields, zone);
        if (wanted === null) setWrong(true);
        else onGive(wanted);
      }}
      label={name}
    >
      <Field label={say(rosterTexts.person)} className="roster-field">
        {(control) => (
          <PickOne
            {...control}
            value={fields.person === "" ? undefined : fields.person}
            options={choices.people}
            onChange={(person) => set({ person })}
          />
        )}
      </Field>
      <Field label={say(rosterTexts.post)} className="roster-field">
        {(control) => (
          <PickOne
            {...control}
            value={fields.post === "" ? undefined : fields.post}
            options={choices.posts}
            onChange={(post) => set({ post })}
          />
        )}
      </Field>
      <TextField
        label={say(rosterTexts.day)}
        className="roster-field"
        type="date"
        value={fields.day}
        onChange={(said) => set({ day: said })}
      />
      {time("from")}
      {time("to")}
      <div className="roster-shift-buttons">
        <Button look="primary" submit aria-label={give.label}>
          {give.text}
        </Button>
        {more}
      </div>
      {isWrong && (
        <p id={`${id}wrong`} role="alert" className="roster-wrong">
          {say(rosterTexts.timesWrong)}
        </p>
      )}
    </Form>
  );
}

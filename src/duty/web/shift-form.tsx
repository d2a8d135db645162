import { type ReactNode, useState } from "react";
import { Form } from "../../ground/web/form.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { ShiftWanted } from "../pattern-shifts.ts";
import { rosterTexts } from "./roster-texts.ts";
import { type ShiftFields, shiftFrom, wrongInShift } from "./shift-fields.ts";
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
  /** What the button says; where several forms stand in one place, with what it is about for a screen reader. */
  readonly give: ReactNode;
  readonly more?: ReactNode;
  readonly onGive: (wanted: ShiftWanted) => void;
  /** Escape leaves by it. */
  readonly onClose: () => void;
}

/** Who, where, which day, from when to when; Enter in any field gives it. What is missing is said at its field. */
export function ShiftForm(props: ShiftFormProps): ReactNode {
  const { name, choices, zone, focused = false, give, more, onGive, onClose } = props;
  const say = useSay();
  const [fields, setFields] = useState(props.fields);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<ShiftFields>) => setFields({ ...fields, ...change });
  const pick = (field: "person" | "post", options: ShiftChoices["people"]) => (
    <Field label={say(rosterTexts[field])} name={field} required className="roster-field">
      {(control) => (
        <PickOne
          {...control}
          value={fields[field] === "" ? undefined : fields[field]}
          options={options}
          onChange={(chosen) => set({ [field]: chosen })}
        />
      )}
    </Field>
  );
  const time = (field: "from" | "to") => (
    <TextField
      label={say(rosterTexts[field])}
      name={field}
      required
      className="roster-field roster-field-time"
      numeric
      most={5}
      focused={focused && field === "from"}
      value={fields[field]}
      onChange={(said) => set({ [field]: said, ...(field === "to" ? { wholeDays: 0 } : {}) })}
    />
  );
  return (
    <Form
      className="roster-shift-form"
      label={name}
      send={give}
      buttons={more}
      ready
      busy={false}
      wrong={isTried ? wrongInShift(fields) : {}}
      onSend={() => {
        const wanted = shiftFrom(fields, zone);
        if (wanted === null) setTried(true);
        else onGive(wanted);
      }}
      onClose={onClose}
      leave={null}
    >
      {pick("person", choices.people)}
      {pick("post", choices.posts)}
      <TextField
        label={say(rosterTexts.day)}
        name="day"
        required
        className="roster-field"
        type="date"
        value={fields.day}
        onChange={(said) => set({ day: said })}
      />
      {time("from")}
      {time("to")}
    </Form>
  );
}

import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
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
    <div className="roster-field roster-field-time">
      <label htmlFor={id + field}>{say(rosterTexts[field])}</label>
      <Input
        id={id + field}
        size="small"
        inputMode="numeric"
        maxLength={5}
        autoFocus={focused && field === "from"}
        value={fields[field]}
        {...(isWrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}wrong` } : {})}
        onChange={(event) => set({ [field]: event.target.value, ...(field === "to" ? { wholeDays: 0 } : {}) })}
      />
    </div>
  );
  return (
    <form
      className="roster-shift-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = shiftFrom(fields, zone);
        if (wanted === null) setWrong(true);
        else onGive(wanted);
      }}
    >
      <div className="roster-field">
        <label htmlFor={`${id}person`}>{say(rosterTexts.person)}</label>
        <PickOne
          id={`${id}person`}
          value={fields.person === "" ? undefined : fields.person}
          options={choices.people}
          onChange={(person) => set({ person })}
        />
      </div>
      <div className="roster-field">
        <label htmlFor={`${id}post`}>{say(rosterTexts.post)}</label>
        <PickOne
          id={`${id}post`}
          value={fields.post === "" ? undefined : fields.post}
          options={choices.posts}
          onChange={(post) => set({ post })}
        />
      </div>
      <div className="roster-field">
        <label htmlFor={`${id}day`}>{say(rosterTexts.day)}</label>
        <Input
          id={`${id}day`}
          size="small"
          type="date"
          value={fields.day}
          onChange={(event) => set({ day: event.target.value })}
        />
      </div>
      {time("from")}
      {time("to")}
      <div className="roster-shift-buttons">
        <Button size="small" type="primary" htmlType="submit" aria-label={give.label}>
          {give.text}
        </Button>
        {more}
      </div>
      {isWrong && (
        <p id={`${id}wrong`} role="alert" className="roster-wrong">
          {say(rosterTexts.timesWrong)}
        </p>
      )}
    </form>
  );
}

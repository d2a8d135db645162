import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import {
  clockBounds,
  type ClockField,
  clockFields,
  type ClocksDraft,
  clocksDraft,
  isClockRight,
  settingsOf,
} from "./clocks-draft.ts";
import { clocksTexts as texts } from "./clocks-texts.ts";
import { useDistrict } from "./use-district.ts";
import "./clocks-view.css";

/** The clocks of the hall: how long an incident may wait by priority, an acknowledgement, a report; saved as a whole. */
export function ClocksView(): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const { settings } = useDistrict();
  const [edited, setEdited] = useState<ClocksDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? clocksDraft(settings);
  const next = settingsOf(draft);

  async function save(): Promise<void> {
    if (edited === null || next === null) return;
    const answer = await giving.give("ChangeSettings", next);
    if (answer.kind !== "accepted") return;
    setEdited(null);
    setSaved(true);
  }

  const field = (name: ClockField) => (
    <Clock
      key={name}
      name={name}
      value={draft[name]}
      onChange={(value) => {
        giving.clear();
        setSaved(false);
        setEdited({ ...draft, [name]: value });
      }}
    />
  );
  return (
    <form
      className="panel panel-grow clocks"
      aria-label={say(texts.title)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="panel-head">
        <h2>{say(texts.title)}</h2>
      </div>
      <div className="panel-body clocks-body">
        <p className="quiet">{say(texts.about)}</p>
        <fieldset>
          <legend>{say(texts.waiting)}</legend>
          {clockFields.filter((name) => name.startsWith("waiting")).map(field)}
        </fieldset>
        <fieldset>
          <legend>{say(texts.others)}</legend>
          {clockFields.filter((name) => !name.startsWith("waiting")).map(field)}
        </fieldset>
        <p className="clocks-orders">
          <Button type="primary" htmlType="submit" loading={giving.busy} disabled={edited === null || next === null}>
            {say(texts.save)}
          </Button>
          {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
          <span className="quiet" role="status">
            {saved && say(texts.saved)}
          </span>
        </p>
        {giving.trouble !== null && (
          <p role="alert" className="trouble">
            {say(giving.trouble)}
          </p>
        )}
      </div>
    </form>
  );
}

interface ClockProps {
  readonly name: ClockField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Clock({ name, value, onChange }: ClockProps): ReactNode {
  const say = useSay();
  const id = useId();
  const isRight = isClockRight(name, value);
  return (
    <p className="clocks-field">
      <label htmlFor={id}>{say(texts[name])}</label>
      <Input
        id={id}
        className="figures"
        inputMode="numeric"
        maxLength={5}
        value={value}
        {...(isRight ? {} : { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-wrong` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {!isRight && (
        <span id={`${id}-wrong`} className="trouble">
          {say(texts.between, clockBounds[name])}
        </span>
      )}
    </p>
  );
}

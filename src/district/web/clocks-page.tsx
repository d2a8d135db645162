import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { Panel } from "../../ground/web/panel.tsx";
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
import "./clocks-page.css";

/** The clocks of the hall: how long an incident may wait by priority, an acknowledgement, a report; saved as a whole. */
export function ClocksPage(): ReactNode {
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
    <TextField
      key={name}
      className="clocks-field"
      label={say(texts[name])}
      trouble={isClockRight(name, draft[name]) ? null : texts.between}
      troubleValues={clockBounds[name]}
      figures
      numeric
      size="middle"
      most={5}
      value={draft[name]}
      onChange={(value) => {
        giving.clear();
        setSaved(false);
        setEdited({ ...draft, [name]: value });
      }}
    />
  );
  return (
    <Panel title={say(texts.title)} className="panel-grow clocks" body="clocks-body">
      <p className="quiet">{say(texts.about)}</p>
      <Form
        label={say(texts.title)}
        className="clocks-form"
        send={say(texts.save)}
        size="middle"
        ready={edited !== null && next !== null}
        busy={giving.busy}
        trouble={giving.trouble}
        onSend={() => void save()}
        buttons={
          <>
            <span className="quiet" role="status">
              {saved && say(texts.saved)}
            </span>
            {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
          </>
        }
      >
        <fieldset>
          <legend>{say(texts.waiting)}</legend>
          {clockFields.filter((name) => name.startsWith("waiting")).map(field)}
        </fieldset>
        <fieldset>
          <legend>{say(texts.others)}</legend>
          {clockFields.filter((name) => !name.startsWith("waiting")).map(field)}
        </fieldset>
      </Form>
    </Panel>
  );
}

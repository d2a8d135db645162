import { type ReactNode, useState } from "react";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import type { Settings } from "../district.ts";
import {
  clockBounds,
  type ClockField,
  clockFields,
  type ClocksDraft,
  clocksDraft,
  isClockRight,
  settingsOf,
} from "./clocks-draft.ts";
import { clocksSetting } from "./clocks-setting.ts";
import { clocksTexts as texts } from "./clocks-texts.ts";
import { useDistrict } from "./use-district.ts";
import "./clocks-page.css";

/** The clocks of the hall: how long an incident may wait by priority, an acknowledgement, a report; saved as a whole. */
export function ClocksPage(): ReactNode {
  const say = useSay();
  const { settings } = useDistrict();
  const [edited, setEdited] = useState<ClocksDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? clocksDraft(settings);

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
        setSaved(false);
        setEdited({ ...draft, [name]: value });
      }}
    />
  );
  return (
    <SettingPage
      title={texts.title}
      about={texts.about}
      settings={[clocksSetting]}
      onTake={(settingsThen: Settings) => setEdited(clocksDraft({ ...settings, ...settingsThen }))}
    >
      <SettingForm
        label={say(texts.title)}
        setting={clocksSetting}
        now={settings}
        then={settingsOf(draft)}
        onSaved={() => {
          setEdited(null);
          setSaved(true);
        }}
      >
        <fieldset className="clocks-group">
          <legend>{say(texts.waiting)}</legend>
          {clockFields.filter((name) => name.startsWith("waiting")).map(field)}
        </fieldset>
        <fieldset className="clocks-group">
          <legend>{say(texts.others)}</legend>
          {clockFields.filter((name) => !name.startsWith("waiting")).map(field)}
        </fieldset>
        <p className="clocks-said">
          {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
          <span className="quiet" role="status">
            {saved && say(texts.saved)}
          </span>
        </p>
      </SettingForm>
    </SettingPage>
  );
}

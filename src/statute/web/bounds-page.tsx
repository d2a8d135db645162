import { type ReactNode, useState } from "react";
import { owedKindNames, owedKinds } from "../../ground/owed.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { settingTexts } from "../../journal/web/setting-texts.ts";
import { boundsOf } from "../statute.ts";
import {
  type BoundsDraft,
  boundsDraft,
  boundsIn,
  boundsSetting,
  dayBounds,
  findingTimeNames,
  findingTimes,
  isWithin,
  minuteBounds,
} from "./bounds-setting.ts";
import { statuteTexts as texts } from "./statute-texts.ts";
import { useStatute } from "./use-statute.ts";
import "./statute.css";

/** What no law names and the district decides: when supervision is alerted, and how long a finding's steps may take. */
export function BoundsPage(): ReactNode {
  const say = useSay();
  const now = boundsOf(useStatute());
  const [edited, setEdited] = useState<BoundsDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? boundsDraft(now);

  const field = (label: Sentence, typed: string, within: typeof dayBounds, change: (value: string) => BoundsDraft) => (
    <TextField
      key={label.en}
      className="bounds-field"
      label={say(label)}
      trouble={isWithin(within, typed) ? null : texts.between}
      troubleValues={within}
      figures
      numeric
      size="middle"
      most={5}
      value={typed}
      onChange={(value) => {
        setSaved(false);
        setEdited(change(value));
      }}
    />
  );
  return (
    <SettingPage
      title={texts.bounds}
      about={texts.boundsAbout}
      settings={[boundsSetting]}
      onTake={(bounds) => setEdited(boundsDraft(bounds))}
    >
      <SettingForm
        label={say(texts.bounds)}
        setting={boundsSetting}
        now={now}
        then={boundsIn(draft)}
        onSaved={() => {
          setEdited(null);
          setSaved(true);
        }}
      >
        <fieldset className="bounds-group">
          <legend>{say(texts.lateGroup)}</legend>
          {owedKinds.map((kind) =>
            field(owedKindNames[kind], draft.late[kind], minuteBounds, (value) => ({
              ...draft,
              late: { ...draft.late, [kind]: value },
            })),
          )}
        </fieldset>
        <fieldset className="bounds-group">
          <legend>{say(texts.findingGroup)}</legend>
          {findingTimes.map((time) =>
            field(findingTimeNames[time], draft.finding[time], dayBounds, (value) => ({
              ...draft,
              finding: { ...draft.finding, [time]: value },
            })),
          )}
        </fieldset>
        <p className="setting-said quiet" role="status">
          {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
          {saved && say(settingTexts.given)}
        </p>
      </SettingForm>
    </SettingPage>
  );
}

import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { Table } from "../../ground/web/table.tsx";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { settingTexts } from "../../journal/web/setting-texts.ts";
import { basisWords } from "../limit-words.ts";
import { profiles } from "../profile.ts";
import { dutiesOf, type ListedDuty, profileOn } from "../statute.ts";
import { type ProfileBody, profileName, profileSetting } from "./limit-setting.ts";
import { statuteTexts as texts, toldNames } from "./statute-texts.ts";
import { useStatute, useToday } from "./use-statute.ts";
import { useConfirming, Verified } from "./verified.tsx";
import "./statute.css";

/** By whose law the district is judged, from which day; and what that law wants recorded. */
export function LawPage(): ReactNode {
  const say = useSay();
  const statute = useStatute();
  const today = useToday();
  const [edited, setEdited] = useState<ProfileBody | null>(null);
  const [saved, setSaved] = useState(false);
  const now = statute.chosen.findLast(({ since }) => since <= today);
  const draft = edited ?? now ?? { profile: profileOn(statute, today), since: today };
  const change = (next: Partial<ProfileBody>) => {
    setSaved(false);
    setEdited({ ...draft, ...next });
  };
  const then = draft.since.trim() === "" ? null : { ...draft, since: draft.since.trim() };
  return (
    <>
      <SettingPage title={texts.profile} about={texts.profileAbout} settings={[profileSetting]} onTake={setEdited}>
        <SettingForm
          label={say(texts.profile)}
          setting={profileSetting}
          now={now}
          then={then}
          onSaved={() => {
            setEdited(null);
            setSaved(true);
          }}
        >
          <Field label={say(texts.profile)} name="profile">
            {(control) => (
              <PickOne
                {...control}
                value={draft.profile}
                options={profiles.map(({ code }) => ({ value: code, text: say(profileName(code)) }))}
                onChange={(profile) => change({ profile })}
              />
            )}
          </Field>
          <TextField
            label={say(texts.since)}
            name="since"
            required
            figures
            most={10}
            value={draft.since}
            onChange={(since) => change({ since })}
          />
          <p className="setting-said quiet" role="status">
            {saved && say(settingTexts.given)}
          </p>
        </SettingForm>
      </SettingPage>
      <RecordingPanel profile={profileOn(statute, today)} />
    </>
  );
}

/** When the law wants a recording, and which. */
function RecordingPanel({ profile }: { readonly profile: string }): ReactNode {
  const say = useSay();
  const [form, confirm] = useConfirming();
  const duties = dutiesOf(useStatute(), profile);
  return (
    <Panel
      title={say(texts.recording)}
      count={duties.length}
      before={form}
      {...(duties.length === 0 ? { state: "empty" as const, empty: texts.noRecording } : {})}
    >
      <Table<ListedDuty>
        caption={say(texts.recording)}
        rows={duties}
        keyOf={({ duty }) => duty.code}
        columns={[
          { key: "name", head: say(texts.situation), names: true, cell: ({ duty }) => say(duty.name) },
          { key: "basis", head: say(texts.basis), cell: ({ duty }) => say(basisWords(duty.basis)) },
          { key: "needed", head: say(texts.needed), cell: ({ duty }) => say(duty.needed) },
          { key: "told", head: say(texts.told), cell: ({ duty }) => say(toldNames[duty.told]) },
          { key: "since", head: say(texts.since), figures: true, cell: ({ duty }) => duty.since },
          { key: "source", head: say(texts.source), cell: ({ duty }) => say(duty.source) },
          {
            key: "verified",
            head: say(texts.verified),
            cell: (listed) => {
              const { code, since, name } = listed.duty;
              return (
                <Verified
                  listed={listed}
                  rule={{ profile, kind: "recording", code, since }}
                  name={name}
                  onConfirm={confirm}
                />
              );
            },
          },
        ]}
      />
    </Panel>
  );
}

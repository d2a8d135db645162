import { lazy, type ReactNode, Suspense, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { SettingForm } from "../../journal/web/setting-form.tsx";
import { SettingPage } from "../../journal/web/setting-page.tsx";
import { districtTexts as texts } from "./district-texts.ts";
import { homeDraft, homeOf, homeSetting, zones } from "./home-setting.ts";
import { mapTexts } from "./setting-map-texts.ts";
import { pointIn, pointText } from "./setting-words.ts";
import { useDistrict } from "./use-district.ts";

const CentreMap = lazy(async () => ({ default: (await import("./centre-map.tsx")).CentreMap }));

/** Name, code, zone and centre of the district: the first thing an empty installation is given. */
export function HomePage(): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const [edited, setEdited] = useState<ReturnType<typeof homeDraft> | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? homeDraft(district);
  const then = homeOf(draft, district.drill);
  const set = (change: Partial<typeof draft>) => {
    setSaved(false);
    setEdited({ ...draft, ...change });
  };
  return (
    <SettingPage
      title={texts.home}
      about={texts.homeAbout}
      settings={[homeSetting]}
      onTake={(value) => setEdited(homeDraft(value))}
    >
      <SettingForm
        label={say(texts.home)}
        setting={homeSetting}
        now={district}
        then={then}
        meaning={
          <>
            {then?.code !== district.code && <p>{say(texts.codeMeans)}</p>}
            {then?.zone !== district.zone && <p>{say(texts.zoneMeans)}</p>}
          </>
        }
        onSaved={() => {
          setEdited(null);
          setSaved(true);
        }}
      >
        <NameFields value={draft.name} onChange={(name) => set({ name })} />
        <TextField
          label={say(texts.code)}
          name="code"
          required
          figures
          numeric
          most={12}
          hint={say(texts.codeHint)}
          value={draft.code}
          onChange={(code) => set({ code })}
        />
        <Field label={say(texts.zone)} name="zone" required>
          {(control) => (
            <PickOne
              {...control}
              value={draft.zone}
              options={zones(draft.zone).map((value) => ({ value, text: value }))}
              onChange={(zone) => set({ zone })}
            />
          )}
        </Field>
        <TextField
          label={say(texts.centre)}
          name="centre"
          required
          figures
          hint={say(texts.pointHint)}
          trouble={then === null ? texts.pointWrong : null}
          value={draft.centre}
          onChange={(centre) => set({ centre })}
        />
        <Suspense fallback={<p className="quiet">{say(mapTexts.loading)}</p>}>
          <CentreMap point={pointIn(draft.centre)} onChange={(point) => set({ centre: pointText(point) })} />
        </Suspense>
        <p className="quiet" role="status">
          {saved && say(texts.saved)}
        </p>
      </SettingForm>
    </SettingPage>
  );
}

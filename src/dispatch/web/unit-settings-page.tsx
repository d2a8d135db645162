import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useDistrict, useNames } from "../../district/web/use-district.ts";
import { pointText } from "../../district/web/setting-words.ts";
import { capabilities, capabilityNames, unitKindNames, unitKinds } from "../../ground/force.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { ask } from "../../journal/web/api.ts";
import { SettingHistory } from "../../journal/web/setting-history.tsx";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { placeOf, type Registered, type UnitDraft, unitDraft, unitOf, unitPaste, unitSetting } from "./unit-setting.ts";
import { unitSettingTexts as texts } from "./unit-setting-texts.ts";

const setting = unitSetting();
const nothing: readonly Registered[] = [];

/** What can be sent: by station, each with its callsign and what it can do. */
export function UnitSettingsPage(): ReactNode {
  const say = useSay();
  const names = useNames();
  const { stations } = useDistrict();
  const [saves, setSaves] = useState(0);
  const [of, setOf] = useState<string | undefined>();
  const read = useRead(readUnits, saves);
  const units = read.content?.units ?? nothing;
  const sorted = useMemo(
    () =>
      units.toSorted(
        (one, other) =>
          (one.station ?? "").localeCompare(other.station ?? "") || one.callsign.localeCompare(other.callsign, "zh"),
      ),
    [units],
  );
  const paste = useMemo(
    () =>
      unitPaste(
        units,
        (word) => Object.values(stations).find(({ name }) => [name.zh, name.en].includes(word))?.id ?? word,
      ),
    [units, stations],
  );
  const history = useMemo(() => unitSetting(of), [of]);
  return (
    <SettingThings
      title={texts.units}
      about={texts.about}
      setting={setting}
      things={sorted}
      keyOf={({ unit }) => unit}
      nameOf={({ callsign }) => callsign}
      wordsOf={({ station }) => (isOf(station) ? names.station(station) : "")}
      columns={[
        {
          key: "station",
          head: say(texts.station),
          cell: ({ station }) => (isOf(station) ? names.station(station) : say(texts.noStation)),
        },
        { key: "callsign", head: say(texts.callsign), names: true, cell: ({ callsign }) => callsign },
        { key: "kind", head: say(texts.kind), cell: ({ kind }) => say(unitKindNames[kind]) },
        {
          key: "able",
          head: say(texts.able),
          cell: (unit) => unit.capabilities.map((one) => say(capabilityNames[one])).join(" · "),
        },
        { key: "point", head: say(texts.point), figures: true, cell: ({ point }) => pointText(point ?? undefined) },
        { key: "crew", head: say(texts.crew), figures: true, cell: ({ crew }) => crew.length },
      ]}
      add={texts.add}
      none={texts.none}
      paste={paste}
      withdraw={{ label: texts.retire, to: (unit) => ({ ...unit, retired: true as const }) }}
      before={<PanelSays {...panelOf(read)} />}
      onSaved={useCallback(() => setSaves((count) => count + 1), [])}
      form={{
        draftOf: unitDraft,
        valueOf: unitOf,
        fields: (draft, change, isNew) => <UnitFields draft={draft} isNew={isNew} onChange={change} />,
      }}
      history={
        <>
          {units.length > 0 && (
            <Field label={say(texts.historyOf)} className="setting-find">
              {(control) => (
                <PickOne
                  {...control}
                  value={of}
                  options={sorted.map(({ unit, callsign }) => ({ value: unit, text: callsign }))}
                  onChange={setOf}
                />
              )}
            </Field>
          )}
          {of !== undefined && <SettingHistory key={`${of} ${saves}`} setting={history} unseen />}
        </>
      }
    />
  );
}

function isOf(station: Registered["station"]): station is string {
  return station !== undefined && station !== null;
}

function readUnits(signal: AbortSignal) {
  return ask<{ readonly units: readonly Registered[] }>("GET", "/api/v1/units/registered", { signal });
}

interface UnitFieldsProps {
  readonly draft: UnitDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: UnitDraft) => void;
}

function UnitFields({ draft, isNew, onChange }: UnitFieldsProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { stations } = useDistrict();
  const set = (change: Partial<UnitDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <TextField
        label={say(texts.callsign)}
        name="callsign"
        required
        focused
        most={80}
        value={draft.callsign}
        onChange={(callsign) => set({ callsign })}
      />
      {isNew && (
        <TextField
          label={say(texts.unit)}
          name="unit"
          figures
          most={80}
          hint={say(texts.unitHint)}
          value={draft.unit}
          onChange={(unit) => set({ unit })}
        />
      )}
      <Field label={say(texts.kind)} name="kind" required>
        {(control) => (
          <PickOne
            {...control}
            value={draft.kind}
            options={unitKinds.map((value) => ({ value, text: say(unitKindNames[value]) }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Field label={say(texts.station)} name="station">
        {(control) => (
          <PickOne
            {...control}
            value={draft.station}
            options={[
              { value: "", text: say(texts.noStation) },
              ...Object.values(stations).map(({ id, name }) => ({ value: id, text: name[language] })),
            ]}
            onChange={(station) => set({ station })}
          />
        )}
      </Field>
      <Field label={say(texts.able)} name="capabilities">
        {(control) => (
          <PickSome
            {...control}
            value={draft.capabilities}
            options={capabilities.map((value) => ({ value, label: say(capabilityNames[value]) }))}
            onChange={(able) => set({ capabilities: able })}
          />
        )}
      </Field>
      <TextField
        label={say(texts.point)}
        name="point"
        figures
        hint={say(texts.pointHint)}
        trouble={placeOf(draft) === null ? texts.pointWrong : null}
        value={draft.point}
        onChange={(point) => set({ point })}
      />
    </>
  );
}

import { type ReactNode, useMemo } from "react";
import { withColon } from "../../ground/sentence.ts";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { lengthUnits } from "../facts.ts";
import { basisWords, lengthWords, namedWords, rungWords, unitNames } from "../limit-words.ts";
import { profiles } from "../profile.ts";
import { limitsOf, type RuleName } from "../statute.ts";
import {
  type LimitBody,
  type LimitDraft,
  limitDraft,
  limitKey,
  limitOf,
  limitSetting,
  profileName,
} from "./limit-setting.ts";
import { statuteTexts as texts } from "./statute-texts.ts";
import { useStatute } from "./use-statute.ts";
import { useConfirming, Verified } from "./verified.tsx";
import "./statute.css";

/** Every limit of the law, in each of its versions: what it is, where it stands, and whether somebody verified it. */
export function LimitsPage(): ReactNode {
  const say = useSay();
  const statute = useStatute();
  const [form, confirm] = useConfirming();
  const listed = useMemo(() => profiles.flatMap(({ code }) => limitsOf(statute, code)), [statute]);
  const byKey = useMemo(() => new Map(listed.map((one) => [limitKey(one), one])), [listed]);
  const things = useMemo(() => listed.map(({ profile, limit }) => ({ profile, limit })), [listed]);
  return (
    <SettingThings<LimitBody, LimitDraft>
      title={texts.limits}
      about={texts.limitsAbout}
      setting={limitSetting}
      things={things}
      keyOf={limitKey}
      nameOf={({ limit }) => `${say(limit.name)} (${limit.since})`}
      wordsOf={({ limit: { name, basis, code } }) =>
        [code, name.zh, name.en, basis.law.zh, basis.law.en, basis.article.en].join(" ")
      }
      groupOf={({ profile }) => say(profileName(profile))}
      columns={[
        { key: "name", head: say(texts.name), names: true, cell: ({ limit }) => say(limit.name) },
        { key: "basis", head: say(texts.basis), cell: ({ limit }) => say(basisWords(limit.basis)) },
        { key: "starts", head: say(texts.starts), cell: ({ limit }) => say(limit.starts.name) },
        { key: "length", head: say(texts.length), cell: ({ limit }) => <LengthCell limit={limit} /> },
        { key: "since", head: say(texts.since), figures: true, cell: ({ limit }) => limit.since },
        { key: "source", head: say(texts.source), cell: ({ limit }) => say(limit.source) },
        {
          key: "verified",
          head: say(texts.verified),
          cell: ({ profile, limit }) => {
            const { code, since, name } = limit;
            const rule: RuleName = { profile, kind: "limit", code, since };
            const one = byKey.get(limitKey({ profile, limit }));
            return one === undefined ? null : <Verified listed={one} rule={rule} name={name} onConfirm={confirm} />;
          },
        },
      ]}
      before={form}
      none={texts.noLimits}
      form={{
        draftOf: limitDraft,
        valueOf: limitOf,
        fields: (draft, change) => <LimitFields draft={draft} onChange={change} />,
      }}
    />
  );
}

/** How long it is, how it is made longer, and what is not counted. */
function LengthCell({ limit: { length, ladder, notCounted, counted } }: Pick<LimitBody, "limit">): ReactNode {
  const say = useSay();
  const lines = [
    ...ladder.map(rungWords),
    ...(notCounted.length === 0 ? [] : [withColon(texts.notCounted, namedWords(notCounted))]),
    ...(counted.length === 0 ? [] : [withColon(texts.counted, namedWords(counted))]),
  ];
  return (
    <>
      <strong>{say(lengthWords(length))}</strong>
      {lines.map((line) => (
        <span key={line.en} className="limit-line">
          {say(line)}
        </span>
      ))}
    </>
  );
}

interface LimitFieldsProps {
  readonly draft: LimitDraft;
  readonly onChange: (draft: LimitDraft) => void;
}

function LimitFields({ draft, onChange }: LimitFieldsProps): ReactNode {
  const say = useSay();
  const words = (field: "law" | "article", language: "zh" | "en", label: string) => (
    <TextField
      label={label}
      name={field}
      required
      most={200}
      value={draft[field][language]}
      onChange={(said) => onChange({ ...draft, [field]: { ...draft[field], [language]: said } })}
    />
  );
  return (
    <>
      <NameFields focused value={draft.name} onChange={(name) => onChange({ ...draft, name })} />
      {words("law", "zh", say(texts.lawZh))}
      {words("law", "en", say(texts.lawEn))}
      {words("article", "zh", say(texts.articleZh))}
      {words("article", "en", say(texts.articleEn))}
      <TextField
        label={say(texts.length)}
        name="count"
        required
        figures
        numeric
        most={5}
        value={draft.count}
        onChange={(count) => onChange({ ...draft, count })}
      />
      <Field label={say(texts.measure)} name="measure">
        {(control) => (
          <PickOne
            {...control}
            value={draft.measure}
            options={lengthUnits.map((value) => ({ value, text: say(unitNames[value]) }))}
            onChange={(measure) => onChange({ ...draft, measure })}
          />
        )}
      </Field>
      {(draft.of?.ladder ?? []).map(({ code, name, longer }, index) => {
        const rung = draft.rungs[index] ?? { count: "", mayBeSkipped: false };
        const change = (next: Partial<typeof rung>) =>
          onChange({ ...draft, rungs: draft.rungs.with(index, { ...rung, ...next }) });
        return (
          <TextField
            key={code}
            label={say(texts.rungLength, { name: say(name), measure: say(unitNames[longer.measure]) })}
            required
            figures
            numeric
            most={5}
            value={rung.count}
            onChange={(count) => change({ count })}
            after={
              <Checkbox
                checked={rung.mayBeSkipped}
                onChange={(event) => change({ mayBeSkipped: event.target.checked })}
              >
                {say(texts.maySkip)}
              </Checkbox>
            }
          />
        );
      })}
      <TextField
        label={say(texts.warnings)}
        name="warnings"
        hint={say(texts.warningsHint)}
        figures
        most={60}
        value={draft.warnings}
        onChange={(warnings) => onChange({ ...draft, warnings })}
      />
      <TextField
        label={say(texts.since)}
        name="since"
        required
        figures
        most={10}
        hint={say(texts.sinceHint)}
        value={draft.since}
        onChange={(since) => onChange({ ...draft, since })}
      />
      <TextField
        label={say(texts.source)}
        name="source"
        required
        most={200}
        hint={say(texts.sourceHint)}
        value={say(draft.source)}
        onChange={(source) => onChange({ ...draft, source: { zh: source, en: source } })}
      />
    </>
  );
}

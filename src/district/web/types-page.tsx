import { type ReactNode, useMemo } from "react";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { NameFields } from "../../journal/web/name-fields.tsx";
import { SettingThings } from "../../journal/web/setting-things.tsx";
import { mostTypeLevels, typeTree } from "../type-tree.ts";
import { districtTexts as texts } from "./district-texts.ts";
import { yesOrNo } from "./setting-words.ts";
import { type TypeDraft, typeDraft, typeOf, typePaste, typeSetting } from "./type-setting.ts";
import { useDistrict } from "./use-district.ts";
import "./district-settings.css";

/** What people call about, in up to four levels. */
export function TypesPage(): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { types } = useDistrict();
  const tree = useMemo(() => typeTree(types), [types]);
  const levels = useMemo(() => new Map(tree.map(({ type, level }) => [type.code, level])), [tree]);
  return (
    <SettingThings
      title={texts.types}
      about={texts.typesAbout}
      setting={typeSetting}
      things={useMemo(() => tree.map(({ type }) => type), [tree])}
      keyOf={({ code }) => code}
      nameOf={({ name }) => name[language]}
      wordsOf={({ name, synonyms = [] }) => [name.zh, name.en, ...synonyms].join(" ")}
      columns={[
        {
          key: "name",
          head: say(texts.name),
          names: true,
          cell: ({ code, name, withdrawn }) => (
            <span className={withdrawn === true ? "tree-name tree-out" : "tree-name"} data-level={levels.get(code)}>
              {name[language]}
              {withdrawn === true && ` · ${say(texts.withdrawn)}`}
            </span>
          ),
        },
        { key: "code", head: say(texts.code), figures: true, cell: ({ code }) => code },
        { key: "priority", head: say(texts.priority), figures: true, cell: ({ priority }) => priority },
        { key: "enforcement", head: say(texts.enforcement), cell: ({ enforcement }) => say(yesOrNo(enforcement)) },
      ]}
      add={texts.addType}
      none={texts.noTypes}
      paste={typePaste}
      isOut={({ withdrawn }) => withdrawn === true}
      withdraw={{ label: texts.withdraw, to: (type) => ({ ...type, withdrawn: true as const }) }}
      form={{
        draftOf: typeDraft,
        valueOf: typeOf,
        fields: (draft, change, isNew) => <TypeFields draft={draft} isNew={isNew} onChange={change} />,
      }}
    />
  );
}

interface TypeFieldsProps {
  readonly draft: TypeDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: TypeDraft) => void;
}

function TypeFields({ draft, isNew, onChange }: TypeFieldsProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { types } = useDistrict();
  const above = typeTree(types).filter(({ type, level }) => level < mostTypeLevels && type.code !== draft.code);
  return (
    <>
      {isNew && (
        <TextField
          label={say(texts.code)}
          name="code"
          required
          focused
          figures
          most={80}
          hint={say(texts.idHint)}
          value={draft.code}
          onChange={(code) => onChange({ ...draft, code })}
        />
      )}
      <NameFields focused={!isNew} value={draft.name} onChange={(name) => onChange({ ...draft, name })} />
      <Field label={say(texts.parent)} name="parent">
        {(control) => (
          <PickOne
            {...control}
            value={draft.parent}
            options={[
              { value: "", text: "—" },
              ...above.map(({ type, level }) => ({
                value: type.code,
                text: `${"　".repeat(level - 1)}${type.name[language]}`,
              })),
            ]}
            onChange={(parent) => onChange({ ...draft, parent })}
          />
        )}
      </Field>
      <span>{say(texts.priority)}</span>
      <Choice
        label={say(texts.priority)}
        value={draft.priority}
        options={[1, 2, 3, 4].map((value) => ({ value, text: String(value) }))}
        onChange={(priority) => onChange({ ...draft, priority })}
      />
      <span>{say(texts.enforcement)}</span>
      <Checkbox
        checked={draft.enforcement}
        onChange={(event) => onChange({ ...draft, enforcement: event.target.checked })}
      >
        {say(texts.enforcementHint)}
      </Checkbox>
      <TextField
        label={say(texts.synonyms)}
        name="synonyms"
        hint={say(texts.synonymsHint)}
        most={500}
        value={draft.synonyms}
        onChange={(synonyms) => onChange({ ...draft, synonyms })}
      />
    </>
  );
}

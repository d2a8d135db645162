import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Button } from "../../ground/web/button.tsx";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import {
  isNumberRight,
  type NumberDraft,
  numberDraft,
  type NumberField,
  type Numbers,
  numbersIn,
} from "./number-setting.ts";
import type { Setting } from "./setting.ts";
import { SettingForm } from "./setting-form.tsx";
import { SettingPage } from "./setting-page.tsx";
import { settingTexts as texts } from "./setting-texts.ts";

interface NumberSettingPageProps<Value> {
  readonly title: Sentence;
  readonly about: Sentence;
  readonly setting: Setting<Value>;
  readonly fields: readonly NumberField[];
  /** What is in force, the usual numbers where nobody has set any. */
  readonly now: Value;
  readonly numbersOf: (value: Value) => Readonly<Partial<Numbers>>;
  /** The order's body with these numbers. */
  readonly bodyOf: (numbers: Numbers) => Value;
  /** What the change means for the work. */
  readonly meaning?: (then: Value) => ReactNode;
  /** What stands above the form, such as the present state of what is set. */
  readonly before?: ReactNode;
}

/** The page of a setting that is some whole numbers, saved together. */
export function NumberSettingPage<Value extends object>(props: NumberSettingPageProps<Value>): ReactNode {
  const { title, about, setting, fields, now, numbersOf, bodyOf, meaning } = props;
  const say = useSay();
  const [edited, setEdited] = useState<NumberDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const draft = edited ?? numberDraft(fields, numbersOf(now));
  const numbers = numbersIn(fields, draft);
  const then = numbers === null ? null : bodyOf(numbers);
  return (
    <SettingPage
      title={title}
      about={about}
      settings={[setting]}
      onTake={(value) => setEdited({ ...draft, ...numberDraft(fields, { ...numbersOf(now), ...numbersOf(value) }) })}
    >
      {props.before}
      <SettingForm
        label={say(title)}
        setting={setting}
        now={now}
        then={then}
        {...(meaning === undefined || then === null ? {} : { meaning: meaning(then) })}
        onSaved={() => {
          setEdited(null);
          setSaved(true);
        }}
      >
        {fields.map((field) => (
          <TextField
            key={field.name}
            label={say(field.title)}
            trouble={isNumberRight(field, draft[field.name] ?? "") ? null : texts.between}
            troubleValues={{ least: field.least, most: field.most }}
            figures
            numeric
            size="middle"
            most={5}
            value={draft[field.name] ?? ""}
            onChange={(value) => {
              setSaved(false);
              setEdited({ ...draft, [field.name]: value });
            }}
          />
        ))}
        <p className="setting-said">
          {edited !== null && <Button onClick={() => setEdited(null)}>{say(texts.discard)}</Button>}
          <span className="quiet" role="status">
            {saved && say(texts.given)}
          </span>
        </p>
      </SettingForm>
    </SettingPage>
  );
}

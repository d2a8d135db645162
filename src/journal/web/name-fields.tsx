import type { ReactNode } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { settingTexts as texts } from "./setting-texts.ts";

interface NameFieldsProps {
  readonly value: Sentence;
  readonly focused?: boolean;
  readonly onChange: (name: Sentence) => void;
}

/** A name in both languages. */
export function NameFields({ value, focused = false, onChange }: NameFieldsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <TextField
        label={say(texts.nameZh)}
        name="name"
        required
        most={200}
        focused={focused}
        value={value.zh}
        onChange={(zh) => onChange({ ...value, zh })}
      />
      <TextField
        label={say(texts.nameEn)}
        required
        most={200}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </>
  );
}

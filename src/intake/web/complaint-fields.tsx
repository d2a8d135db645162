import { Select } from "antd";
import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { type ComplainedOf, emptyDraft } from "./register-call.ts";
import { intakeTexts } from "./texts.ts";

interface ComplaintFieldsProps {
  readonly about: ComplainedOf;
  readonly onChange: (about: ComplainedOf) => void;
}

/** Whom a complaint is about, as far as the caller says; they do not see it. */
export function ComplaintFields({ about, onChange }: ComplaintFieldsProps): ReactNode {
  const say = useSay();
  const { stations, departments } = useDistrict();
  const choose = (
    field: "station" | "department",
    label: Sentence,
    parts: Readonly<Record<string, { readonly name: Sentence }>>,
  ) => (
    <Field label={say(label)}>
      {(control) => (
        <Select<string>
          {...control}
          allowClear
          showSearch
          optionFilterProp="label"
          value={about[field] === "" ? null : about[field]}
          options={Object.entries(parts).map(([value, { name }]) => ({ value, label: say(name) }))}
          onChange={(chosen) => onChange({ ...about, [field]: chosen ?? emptyDraft.about[field] })}
        />
      )}
    </Field>
  );
  const write = (field: "unit" | "officer", label: Sentence) => (
    <TextField
      label={say(label)}
      size="middle"
      figures
      most={80}
      value={about[field]}
      onChange={(said) => onChange({ ...about, [field]: said })}
    />
  );
  return (
    <>
      {write("officer", intakeTexts.aboutOfficer)}
      {write("unit", intakeTexts.aboutUnit)}
      {choose("station", intakeTexts.aboutStation, stations)}
      {choose("department", intakeTexts.aboutDepartment, departments)}
    </>
  );
}

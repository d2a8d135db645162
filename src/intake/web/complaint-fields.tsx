import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import type { ComplainedOf } from "./register-call.ts";
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
        <PickOne
          {...control}
          value={about[field]}
          options={[
            { value: "", text: say(intakeTexts.aboutNone) },
            ...Object.entries(parts).map(([value, { name }]) => ({ value, text: say(name) })),
          ]}
          onChange={(chosen) => onChange({ ...about, [field]: chosen })}
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

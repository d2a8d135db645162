import { Input, Select } from "antd";
import { type ReactNode, useId } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
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
  const id = useId();
  const { stations, departments } = useDistrict();
  const choose = (
    field: "station" | "department",
    parts: Readonly<Record<string, { readonly name: Parameters<typeof say>[0] }>>,
  ) => (
    <Select<string>
      id={`${id}${field}`}
      allowClear
      showSearch
      optionFilterProp="label"
      value={about[field] === "" ? null : about[field]}
      options={Object.entries(parts).map(([value, { name }]) => ({ value, label: say(name) }))}
      onChange={(chosen) => onChange({ ...about, [field]: chosen ?? emptyDraft.about[field] })}
    />
  );
  const write = (field: "unit" | "officer") => (
    <Input
      id={`${id}${field}`}
      className="figures"
      maxLength={80}
      autoComplete="off"
      value={about[field]}
      onChange={(event) => onChange({ ...about, [field]: event.target.value })}
    />
  );
  return (
    <>
      <label htmlFor={`${id}officer`}>{say(intakeTexts.aboutOfficer)}</label>
      {write("officer")}
      <label htmlFor={`${id}unit`}>{say(intakeTexts.aboutUnit)}</label>
      {write("unit")}
      <label htmlFor={`${id}station`}>{say(intakeTexts.aboutStation)}</label>
      {choose("station", stations)}
      <label htmlFor={`${id}department`}>{say(intakeTexts.aboutDepartment)}</label>
      {choose("department", departments)}
    </>
  );
}

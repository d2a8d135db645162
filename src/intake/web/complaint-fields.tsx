import { type ReactNode, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useStreams } from "../../journal/web/client.ts";
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
  const units = useUnits();
  const choose = (
    field: "unit" | "station" | "department",
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
  return (
    <>
      <TextField
        label={say(intakeTexts.aboutOfficer)}
        size="middle"
        figures
        most={80}
        value={about.officer}
        onChange={(officer) => onChange({ ...about, officer })}
      />
      {choose("unit", intakeTexts.aboutUnit, units)}
      {choose("station", intakeTexts.aboutStation, stations)}
      {choose("department", intakeTexts.aboutDepartment, departments)}
    </>
  );
}

/** Units by id, each by its callsign, which is what callers and the hall say. */
function useUnits(): Readonly<Record<string, { readonly name: Sentence }>> {
  const units = useStreams<{ readonly id: string; readonly callsign: string }>("unit");
  return useMemo(
    () =>
      Object.fromEntries(
        units
          .map(({ state: { id, callsign } }) => [id, { name: { zh: callsign, en: callsign } }] as const)
          .toSorted(([, one], [, other]) => one.name.zh.localeCompare(other.name.zh, "zh", { numeric: true })),
      ),
    [units],
  );
}

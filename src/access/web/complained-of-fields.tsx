import { type ReactNode, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import type { ComplainedOf } from "./complained-of.ts";
import { useOfficerNames } from "./officer-names.ts";

const texts = {
  officer: { zh: "被投诉人警号", en: "Officer complained of (badge)" },
  unit: { zh: "被投诉单元", en: "Unit complained of" },
  station: { zh: "被投诉派出所", en: "Station complained of" },
  department: { zh: "被投诉部门", en: "Department complained of" },
  none: { zh: "未说明", en: "Not said" },
  unknown: {
    zh: "这里没有这个警号的人；请核对，否则不会对任何人隐藏",
    en: "Nobody here has this badge number. Check it: the complaint would be hidden from nobody.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

interface ComplainedOfFieldsProps {
  readonly about: ComplainedOf;
  readonly onChange: (about: ComplainedOf) => void;
}

/** Whom a complaint is about, as far as somebody says; they do not see it. Each field bears its name in the orders. */
export function ComplainedOfFields({ about, onChange }: ComplainedOfFieldsProps): ReactNode {
  const say = useSay();
  const { stations, departments } = useDistrict();
  const units = useUnits();
  const nameOf = useOfficerNames();
  const badge = about.officer.trim();
  const name = nameOf(badge);
  const choose = (
    field: "unit" | "station" | "department",
    order: string,
    parts: Readonly<Record<string, { readonly name: Sentence }>>,
  ) => (
    <Field label={say(texts[field])} name={order}>
      {(control) => (
        <PickOne
          {...control}
          value={about[field]}
          options={[
            { value: "", text: say(texts.none) },
            ...Object.entries(parts).map(([value, part]) => ({ value, text: say(part.name) })),
          ]}
          onChange={(chosen) => onChange({ ...about, [field]: chosen })}
        />
      )}
    </Field>
  );
  return (
    <>
      <TextField
        label={say(texts.officer)}
        name="aboutOfficer"
        size="middle"
        figures
        most={80}
        {...(badge === "" ? {} : { hint: name === badge ? say(texts.unknown) : name })}
        value={about.officer}
        onChange={(officer) => onChange({ ...about, officer })}
      />
      {choose("unit", "aboutUnit", units)}
      {choose("station", "aboutStation", stations)}
      {choose("department", "aboutDepartment", departments)}
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

import { Input } from "antd";
import { type ReactNode, useId, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { streamKey } from "../../ground/fact.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/desk.ts";
import type { Person } from "../person.ts";
import { roleNames } from "../role-names.ts";
import type { Role } from "../../ground/role.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { knownUnits, placeOf, type PowerDraft } from "./power-draft.ts";

interface PowerFieldsProps<Chosen extends Role> {
  readonly roles: readonly Chosen[];
  readonly draft: PowerDraft<Chosen>;
  readonly lastDay: string;
  readonly onChange: (draft: PowerDraft<Chosen>) => void;
}

/** Role, the place it must name, last day. */
export function PowerFields<Chosen extends Role>(props: PowerFieldsProps<Chosen>): ReactNode {
  const { roles, draft, lastDay, onChange } = props;
  const say = useSay();
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}role`}>{say(texts.role)}</label>
      <PickOne<Chosen>
        id={`${id}role`}
        focused
        value={draft.role}
        placeholder={say(texts.chooseRole)}
        options={roles.map((role) => ({ value: role, text: say(roleNames[role]) }))}
        onChange={(role) => onChange({ ...draft, role, place: "" })}
      />
      <PlaceField
        id={`${id}place`}
        role={draft.role}
        value={draft.place}
        onChange={(place) => onChange({ ...draft, place })}
      />
      <label htmlFor={`${id}until`}>{lastDay}</label>
      <Input
        id={`${id}until`}
        size="small"
        type="date"
        value={draft.until}
        onChange={(event) => onChange({ ...draft, until: event.target.value })}
      />
    </>
  );
}

interface PlaceFieldProps {
  readonly id: string;
  readonly role: Role | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlaceField({ id, role, value, onChange }: PlaceFieldProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const place = placeOf(role);
  if (place === null) return null;
  const label = <label htmlFor={id}>{say(texts[place])}</label>;
  if (place === "unit") {
    return (
      <>
        {label}
        <UnitField id={id} value={value} onChange={onChange} />
      </>
    );
  }
  const parts = Object.values(place === "station" ? district.stations : district.departments);
  return (
    <>
      {label}
      <PickOne
        id={id}
        value={value === "" ? undefined : value}
        placeholder={say(texts.choosePlace)}
        options={parts.map((part) => ({ value: part.id, text: say(part.name) }))}
        onChange={onChange}
      />
    </>
  );
}

/** A unit by its callsign. People who give powers do not see units, so the unit may be one that is not listed. */
function UnitField({ id, value, onChange }: Omit<PlaceFieldProps, "role">): ReactNode {
  const units = useStreams("unit");
  const people = useStreams<Person>("person");
  const known = useMemo(
    () =>
      knownUnits(
        people.map(({ state }) => state),
        units.map(({ stream }) => streamKey(stream)),
      ),
    [people, units],
  );
  return (
    <>
      <Input
        id={id}
        size="small"
        list={`${id}known`}
        maxLength={80}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}known`}>
        {known.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

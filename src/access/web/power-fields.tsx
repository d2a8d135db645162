import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { streamKey } from "../../ground/fact.ts";
import { Field, type FieldControl, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
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
  return (
    <>
      <Field label={say(texts.role)} name="power" required>
        {(control) => (
          <PickOne<Chosen>
            {...control}
            focused
            value={draft.role}
            placeholder={say(texts.chooseRole)}
            options={roles.map((role) => ({ value: role, text: say(roleNames[role]) }))}
            onChange={(role) => onChange({ ...draft, role, place: "" })}
          />
        )}
      </Field>
      <PlaceField role={draft.role} value={draft.place} onChange={(place) => onChange({ ...draft, place })} />
      <TextField
        label={lastDay}
        name="until"
        type="date"
        value={draft.until}
        onChange={(said) => onChange({ ...draft, until: said })}
      />
    </>
  );
}

interface PlaceFieldProps {
  readonly role: Role | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlaceField({ role, value, onChange }: PlaceFieldProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const place = placeOf(role);
  if (place === null) return null;
  const parts = Object.values(place === "station" ? district.stations : district.departments);
  return (
    <Field label={say(texts[place])} required>
      {(control) =>
        place === "unit" ? (
          <UnitField {...control} value={value} onChange={onChange} />
        ) : (
          <PickOne
            {...control}
            value={value === "" ? undefined : value}
            placeholder={say(texts.choosePlace)}
            options={parts.map((part) => ({ value: part.id, text: say(part.name) }))}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}

/** A unit by its callsign. People who give powers do not see units, so the unit may be one that is not listed. */
function UnitField({ value, onChange, ...control }: Omit<PlaceFieldProps, "role"> & FieldControl): ReactNode {
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
        {...control}
        list={`${control.id}known`}
        maxLength={80}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${control.id}known`}>
        {known.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

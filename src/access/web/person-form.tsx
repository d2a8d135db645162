import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { flatOf, organisationOf } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStream } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { personStream, staffKinds } from "../people-facts.ts";
import type { Person } from "../person.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { useOfficerNames } from "./officer-names.ts";
import { staffKindNames } from "../role-names.ts";

interface PersonFormProps {
  /** Undefined: somebody new. */
  readonly person: Person | undefined;
  /** The badge number of whoever was registered, or null when it was left. */
  readonly onDone: (id: string | null) => void;
}

/** Who somebody of the staff is and where they belong. */
export function PersonForm({ person, onDone }: PersonFormProps): ReactNode {
  const say = useSay();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const before = person === undefined ? "" : nameOf(person.id);
  const [badge, setBadge] = useState(person?.id ?? "");
  const [name, setName] = useState(before);
  const [kind, setKind] = useState(person?.kind ?? "officer");
  const parts = flatOf(organisationOf(district));
  const [chosen, setPart] = useState(person?.part);
  // A district that has no departments and stations yet has one part, which need not be chosen.
  const part = chosen ?? (parts.length === 1 ? parts[0]?.id : undefined);
  const [leads, setLeads] = useState(person?.leads ?? false);
  const taken = useStream<Person>(person === undefined && badge !== "" ? personStream(badge.trim()) : undefined);
  const ready = badge.trim() !== "" && name.trim() !== "" && part !== undefined;
  const said = name.trim();
  const body = { person: badge.trim(), kind, part, leads, ...(said === before ? {} : { name: said }) };

  return (
    <OrderForm
      className="people-form"
      label={say(person === undefined ? texts.newPerson : texts.edit)}
      send={say(texts.save)}
      order="RegisterPerson"
      body={ready ? body : null}
      onAccepted={() => onDone(body.person)}
      onClose={() => onDone(null)}
    >
      <Field label={say(texts.badge)} required name="person">
        {(control) => (
          <Input
            {...control}
            autoFocus={person === undefined}
            readOnly={person !== undefined}
            maxLength={80}
            value={badge}
            onChange={(event) => setBadge(event.target.value)}
          />
        )}
      </Field>
      {taken !== undefined && (
        <p role="status" className="people-note">
          {say(texts.badgeTaken)}
        </p>
      )}
      <TextField
        label={say(texts.name)}
        required
        name="name"
        focused={person !== undefined}
        most={80}
        value={name}
        onChange={setName}
      />
      <Field label={say(texts.kind)} name="kind">
        {(control) => (
          <PickOne
            {...control}
            value={kind}
            options={staffKinds.map((each) => ({ value: each, text: say(staffKindNames[each]) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={say(texts.part)} required name="part">
        {(control) => (
          <PickOne
            {...control}
            value={part}
            placeholder={say(texts.choosePart)}
            options={parts.map((each) => ({
              value: each.id,
              text: `${"　".repeat(each.level)}${say(each.name)}`,
            }))}
            onChange={setPart}
          />
        )}
      </Field>
      <Checkbox checked={leads} onChange={(event) => setLeads(event.target.checked)}>
        {say(texts.leads)}
      </Checkbox>
    </OrderForm>
  );
}

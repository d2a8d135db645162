import { Checkbox, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { flatOf, organisationOf } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStream } from "../../journal/web/desk.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { personStream, staffKinds } from "../people-facts.ts";
import type { Person } from "../person.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { staffKindNames } from "./staff-import-texts.ts";
import { useOfficerNames } from "./officer-names.ts";

interface PersonFormProps {
  /** Undefined: somebody new. */
  readonly person: Person | undefined;
  /** The badge number of whoever was registered, or null when it was left. */
  readonly onDone: (id: string | null) => void;
}

/** Who somebody of the staff is and where they belong. */
export function PersonForm({ person, onDone }: PersonFormProps): ReactNode {
  const say = useSay();
  const id = useId();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const before = person === undefined ? "" : nameOf(person.id);
  const [badge, setBadge] = useState(person?.id ?? "");
  const [name, setName] = useState(before);
  const [kind, setKind] = useState(person?.kind ?? "officer");
  const [part, setPart] = useState(person?.part);
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
      <label htmlFor={`${id}badge`}>{say(texts.badge)}</label>
      <Input
        id={`${id}badge`}
        size="small"
        autoFocus={person === undefined}
        readOnly={person !== undefined}
        maxLength={80}
        value={badge}
        onChange={(event) => setBadge(event.target.value)}
      />
      {taken !== undefined && (
        <p role="status" className="people-note">
          {say(texts.badgeTaken)}
        </p>
      )}
      <label htmlFor={`${id}name`}>{say(texts.name)}</label>
      <Input
        id={`${id}name`}
        size="small"
        autoFocus={person !== undefined}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}kind`}>{say(texts.kind)}</label>
      <PickOne
        id={`${id}kind`}
        value={kind}
        options={staffKinds.map((each) => ({ value: each, text: say(staffKindNames[each]) }))}
        onChange={setKind}
      />
      <label htmlFor={`${id}part`}>{say(texts.part)}</label>
      <PickOne
        id={`${id}part`}
        value={part}
        placeholder={say(texts.choosePart)}
        options={flatOf(organisationOf(district)).map((each) => ({
          value: each.id,
          text: `${"　".repeat(each.level)}${say(each.name)}`,
        }))}
        onChange={setPart}
      />
      <Checkbox checked={leads} onChange={(event) => setLeads(event.target.checked)}>
        {say(texts.leads)}
      </Checkbox>
    </OrderForm>
  );
}

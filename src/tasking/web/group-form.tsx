import { type ReactNode, useMemo, useState } from "react";
import type { Person } from "../../access/person.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { nameOfPart } from "../../district/organisation.ts";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { dayOf } from "../../ground/zone.ts";
import { useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import type { TaskGroup } from "../group.ts";
import { groupTexts as texts } from "./group-texts.ts";

interface GroupFormProps {
  /** Absent: a new one. */
  readonly group?: TaskGroup;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** Makes a group or changes it: its purpose, its people, its last day. */
export function GroupForm({ group, onClose, onMade }: GroupFormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [name, setName] = useState(group?.name ?? "");
  const [purpose, setPurpose] = useState(group?.purpose ?? "");
  const [lead, setLead] = useState(group?.lead ?? "");
  const [members, setMembers] = useState<readonly string[]>(group?.members ?? []);
  const [until, setUntil] = useState(group?.until ?? "");
  const staff = useStaffChoices();
  const label = say(group === undefined ? texts.add : texts.change);
  const isWhole = name.trim() !== "" && purpose.trim() !== "" && lead !== "" && until !== "";
  const body = isWhole
    ? {
        ...(group === undefined ? {} : { groupId: group.id }),
        ...{ name: name.trim(), purpose: purpose.trim(), lead, members, until },
      }
    : null;
  return (
    <OrderForm
      label={label}
      order="SetGroup"
      body={body}
      onClose={onClose}
      onAccepted={({ id }) => onMade(group?.id ?? id)}
    >
      <TextField
        label={say(texts.name)}
        name="name"
        required
        focused
        most={80}
        hint={say(texts.nameHint)}
        value={name}
        onChange={setName}
      />
      <TextField
        label={say(texts.purpose)}
        name="purpose"
        required
        most={500}
        after={<PersonalHint text={purpose} plain />}
        value={purpose}
        onChange={setPurpose}
      />
      <Field label={say(texts.lead)} name="lead" required>
        {(control) => (
          <PickSome
            {...control}
            value={lead === "" ? [] : [lead]}
            options={staff.filter(({ value }) => !members.includes(value))}
            placeholder={say(texts.findPeople)}
            // Another one takes the place of the first.
            onChange={(chosen) => setLead(chosen.at(-1) ?? "")}
          />
        )}
      </Field>
      <Field label={say(texts.members)} name="members">
        {(control) => (
          <PickSome
            {...control}
            value={members}
            options={staff.filter(({ value }) => value !== lead)}
            placeholder={say(texts.findPeople)}
            onChange={setMembers}
          />
        )}
      </Field>
      <TextField
        label={say(texts.until)}
        name="until"
        required
        type="date"
        hint={say(texts.untilHint)}
        value={until}
        trouble={until !== "" && until < dayOf(instantOf(serverNow()), zone) ? texts.past : null}
        onChange={setUntil}
      />
    </OrderForm>
  );
}

/** The staff in sight by name, badge number and part. */
function useStaffChoices(): readonly { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const nameOf = useOfficerNames();
  const district = useDistrict();
  const people = useStreams<Person>("person");
  return useMemo(
    () =>
      people
        .filter(({ state }) => state.disabled === undefined)
        .map(({ state: { id, part } }) => {
          const name = nameOf(id);
          const where = say(nameOfPart(district, part) ?? { zh: part, en: part });
          return { value: id, label: name === id ? `${id} · ${where}` : `${name} ${id} · ${where}` };
        })
        .toSorted((one, other) => one.label.localeCompare(other.label, "zh")),
    [people, nameOf, district, say],
  );
}

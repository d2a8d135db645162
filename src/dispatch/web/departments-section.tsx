import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { nameOfPart } from "../../district/organisation.ts";
import { Button } from "../../ground/web/button.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { journalTexts } from "../../journal/web/texts.ts";
import type { Incident } from "../incident.ts";
import { isOpen } from "../stage.ts";
import { dispatchTexts as texts } from "./texts.ts";

/** Which departments were called in, and calling another in; nothing where there are none and nobody may. */
export function DepartmentsSection({ incident, current }: { incident: Incident; current: boolean }): ReactNode {
  const say = useSay();
  const client = useClient();
  const district = useDistrict();
  const { departments, zone } = district;
  const [callingIn, setCallingIn] = useState("");
  const { id, departments: joined = [] } = incident;
  const others = Object.values(departments).filter((one) => joined.every(({ department }) => department !== one.id));
  const may = current && isOpen(incident) && others.length > 0 && mayGive(client, "JoinDepartment");
  if (joined.length === 0 && !may) return null;
  return (
    <section className="card-section" aria-label={say(texts.departments)}>
      <div className="card-section-head">
        <h3>{say(texts.departments)}</h3>
        <span className="panel-head-space" />
        {may && callingIn !== id && <Button onClick={() => setCallingIn(id)}>{say(texts.callIn)}</Button>}
      </div>
      {may && callingIn === id && (
        <CallInForm
          incidentId={id}
          choices={others.map((one) => ({ value: one.id, text: say(one.name) }))}
          onClose={() => setCallingIn("")}
        />
      )}
      {joined.length === 0 && <p className="quiet card-line">{say(texts.noDepartments)}</p>}
      {joined.map(({ department, at }) => (
        <p key={department} className="card-line">
          {say(nameOfPart(district, department) ?? { zh: department, en: department })}{" "}
          <span className="quiet figures">{dayAndTime(at, zone)}</span>
        </p>
      ))}
    </section>
  );
}

interface CallInFormProps {
  readonly incidentId: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onClose: () => void;
}

function CallInForm({ incidentId, choices, onClose }: CallInFormProps): ReactNode {
  const say = useSay();
  const [department, setDepartment] = useState(choices[0]?.value ?? "");
  const [reason, setReason] = useState("");
  const why = reason.trim();
  return (
    <OrderForm
      label={say(texts.callIn)}
      order="JoinDepartment"
      body={{ incidentId, department, ...(why === "" ? {} : { reason: why }) }}
      onClose={onClose}
    >
      <Field label={say(texts.department)} name="department">
        {(control) => <PickOne {...control} focused value={department} onChange={setDepartment} options={choices} />}
      </Field>
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}

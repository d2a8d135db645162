import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { certificateName } from "../certificate-names.ts";
import type { Person } from "../person.ts";
import { ActButton } from "./act-button.tsx";
import { peopleTexts as texts } from "./people-texts.ts";
import { isEnding } from "./staff-rows.ts";
import { useMinute } from "./use-minute.ts";
import { useOpener } from "./use-opener.ts";
import { dayOf } from "../../ground/zone.ts";

/** What somebody is certified for and until when. */
export function PersonCertificates({ person }: { readonly person: Person }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const recording = useOpener();
  const today = dayOf(useMinute(), zone);
  return (
    <section className="people-section" aria-label={say(texts.certificates)}>
      <header>
        <h3>{say(texts.certificates)}</h3>
        {mayGive(client, "GrantCertificate") && person.disabled === undefined && (
          <Button {...recording.button} onClick={recording.open}>
            {say(texts.record)}
          </Button>
        )}
      </header>
      {person.certificates.length === 0 && <p className="quiet">{say(texts.noCertificates)}</p>}
      <ul className="people-lines">
        {person.certificates.map((one) => (
          <li key={one.certificate}>
            <span>{say(certificateName(one.certificate))}</span>
            {one.until !== undefined && <span className="quiet">{say(texts.validUntil, { day: one.until })}</span>}
            {isEnding(one, today) && (
              <span className="people-mark" data-tone={(one.until ?? "") < today ? "alarm" : "amber"}>
                {say((one.until ?? "") < today ? texts.ended : texts.endsSoon)}
              </span>
            )}
            <ActButton
              order="WithdrawCertificate"
              body={{ person: person.id, certificate: one.certificate }}
              reason="needed"
              label={say(texts.withdrawNamed, { what: say(certificateName(one.certificate)) })}
            >
              {say(texts.withdraw)}
            </ActButton>
          </li>
        ))}
      </ul>
      {recording.isOpen && <CertificateForm person={person.id} onDone={recording.close} />}
    </section>
  );
}

function CertificateForm({ person, onDone }: { readonly person: string; readonly onDone: () => void }): ReactNode {
  const say = useSay();
  const [certificate, setCertificate] = useState("");
  const [until, setUntil] = useState("");
  const named = certificate.trim();

  return (
    <OrderForm
      className="people-form"
      label={say(texts.certificates)}
      send={say(texts.save)}
      order="GrantCertificate"
      body={named === "" ? null : { person, certificate: named, ...(until === "" ? {} : { until }) }}
      onClose={onDone}
    >
      <TextField
        label={say(texts.certificate)}
        required
        name="certificate"
        focused
        most={80}
        value={certificate}
        onChange={setCertificate}
      />
      <TextField label={say(texts.lastDay)} name="until" type="date" value={until} onChange={setUntil} />
    </OrderForm>
  );
}

import { type ReactNode, useState } from "react";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import type { Telling } from "../complaint.ts";
import { type CaseTrack, decidingOf } from "../registering.ts";
import { caseTrackNames, caseTracks, receiptWayNames, receiptWays } from "../registering-facts.ts";
import { RungFields, TellingField } from "./complaint-forms.tsx";
import { registeringTexts as texts } from "./registering-texts.ts";
import { useLaw } from "./use-complaints.ts";
import type { RegisteringRead } from "./use-registering.ts";

interface FormProps {
  readonly read: RegisteringRead;
  readonly onClose: () => void;
}

interface TrackFieldProps {
  readonly value: CaseTrack;
  readonly focused?: boolean;
  readonly onChange: (value: CaseTrack) => void;
}

function TrackField({ value, focused = false, onChange }: TrackFieldProps): ReactNode {
  const say = useSay();
  return (
    <Field label={say(texts.track)} name="track">
      {(control) => (
        <PickOne
          {...control}
          focused={focused}
          value={value}
          onChange={onChange}
          options={caseTracks.map((one) => ({ value: one, text: say(caseTrackNames[one]) }))}
        />
      )}
    </Field>
  );
}

export function ReceiptForm({ read: { incident, state }, onClose }: FormProps): ReactNode {
  const say = useSay();
  const [track, setTrack] = useState<CaseTrack>(state?.track ?? "administrative");
  const [how, setHow] = useState<(typeof receiptWays)[number]>("printed");
  return (
    <OrderForm
      label={say(texts.give)}
      order="GiveReceipt"
      body={{ incidentId: incident.id, how, track }}
      onClose={onClose}
    >
      {state?.track === undefined && <TrackField value={track} focused onChange={setTrack} />}
      <Field label={say(texts.how)} name="how">
        {(control) => (
          <PickOne
            {...control}
            focused={state?.track !== undefined}
            value={how}
            onChange={setHow}
            options={receiptWays.map((value) => ({ value, text: say(receiptWayNames[value]) }))}
          />
        )}
      </Field>
    </OrderForm>
  );
}

export function DecideForm({ read: { incident, state }, onClose }: FormProps): ReactNode {
  const say = useSay();
  const [track, setTrack] = useState<CaseTrack>(state?.track ?? "administrative");
  const [accepted, setAccepted] = useState(true);
  const [reason, setReason] = useState("");
  const why = reason.trim() === "" ? {} : { reason: reason.trim() };
  const body = { incidentId: incident.id, track, accepted, ...why };
  return (
    <OrderForm
      label={say(texts.decide)}
      order="DecideCase"
      body={accepted || reason.trim() !== "" ? body : null}
      onClose={onClose}
    >
      <TrackField value={track} focused onChange={setTrack} />
      <Field label={say(texts.outcome)} name="accepted">
        {(control) => (
          <PickOne
            {...control}
            value={accepted ? "accepted" : "refused"}
            onChange={(value) => setAccepted(value === "accepted")}
            options={(["accepted", "refused"] as const).map((value) => ({ value, text: say(texts[value]) }))}
          />
        )}
      </Field>
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required={!accepted}
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}

export function ExtendReviewForm({ read: { incident, state }, onClose }: FormProps): ReactNode {
  const say = useSay();
  const law = useLaw();
  const track = state?.track ?? "administrative";
  const ladder = decidingOf(law, incident.receivedAt, track)?.listed.limit.ladder ?? [];
  const [draft, setDraft] = useState({ rung: ladder[0]?.code ?? "", office: "", reason: "" });
  const isWhole = draft.office !== "" && draft.reason.trim() !== "";
  return (
    <OrderForm
      label={say(texts.extend)}
      order="ExtendReview"
      body={isWhole ? { incidentId: incident.id, track, ...draft, reason: draft.reason.trim() } : null}
      onClose={onClose}
    >
      <RungFields ladder={ladder} {...draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </OrderForm>
  );
}

export function TellForm({ read: { incident }, onClose }: FormProps): ReactNode {
  const say = useSay();
  const [told, setTold] = useState<Telling>("written");
  return (
    <OrderForm label={say(texts.tell)} order="TellDecision" body={{ incidentId: incident.id, told }} onClose={onClose}>
      <TellingField value={told} focused onChange={setTold} />
    </OrderForm>
  );
}

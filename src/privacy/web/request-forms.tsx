import { type ReactNode, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { instantOf } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useStream } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import {
  identitiesShown,
  outcomeNames,
  personRequestKinds,
  personRequestOutcomes,
  requestKindNames,
} from "../request-facts.ts";
import { type Retention, retentionAt } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { identityNames, privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";

interface FormProps {
  readonly onClose: () => void;
}

/** Somebody stands at the counter and has shown who they are; its records can be named now or later. */
export function ReceiveForm({
  onClose,
  onReceived,
}: FormProps & { readonly onReceived: (requestId: string) => void }): ReactNode {
  const say = useSay();
  const [kind, setKind] = useState<(typeof personRequestKinds)[number]>("access");
  const [identityShown, setIdentity] = useState<(typeof identitiesShown)[number]>("identityCard");
  const [applicant, setApplicant] = useState("");
  const [contact, setContact] = useState("");
  const [record, setRecord] = useState("");
  const [words, setWords] = useState("");
  const records = useRecords();
  const stream = records.namedBy(record);
  const ready = applicant.trim() !== "" && contact.trim() !== "" && (record.trim() === "" || stream !== null);
  const said = words.trim() === "" ? {} : { words: words.trim() };
  const body = { kind, identityShown, applicant: applicant.trim(), contact: contact.trim(), ...said };
  return (
    <OrderForm
      label={say(texts.receive)}
      order="ReceivePersonRequest"
      body={ready ? { ...body, concerns: stream === null ? [] : [stream] } : null}
      onClose={onClose}
      onAccepted={({ id }) => onReceived(id)}
    >
      <Field label={say(texts.kind)} name="kind">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={kind}
            onChange={setKind}
            options={personRequestKinds.map((value) => ({ value, text: say(requestKindNames[value]) }))}
          />
        )}
      </Field>
      <Field label={say(texts.identity)} name="identityShown">
        {(control) => (
          <PickOne
            {...control}
            value={identityShown}
            onChange={setIdentity}
            options={identitiesShown.map((value) => ({ value, text: say(identityNames[value]) }))}
          />
        )}
      </Field>
      <TextField
        label={say(texts.applicant)}
        name="applicant"
        required
        most={200}
        value={applicant}
        onChange={setApplicant}
      />
      <TextField label={say(texts.contact)} name="contact" required most={200} value={contact} onChange={setContact} />
      <TextField
        label={say(texts.concerns)}
        name="concerns"
        most={200}
        placeholder={records.hint}
        value={record}
        onChange={setRecord}
      />
      <TextField label={say(texts.words)} name="words" most={2000} value={words} onChange={setWords} />
    </OrderForm>
  );
}

export function AddRecordForm({ requestId, onClose }: FormProps & { readonly requestId: string }): ReactNode {
  const say = useSay();
  const [record, setRecord] = useState("");
  const records = useRecords();
  const stream = records.namedBy(record);
  return (
    <OrderForm
      label={say(texts.addRecord)}
      order="AddRequestRecord"
      body={stream === null ? null : { requestId, stream }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.record)}
        name="stream"
        required
        focused
        most={200}
        placeholder={records.hint}
        value={record}
        onChange={setRecord}
      />
    </OrderForm>
  );
}

interface CorrectFormProps extends FormProps {
  readonly requestId: string;
  readonly stream: string;
  readonly label: string;
}

export function CorrectForm({ requestId, stream, label, onClose }: CorrectFormProps): ReactNode {
  const say = useSay();
  const [text, setText] = useState("");
  return (
    <OrderForm
      label={label}
      order="CorrectRecord"
      body={text.trim() === "" ? null : { requestId, stream, text: text.trim() }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.correction)}
        name="text"
        required
        focused
        most={2000}
        value={text}
        onChange={setText}
      />
    </OrderForm>
  );
}

export function AnswerForm({ requestId, onClose }: FormProps & { readonly requestId: string }): ReactNode {
  const say = useSay();
  const [outcome, setOutcome] = useState<(typeof personRequestOutcomes)[number]>("granted");
  const [words, setWords] = useState("");
  return (
    <OrderForm
      label={say(texts.answer)}
      order="AnswerPersonRequest"
      body={{ requestId, outcome, ...(words.trim() === "" ? {} : { words: words.trim() }) }}
      onClose={onClose}
    >
      <Field label={say(texts.outcome)} name="outcome">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={outcome}
            onChange={setOutcome}
            options={personRequestOutcomes.map((value) => ({ value, text: say(outcomeNames[value]) }))}
          />
        )}
      </Field>
      <TextField label={say(texts.words)} name="words" most={2000} value={words} onChange={setWords} />
    </OrderForm>
  );
}

/** A record whose sealed values are to go before their time; the record is asked for where none is given. */
export function EraseForm({ stream: given, onClose }: FormProps & { readonly stream?: string }): ReactNode {
  const say = useSay();
  const [record, setRecord] = useState("");
  const [reason, setReason] = useState("");
  const records = useRecords();
  const { graceHours } = retentionAt(useStream<Retention>(retentionStream) ?? null, instantOf(useNow()));
  const stream = given ?? records.namedBy(record);
  return (
    <OrderForm
      label={given === undefined ? say(texts.eraseEarly) : say(texts.eraseNamed, { record: records.nameOf(given) })}
      send={say(texts.propose)}
      order="EraseEarly"
      danger
      body={stream === null || reason.trim() === "" ? null : { stream, reason: reason.trim() }}
      onClose={onClose}
    >
      {given === undefined && (
        <TextField
          label={say(texts.record)}
          name="stream"
          required
          focused
          most={200}
          placeholder={records.hint}
          value={record}
          onChange={setRecord}
        />
      )}
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required
        focused={given !== undefined}
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
      <p className="quiet">{say(texts.eraseAbout, { hours: graceHours })}</p>
    </OrderForm>
  );
}

import { Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { OrderForm } from "../../journal/web/order-form.tsx";
import {
  identitiesShown,
  outcomeNames,
  personRequestKinds,
  personRequestOutcomes,
  requestKindNames,
} from "../request-facts.ts";
import { recordIn } from "./privacy-clock.ts";
import { identityNames, privacyTexts as texts } from "./privacy-texts.ts";

interface FormProps {
  readonly onClose: () => void;
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly focused?: boolean;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}

function Line({ label, value, most, focused = false, hint = "", onChange }: LineProps): ReactNode {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="small"
        maxLength={most}
        autoFocus={focused}
        autoComplete="off"
        placeholder={hint}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

/** Somebody stands at the counter and has shown who they are; its records can be named now or later. */
export function ReceiveForm({ onClose }: FormProps): ReactNode {
  const say = useSay();
  const id = useId();
  const [kind, setKind] = useState<(typeof personRequestKinds)[number]>("access");
  const [identityShown, setIdentity] = useState<(typeof identitiesShown)[number]>("identityCard");
  const [applicant, setApplicant] = useState("");
  const [contact, setContact] = useState("");
  const [record, setRecord] = useState("");
  const [words, setWords] = useState("");
  const stream = recordIn(record);
  const ready = applicant.trim() !== "" && contact.trim() !== "" && (record.trim() === "" || stream !== null);
  const said = words.trim() === "" ? {} : { words: words.trim() };
  const body = { kind, identityShown, applicant: applicant.trim(), contact: contact.trim(), ...said };
  return (
    <OrderForm
      label={say(texts.receive)}
      order="ReceivePersonRequest"
      body={ready ? { ...body, concerns: stream === null ? [] : [stream] } : null}
      onClose={onClose}
    >
      <label htmlFor={`${id}kind`}>{say(texts.kind)}</label>
      <PickOne
        id={`${id}kind`}
        focused
        value={kind}
        onChange={setKind}
        options={personRequestKinds.map((value) => ({ value, text: say(requestKindNames[value]) }))}
      />
      <label htmlFor={`${id}identity`}>{say(texts.identity)}</label>
      <PickOne
        id={`${id}identity`}
        value={identityShown}
        onChange={setIdentity}
        options={identitiesShown.map((value) => ({ value, text: say(identityNames[value]) }))}
      />
      <Line label={say(texts.applicant)} value={applicant} most={200} onChange={setApplicant} />
      <Line label={say(texts.contact)} value={contact} most={200} onChange={setContact} />
      <Line label={say(texts.concerns)} value={record} most={200} hint={say(texts.recordHint)} onChange={setRecord} />
      <Line label={say(texts.words)} value={words} most={2000} onChange={setWords} />
    </OrderForm>
  );
}

export function AddRecordForm({ requestId, onClose }: FormProps & { readonly requestId: string }): ReactNode {
  const say = useSay();
  const [record, setRecord] = useState("");
  const stream = recordIn(record);
  return (
    <OrderForm
      label={say(texts.addRecord)}
      order="AddRequestRecord"
      body={stream === null ? null : { requestId, stream }}
      onClose={onClose}
    >
      <Line
        label={say(texts.record)}
        value={record}
        most={200}
        focused
        hint={say(texts.recordHint)}
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
      <Line label={say(texts.correction)} value={text} most={2000} focused onChange={setText} />
    </OrderForm>
  );
}

export function AnswerForm({ requestId, onClose }: FormProps & { readonly requestId: string }): ReactNode {
  const say = useSay();
  const id = useId();
  const [outcome, setOutcome] = useState<(typeof personRequestOutcomes)[number]>("granted");
  const [words, setWords] = useState("");
  return (
    <OrderForm
      label={say(texts.answer)}
      order="AnswerPersonRequest"
      body={{ requestId, outcome, ...(words.trim() === "" ? {} : { words: words.trim() }) }}
      onClose={onClose}
    >
      <label htmlFor={`${id}outcome`}>{say(texts.outcome)}</label>
      <PickOne
        id={`${id}outcome`}
        focused
        value={outcome}
        onChange={setOutcome}
        options={personRequestOutcomes.map((value) => ({ value, text: say(outcomeNames[value]) }))}
      />
      <Line label={say(texts.words)} value={words} most={2000} onChange={setWords} />
    </OrderForm>
  );
}

import { type ReactNode, useState } from "react";
import { complainedOf, nobodyComplainedOf } from "../../access/web/complained-of.ts";
import { ComplainedOfFields } from "../../access/web/complained-of-fields.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { instantFrom, useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Checkbox } from "../../ground/web/checkbox.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { TextArea } from "../../ground/web/input.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import type { Limit } from "../../statute/facts.ts";
import { rungWords } from "../../statute/limit-words.ts";
import type { Telling } from "../complaint.ts";
import {
  complaintChannelNames,
  complaintChannels,
  complaintOutcomeNames,
  complaintOutcomes,
  tellingNames,
  tellings,
} from "../complaint-facts.ts";
import { complaintTexts as texts } from "./complaint-texts.ts";
import type { ComplaintCall } from "./complaint-waiting.ts";

interface FormProps {
  readonly onClose: () => void;
}

interface LinesProps {
  readonly label: Sentence;
  readonly value: string;
  readonly required?: boolean;
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}

/** Words that are sealed, of several lines. */
export function SealedLines({ label, value, required = false, focused = false, onChange }: LinesProps): ReactNode {
  const say = useSay();
  return (
    <Field label={say(label)} name="words" required={required} hint={say(texts.sealedHint)}>
      {(control) => (
        <TextArea
          {...control}
          rows={3}
          mostRows={10}
          maxLength={4000}
          autoFocus={focused}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The incident that is typed by its number: null where there is none of it in sight; undefined where none is typed. */
function useIncidentTyped(typed: string): string | null | undefined {
  const incidents = useStreams<{ readonly id: string; readonly number: string; readonly fullNumber: string }>(
    "incident",
  );
  const wanted = typed.trim().toUpperCase();
  if (wanted === "") return undefined;
  const found = incidents.find(
    ({ state }) => state.number === wanted || state.fullNumber === wanted || state.id === wanted,
  );
  return found?.state.id ?? (/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(wanted) ? wanted : null);
}

interface ReceiveFormProps extends FormProps {
  /** The call it was made by; what was said in it stays there. */
  readonly call?: ComplaintCall | undefined;
  readonly onReceived: (id: string) => void;
}

/** Somebody complains at the counter, by letter, mail or web; or a call with a complaint is taken up. */
export function ReceiveForm({ call, onReceived, onClose }: ReceiveFormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [channel, setChannel] = useState<(typeof complaintChannels)[number]>("counter");
  const [words, setWords] = useState("");
  const [complainant, setComplainant] = useState("");
  const [contact, setContact] = useState("");
  const [happened, setHappened] = useState("");
  const [incident, setIncident] = useState("");
  const [isNow, setIsNow] = useState(false);
  const [about, setAbout] = useState(nobodyComplainedOf);
  const incidentId = useIncidentTyped(incident);
  const happenedAt = happened.trim() === "" ? undefined : instantFrom(happened, zone);
  const fits = incidentId !== null && happenedAt !== null && (call !== undefined || words.trim() !== "");
  const written = (field: string, text: string) => (text.trim() === "" ? {} : { [field]: text.trim() });
  const body = {
    ...{ channel: call === undefined ? channel : ("call" as const), isNow },
    ...(call === undefined ? {} : { callId: call.id }),
    ...(typeof incidentId === "string" ? { incidentId } : {}),
    ...(typeof happenedAt === "string" ? { happenedAt } : {}),
    ...written("words", words),
    ...written("name", complainant),
    ...written("contact", contact),
    ...complainedOf(about),
  };
  return (
    <OrderForm
      label={say(texts.take)}
      order="ReceiveComplaint"
      body={fits ? body : null}
      onClose={onClose}
      onAccepted={({ id }) => onReceived(id)}
    >
      {call === undefined && (
        <Field label={say(texts.channel)} name="channel">
          {(control) => (
            <PickOne
              {...control}
              focused
              value={channel}
              onChange={setChannel}
              options={complaintChannels
                .filter((one) => one !== "call")
                .map((value) => ({ value, text: say(complaintChannelNames[value]) }))}
            />
          )}
        </Field>
      )}
      <SealedLines
        label={texts.words}
        required={call === undefined}
        focused={call !== undefined}
        value={words}
        onChange={setWords}
      />
      <TextField label={say(texts.complainant)} name="name" most={200} value={complainant} onChange={setComplainant} />
      <TextField label={say(texts.contact)} name="contact" most={200} value={contact} onChange={setContact} />
      <ComplainedOfFields about={about} onChange={setAbout} />
      <TextField
        label={say(texts.happenedAt)}
        name="happenedAt"
        figures
        most={20}
        hint={say(texts.happenedHint)}
        value={happened}
        onChange={setHappened}
      />
      <TextField
        label={say(texts.aboutIncident)}
        name="incidentId"
        figures
        most={40}
        value={incident}
        onChange={setIncident}
      />
      <Checkbox checked={isNow} onChange={({ target }) => setIsNow(target.checked)}>
        {say(texts.isNow)}
      </Checkbox>
      <p className="quiet">{say(texts.hiddenNote)}</p>
    </OrderForm>
  );
}

interface OfComplaintProps extends FormProps {
  readonly complaintId: string;
}

export function AssignForm({ complaintId, onClose }: OfComplaintProps): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const [handler, setHandler] = useState("");
  const badge = handler.trim();
  return (
    <OrderForm
      label={say(texts.assign)}
      order="AssignComplaint"
      body={badge === "" ? null : { complaintId, handler: badge }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.handlerBadge)}
        name="handler"
        required
        focused
        figures
        most={80}
        {...(badge === "" || nameOf(badge) === badge ? {} : { hint: nameOf(badge) })}
        value={handler}
        onChange={setHandler}
      />
    </OrderForm>
  );
}

interface TellingFieldProps {
  readonly value: Telling;
  readonly focused?: boolean;
  readonly onChange: (value: Telling) => void;
}

export function TellingField({ value, focused = false, onChange }: TellingFieldProps): ReactNode {
  const say = useSay();
  return (
    <Field label={say(texts.told)} name="told">
      {(control) => (
        <PickOne
          {...control}
          focused={focused}
          value={value}
          onChange={onChange}
          options={tellings.map((one) => ({ value: one, text: say(tellingNames[one]) }))}
        />
      )}
    </Field>
  );
}

export function AcknowledgeForm({ complaintId, onClose }: OfComplaintProps): ReactNode {
  const say = useSay();
  const [told, setTold] = useState<Telling>("written");
  return (
    <OrderForm
      label={say(texts.acknowledge)}
      order="AcknowledgeComplaint"
      body={{ complaintId, told }}
      onClose={onClose}
    >
      <TellingField value={told} focused onChange={setTold} />
    </OrderForm>
  );
}

export function NameFurtherForm({ complaintId, onClose }: OfComplaintProps): ReactNode {
  const say = useSay();
  const [about, setAbout] = useState(nobodyComplainedOf);
  const named = complainedOf(about);
  return (
    <OrderForm
      label={say(texts.nameFurther)}
      order="NameComplainedOf"
      body={Object.keys(named).length === 0 ? null : { complaintId, ...named }}
      onClose={onClose}
    >
      <ComplainedOfFields about={about} onChange={setAbout} />
    </OrderForm>
  );
}

interface RungFieldsProps {
  readonly ladder: Limit["ladder"];
  readonly rung: string;
  readonly office: string;
  readonly reason: string;
  readonly onChange: (part: { readonly rung?: string; readonly office?: string; readonly reason?: string }) => void;
}

/** Which rung of a limit's ladder, who granted it, and why. */
export function RungFields({ ladder, rung, office, reason, onChange }: RungFieldsProps): ReactNode {
  const say = useSay();
  const who = ladder.find(({ code }) => code === rung)?.who ?? [];
  return (
    <>
      <Field label={say(texts.rung)} name="rung">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={rung}
            onChange={(chosen) => onChange({ rung: chosen, office: "" })}
            options={ladder.map((one) => ({ value: one.code, text: say(rungWords(one)) }))}
          />
        )}
      </Field>
      <Field label={say(texts.office)} name="office" required>
        {(control) => (
          <PickOne
            {...control}
            value={office === "" ? undefined : office}
            placeholder={say(texts.choose)}
            onChange={(chosen) => onChange({ office: chosen })}
            options={who.map(({ code, name }) => ({ value: code, text: say(name) }))}
          />
        )}
      </Field>
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={(text) => onChange({ reason: text })}
      />
    </>
  );
}

export function ExtendForm({
  complaintId,
  ladder,
  onClose,
}: OfComplaintProps & { readonly ladder: Limit["ladder"] }): ReactNode {
  const say = useSay();
  const [draft, setDraft] = useState({ rung: ladder[0]?.code ?? "", office: "", reason: "" });
  const isWhole = draft.office !== "" && draft.reason.trim() !== "";
  return (
    <OrderForm
      label={say(texts.extend)}
      order="ExtendComplaint"
      body={isWhole ? { complaintId, ...draft, reason: draft.reason.trim() } : null}
      onClose={onClose}
    >
      <RungFields ladder={ladder} {...draft} onChange={(part) => setDraft((before) => ({ ...before, ...part }))} />
    </OrderForm>
  );
}

export function AnswerForm({ complaintId, onClose }: OfComplaintProps): ReactNode {
  const say = useSay();
  const [outcome, setOutcome] = useState<(typeof complaintOutcomes)[number]>("upheld");
  const [words, setWords] = useState("");
  const [told, setTold] = useState<Telling>("written");
  const needsWords = outcome !== "withdrawn";
  const said = words.trim() === "" ? {} : { words: words.trim() };
  const body = { complaintId, outcome, told, ...said };
  return (
    <OrderForm
      label={say(texts.answer)}
      order="AnswerComplaint"
      body={needsWords && words.trim() === "" ? null : body}
      onClose={onClose}
    >
      <Field label={say(texts.outcome)} name="outcome">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={outcome}
            onChange={setOutcome}
            options={complaintOutcomes.map((value) => ({ value, text: say(complaintOutcomeNames[value]) }))}
          />
        )}
      </Field>
      {outcome === "passedOn" && <p className="quiet">{say(texts.passedOnHint)}</p>}
      <SealedLines label={texts.answerWords} required={needsWords} value={words} onChange={setWords} />
      <TellingField value={told} onChange={setTold} />
    </OrderForm>
  );
}

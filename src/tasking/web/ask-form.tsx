import { type ReactNode, useState } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { type Calendar, noCalendar } from "../../district/calendar.ts";
import { calendarStream } from "../../district/facts.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useClient, useStream } from "../../journal/web/client.ts";
import { Attach } from "../../journal/web/attach.tsx";
import { useAttach } from "../../journal/web/use-attach.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { answererAt, hoursInWords, type Service } from "../service.ts";
import { AboutField, type AboutDraft, useAbout } from "./about-field.tsx";
import { PriorityField } from "./priority-field.tsx";
import { SaidFields, saidOf, type TypedFields } from "./said-fields.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyName } from "./use-parties.ts";
import { useServices } from "./use-services.ts";

interface AskFormProps {
  readonly service: string | undefined;
  /** The incident it is for, where it was asked from there. */
  readonly incident: string | undefined;
  readonly onClose: () => void;
  readonly onAsked: (id: string) => void;
}

/** Asks for an item of the menu; who answers now, and what is promised, is said before the press. */
export function AskForm({ service: first, incident, onClose, onAsked }: AskFormProps): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const services = useServices();
  const { drill } = useDistrict();
  const [code, setCode] = useState(first ?? "");
  const [words, setWords] = useState("");
  const [priority, setPriority] = useState<1 | 2 | 3>(2);
  const [typed, setTyped] = useState<TypedFields>({});
  const [aboutDraft, setAbout] = useState<AboutDraft>({ kind: "incident", number: incident ?? "" });
  const files = useAttach("task");
  const about = useAbout(aboutDraft);
  const service = services[code];
  const gives = (service?.gives ?? []).map(({ label, ...rest }) => ({ ...rest, label: say(label) }));
  const given = saidOf(gives, typed);
  const offered = Object.values(services)
    .filter(({ askers }) => askers.length === 0 || (askers as readonly string[]).includes(session.role))
    .toSorted((one, other) => one.name.zh.localeCompare(other.name.zh, "zh"));
  if (offered.length === 0) return <p className="tasks-line quiet">{say(texts.noServices)}</p>;
  const isReady = service !== undefined && given !== null && about !== null && about !== undefined && !files.isBusy;
  const body = isReady
    ? { service: code, priority, about, given, files: files.ids, ...(words.trim() === "" ? {} : { words }) }
    : null;
  return (
    <OrderForm
      label={say(texts.ask)}
      order="AskForService"
      body={body}
      onClose={onClose}
      onAccepted={({ id }) => onAsked(id)}
    >
      <Field label={say(texts.service)} name="service" required>
        {(control) => (
          <PickOne<string>
            {...control}
            focused
            value={code === "" ? undefined : code}
            placeholder={say(texts.pickService)}
            options={offered.map(({ service: value, name }) => ({ value, text: say(name) }))}
            onChange={(next) => {
              setCode(next);
              setTyped({});
            }}
          />
        )}
      </Field>
      {service !== undefined && <Promised service={service} priority={priority} />}
      <PriorityField value={priority} onChange={setPriority} />
      <AboutField draft={aboutDraft} free={false} isDrill={drill} onChange={setAbout} />
      <SaidFields asks={gives} typed={typed} onChange={setTyped} />
      <TextField
        label={say(texts.words)}
        name="words"
        most={4000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
      <Attach name="files" label={say(texts.files)} files={files} />
    </OrderForm>
  );
}

/** Who answers now and by when it is promised. */
function Promised({ service, priority }: { readonly service: Service; readonly priority: 1 | 2 | 3 }): ReactNode {
  const say = useSay();
  const nameOf = usePartyName();
  const { zone } = useDistrict();
  const calendar = useStream<Calendar>(calendarStream) ?? noCalendar;
  const now = useMinute();
  const answers = answererAt(service, now, zone, calendar);
  const hours = service.hours === undefined ? "" : say(hoursInWords(service.hours));
  const who =
    answers === undefined
      ? say(texts.closedNow, { hours })
      : answers.insteadOf === undefined
        ? say(texts.answersNow, { party: [answers.to, ...answers.along].map(nameOf).join(" · ") })
        : say(texts.coversNow, { hours, party: nameOf(answers.to) });
  const promise = say(texts.promised, {
    sign: service.sign[priority - 1] ?? service.sign[2],
    answer: service.answer[priority - 1] ?? service.answer[2],
  });
  return (
    <p className={answers === undefined ? "tasks-late" : "quiet"} role="status">
      {who}
      {answers !== undefined && <> · {promise}</>}
      {service.referral && <> · {say(texts.referral)}</>}
    </p>
  );
}

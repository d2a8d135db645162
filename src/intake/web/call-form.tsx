import { ComplainedOfFields } from "../../access/web/complained-of-fields.tsx";
import { Button } from "../../ground/web/button.tsx";
import { Input, TextArea } from "../../ground/web/input.tsx";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { TypeField } from "../../district/web/type-field.tsx";
import type { Sentence } from "../../ground/sentence.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Field } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { Choice } from "../../ground/web/choice.tsx";
import { serverNow, useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { goesOn } from "../../ground/web/written-over.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { millis } from "../../ground/instant.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { OrderButton, useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Call } from "../call.ts";
import { isLiveCallOf } from "../call-view.ts";
import { callKindNames, callKinds, callStream, channelNames, channels } from "../facts.ts";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { PlaceField } from "../../streets/web/place-field.tsx";
import { JoinField, MarkForm } from "./call-aside.tsx";
import { CallSaid } from "./call-said.tsx";
import { type FieldsProps, NameField, PointField, PriorityField } from "./call-further-fields.tsx";
import { EarlierCalls } from "./earlier-calls.tsx";
import {
  type CallDraft,
  emptyDraft,
  type Given,
  missingIn,
  notedText,
  noteNumber,
  type Purpose,
  registerCall,
} from "./register-call.ts";
import { callDraftName, type KeptCall, keptCall } from "./kept-call.ts";
import { intakeTexts } from "./texts.ts";

type Point = readonly [number, number];
type Aside = "join" | "mark";

const missingTexts = {
  type: intakeTexts.missingType,
  place: intakeTexts.missingPlace,
  point: intakeTexts.missingPoint,
} as const satisfies Record<string, Sentence>;

/** An incident a call could join, worded by whoever knows them. */
interface OpenIncident {
  readonly id: string;
  readonly text: string;
}

interface CallFormProps {
  /** The call it is about; absent for a contact that has not rung here. */
  readonly callId: string | null;
  /** Shows something with the open incidents a call could join, and again when they change; the form is not. */
  readonly withIncidents: (show: (incidents: readonly OpenIncident[]) => ReactNode) => ReactNode;
  readonly pickPoint: () => Promise<Point | null>;
  /** Called with the incident that was opened or joined, or with nothing. */
  readonly onDone: (incidentId: string | null) => void;
  readonly onClose: () => void;
}

/**
 * The form of one contact. It becomes an incident, joins one, is marked, or is recorded as a complaint. Every step
 * works from the keyboard.
 */
export function CallForm({ callId, withIncidents, pickPoint, onDone, onClose }: CallFormProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const call = useStream<Call>(callId === null ? undefined : callStream(callId));
  const name = callDraftName(callId);
  const [kept] = useState(() => keptCall(client.drafts.get(name)));
  const [openedAt] = useState(() => kept?.openedAt ?? serverNow());
  const [draft, setDraft] = useState<CallDraft>(() => kept?.draft ?? draftOf(call));
  const given = useRef<Given>(kept?.given ?? (callId === null ? {} : { callId, noted: notedText(draftOf(call)) }));
  const typed = useRef(kept !== null);
  /** Somebody wanted to register it: what is missing is said from then on, at its field, until it is there. */
  const [wanted, setWanted] = useState(false);
  const [aside, setAside] = useState<Aside | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { zone } = useDistrict();
  useHotkey("Escape", intakeTexts.close, () => setAside(null), { on: aside !== null, closes: true });
  const asCall = callId !== null || mayGive(client, "RingCall");
  const complaint = asCall && draft.kind === "complaint";
  const change = (part: Partial<CallDraft>) => {
    typed.current = true;
    setDraft((before) => ({ ...before, ...part }));
  };
  // Kept with each change, and again when an order of several was accepted: what is typed of an emergency is not lost.
  const keep = () => {
    if (typed.current) client.drafts.keep(name, { draft, given: given.current, openedAt } satisfies KeptCall);
  };
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(keep, [draft]);
  const leave = () => {
    client.drafts.forget(name);
    onClose();
  };

  async function give(purpose: Purpose): Promise<void> {
    if (purpose === "open" || purpose === "hold") {
      setWanted(true);
      const [field] = Object.keys(missingIn(draft));
      if (field !== undefined) {
        form.current?.querySelector<HTMLElement>(`[data-field="${field}"] input`)?.focus();
        return;
      }
    }
    const answer = await registerCall(giving.give, draft, given.current, { purpose, asCall, openedAt });
    if (answer.kind !== "accepted") {
      keep();
      return;
    }
    client.drafts.forget(name);
    if (purpose === "open" || purpose === "hold") onDone(answer.id);
    else onDone(typeof purpose === "object" && "join" in purpose ? purpose.join : null);
  }

  const missing = useMemo(
    () =>
      wanted && !complaint
        ? Object.fromEntries(Object.entries(missingIn(draft)).map(([field, lack]) => [field, missingTexts[lack]]))
        : {},
    [wanted, complaint, draft],
  );
  // What the server says against a field stands at it.
  const { trouble, field } = giving;
  const wrong = complaint && trouble !== null && field !== null ? { [field]: trouble } : missing;
  const title =
    call === undefined
      ? say(asCall ? intakeTexts.newCall : intakeTexts.newIncident)
      : say(intakeTexts.handleCall, { time: timeOfDay(call.rangAt, zone) });
  return (
    <Panel
      title={title}
      className="panel-grow panel-form"
      about={<Stopwatch from={call === undefined ? openedAt : millis(call.answeredAt ?? call.rangAt)} />}
      tools={
        <Button look="text" aria-label={say(intakeTexts.close)} onClick={leave}>
          ×
        </Button>
      }
      body
    >
      <Form
        formRef={form}
        className="call-form"
        send={null}
        ready
        busy={giving.busy}
        wrong={wrong}
        onSend={() => void give(complaint ? "complaint" : "open")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (!giving.busy) void give(complaint ? "complaint" : "open");
        }}
        onClose={leave}
      >
        {kept !== null && (
          <p role="status" className="quiet call-form-wide">
            {say(intakeTexts.wordsBack)}
          </p>
        )}
        {asCall && <ContactFields draft={draft} fixed={callId !== null} onChange={change} />}
        {complaint && <p className="quiet call-form-wide">{say(intakeTexts.complaintNote)}</p>}
        {complaint ? (
          <ComplainedOfFields about={draft.about} onChange={(about) => change({ about })} />
        ) : (
          <IncidentFields draft={draft} focused={!asCall || callId !== null} onChange={change} />
        )}
        <SaidField draft={draft} onChange={change} />
        {asCall && <NameField draft={draft} onChange={change} />}
        {!complaint && <PriorityField draft={draft} onChange={change} />}
        {!complaint && <PointField draft={draft} pickPoint={pickPoint} onChange={change} />}
        {callId !== null && call !== undefined && <CallSaid call={call} />}
        <Trouble said={wrong === missing ? trouble : null} className="call-form-wide" />
        <div className="call-form-wide call-form-buttons">
          <Button look="primary" size="middle" submit busy={giving.busy}>
            {say(complaint ? intakeTexts.saveComplaint : intakeTexts.register)}
          </Button>
          {!complaint && (
            <Button size="middle" disabled={giving.busy} onClick={() => void give("hold")}>
              {say(intakeTexts.registerHeld)}
            </Button>
          )}
          <span className="quiet">{say(intakeTexts.submitHint)}</span>
        </div>
      </Form>
      {asCall &&
        !complaint &&
        withIncidents((incidents) => (
          <CallAside
            {...{ call, draft, incidents, giving, aside }}
            onAside={setAside}
            onGive={(purpose) => void give(purpose)}
          />
        ))}
    </Panel>
  );
}

interface CallAsideProps {
  readonly call: Call | undefined;
  readonly draft: CallDraft;
  readonly incidents: readonly OpenIncident[];
  readonly giving: ReturnType<typeof useGiving>;
  readonly aside: Aside | null;
  readonly onAside: (aside: Aside | null) => void;
  readonly onGive: (purpose: Purpose) => void;
}

/** What a contact may be instead of a new incident: one of an open one, a mark, nothing at all. */
function CallAside({ call, draft, incidents, giving, aside, onAside, onGive }: CallAsideProps): ReactNode {
  const say = useSay();
  const client = useClient();
  return (
    <div className="call-aside">
      <div className="call-form-buttons">
        <Button aria-expanded={aside === "join"} onClick={() => onAside(aside === "join" ? null : "join")}>
          {say(intakeTexts.join)}
        </Button>
        <Button aria-expanded={aside === "mark"} onClick={() => onAside(aside === "mark" ? null : "mark")}>
          {say(intakeTexts.mark)}
        </Button>
        {call !== undefined && call.endedAt === undefined && (
          <OrderButton order="EndCall" body={{ callId: call.id }}>
            {say(intakeTexts.endCall)}
          </OrderButton>
        )}
      </div>
      {call !== undefined && isLiveCallOf(call, client.session.officer) && (call.number ?? draft.number) !== "" && (
        <EarlierCalls
          call={call}
          onNote={() => noteNumber(giving.give, call.id, draft.number)}
          busy={giving.busy}
          isOpen={(incident) => incidents.some(({ id }) => id === incident)}
          onJoin={(join) => onGive({ join })}
        />
      )}
      {aside === "join" && (
        <JoinField
          incidents={incidents}
          busy={giving.busy}
          onJoin={(join) => onGive({ join })}
          onClose={() => onAside(null)}
        />
      )}
      {aside === "mark" && (
        <MarkForm
          busy={giving.busy}
          onMark={(mark, reason) => onGive({ mark, reason })}
          onClose={() => onAside(null)}
        />
      )}
    </div>
  );
}

function draftOf(call: Call | undefined): CallDraft {
  if (call === undefined) return emptyDraft;
  return { ...emptyDraft, channel: call.channel, kind: call.kind, recordingNumber: call.recordingNumber ?? "" };
}

function Stopwatch({ from }: { from: number }): ReactNode {
  const say = useSay();
  const now = useNow();
  return (
    <span className="count figures">{say(intakeTexts.elapsed, { elapsed: elapsedText((now - from) / 1000) })}</span>
  );
}

function ContactFields({ draft, fixed, onChange }: FieldsProps & { fixed: boolean }): ReactNode {
  const say = useSay();
  const number = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!fixed) number.current?.focus();
  }, [fixed]);
  return (
    <>
      {!fixed && (
        <>
          <Field label={say(intakeTexts.channel)} name="channel">
            {(control) => (
              <PickOne
                {...control}
                value={draft.channel}
                onChange={(channel) => onChange({ channel })}
                options={channels.map((value) => ({ value, text: say(channelNames[value]) }))}
              />
            )}
          </Field>
        </>
      )}
      <span className="call-form-label" aria-hidden="true">
        {say(intakeTexts.kind)}
      </span>
      <Choice
        label={say(intakeTexts.kind)}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={callKinds.map((value) => ({ value, text: say(callKindNames[value]) }))}
      />
      <Field label={say(intakeTexts.number)} name="number">
        {(control) => (
          <Input
            {...control}
            ref={number}
            {...goesOn}
            className="figures"
            maxLength={40}
            autoComplete="off"
            value={draft.number}
            onChange={(event) => onChange({ number: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** What sort of thing and where: with what was said, all that most calls need. */
function IncidentFields({ draft, focused, onChange }: FieldsProps & { focused: boolean }): ReactNode {
  const say = useSay();
  const district = useDistrict();
  return (
    <>
      <Field label={say(intakeTexts.type)} name="type" required>
        {(control) => (
          <div data-field="type">
            <TypeField
              {...control}
              focused={focused}
              value={draft.type}
              onChange={(type) => onChange({ type, priority: district.types[type]?.priority })}
            />
          </div>
        )}
      </Field>
      <Field label={say(intakeTexts.place)} name="place" required>
        {(control) => (
          <div data-field="place">
            <PlaceField
              {...control}
              value={draft}
              withoutPoint={draft.withoutPoint}
              onChange={onChange}
              onWithoutPoint={(withoutPoint) => onChange({ withoutPoint })}
            />
          </div>
        )}
      </Field>
      <PersonalHint text={draft.words} plain />
    </>
  );
}

function SaidField({ draft, onChange }: FieldsProps): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="call-form-said">
        {say(intakeTexts.said)}
      </label>
      <TextArea
        id={id}
        rows={3}
        mostRows={10}
        maxLength={4000}
        value={draft.said}
        onChange={(event) => onChange({ said: event.target.value })}
      />
      {draft.number === "" && (
        <PersonalHint
          text={draft.said}
          move={{
            label: say(intakeTexts.moveToNumber),
            kinds: ["phone"],
            onMove: (_, number) => {
              onChange({ number });
              return true;
            },
            onChange: (said) => onChange({ said }),
          }}
        />
      )}
    </>
  );
}

import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useLanguage, useSay } from "../../ground/web/language.ts";
import { PickSome } from "../../ground/web/pick-some.tsx";
import { Attach } from "../../journal/web/attach.tsx";
import { useAttach } from "../../journal/web/use-attach.ts";
import { taskStream } from "../task-facts.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { partyKey } from "../party.ts";
import type { Task } from "../task.ts";
import { AnswerTime, momentOf, type TimeDraft } from "./answer-time.tsx";
import { CrewsFit } from "./crews-fit.tsx";
import { PartyField } from "./party-field.tsx";
import { chosenParty } from "./party-words.ts";
import { SaidFields, saidOf, type TypedFields } from "./said-fields.tsx";
import { tasksTexts as texts } from "./tasks-texts.ts";
import { usePartyHouse } from "./use-parties.ts";

const none: readonly string[] = [];

interface ActFormProps {
  readonly task: Task;
  readonly onClose: () => void;
}

interface WhyProps {
  readonly value: string;
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}

function Why({ value, focused = false, onChange }: WhyProps): ReactNode {
  const say = useSay();
  return (
    <TextField
      label={say(journalTexts.reason)}
      name="reason"
      required
      focused={focused}
      most={500}
      after={<PersonalHint text={value} plain />}
      value={value}
      onChange={onChange}
    />
  );
}

/** Answers in words, in the fields that were asked for, by the units sent; of a referral only that it was answered. */
export function AnswerForm({ task, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const { units } = usePartyHouse();
  const [words, setWords] = useState("");
  const [typed, setTyped] = useState<TypedFields>({});
  const [sent, setSent] = useState<readonly string[]>([]);
  const files = useAttach(taskStream(task.id));
  const values = saidOf(task.asks, typed);
  const isEmpty = words.trim() === "" && sent.length + files.ids.length + (values?.length ?? 0) === 0;
  const body =
    values === null || files.isBusy || (isEmpty && !task.referral)
      ? null
      : { taskId: task.id, values, sent, files: files.ids, ...(words.trim() === "" ? {} : { words }) };
  return (
    <OrderForm label={say(texts.giveAnswer)} order="AnswerTask" body={body} onClose={onClose}>
      {task.referral ? (
        <p className="quiet">{say(texts.referral)}</p>
      ) : (
        <>
          <SaidFields asks={task.asks} typed={typed} onChange={setTyped} />
          <TextField
            label={say(texts.answer)}
            name="words"
            focused={task.asks.length === 0}
            most={4000}
            hint={say(texts.sealedHint)}
            value={words}
            onChange={setWords}
          />
          <Field label={say(texts.sentUnits)} name="sent">
            {(control) => (
              <PickSome<string>
                {...control}
                value={sent}
                options={units
                  .map(({ id, callsign }) => ({ value: id, label: callsign }))
                  .toSorted((one, other) => one.label.localeCompare(other.label, language, { numeric: true }))}
                onChange={setSent}
              />
            )}
          </Field>
          {(task.certificates ?? []).length > 0 && <CrewsFit demanded={task.certificates ?? none} chosen={sent} />}
          <Attach name="files" label={say(texts.files)} files={files} />
        </>
      )}
    </OrderForm>
  );
}

/** Says something sealed to the other side. */
export function TellForm({
  order,
  label,
  task,
  onClose,
}: ActFormProps & { order: string; label: Sentence }): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  return (
    <OrderForm
      label={say(label)}
      order={order}
      body={words.trim() === "" ? null : { taskId: task.id, words }}
      onClose={onClose}
    >
      <TextField
        label={say(texts.words)}
        name="words"
        required
        focused
        most={2000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
    </OrderForm>
  );
}

/** Gives it to another party, or after it was returned to the same again. */
export function ReassignForm({ task, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const house = usePartyHouse();
  const isAgain = task.returned !== undefined;
  const [to, setTo] = useState<readonly string[]>(isAgain ? [partyKey(task.to)] : []);
  const [reason, setReason] = useState("");
  const party = to[0] === undefined ? undefined : chosenParty(to[0], house);
  return (
    <OrderForm
      label={say(isAgain ? texts.askAgain : texts.reassign)}
      order="ReassignTask"
      body={party === undefined || reason.trim() === "" ? null : { taskId: task.id, to: party, reason: reason.trim() }}
      onClose={onClose}
    >
      <PartyField
        name="to"
        label={say(texts.party)}
        value={to}
        without={task.from}
        single
        focused={!isAgain}
        onChange={setTo}
      />
      <Why value={reason} focused={isAgain} onChange={setReason} />
    </OrderForm>
  );
}

export function JoinForm({ task, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const house = usePartyHouse();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const party = chosen[0] === undefined ? undefined : chosenParty(chosen[0], house);
  return (
    <OrderForm
      label={say(texts.join)}
      order="JoinTask"
      body={party === undefined ? null : { taskId: task.id, along: party }}
      onClose={onClose}
    >
      <PartyField
        name="along"
        label={say(texts.party)}
        value={chosen}
        without={task.from}
        single
        focused
        onChange={setChosen}
      />
    </OrderForm>
  );
}

export function ReopenForm({ task, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [reason, setReason] = useState("");
  const [time, setTime] = useState<TimeDraft>({ within: "none", typed: "" });
  const answerBy = momentOf(time, zone);
  const body =
    reason.trim() === "" || answerBy === null
      ? null
      : { taskId: task.id, reason: reason.trim(), ...(answerBy === undefined ? {} : { answerBy }) };
  return (
    <OrderForm label={say(texts.reopen)} order="ReopenTask" body={body} onClose={onClose}>
      <Why value={reason} focused onChange={setReason} />
      <AnswerTime name="answerBy" label={say(texts.answerWithin)} draft={time} zone={zone} free onChange={setTime} />
    </OrderForm>
  );
}

export function SuperviseForm({ task, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [reason, setReason] = useState("");
  const [time, setTime] = useState<TimeDraft>({ within: "24", typed: "" });
  const dueBy = momentOf(time, zone);
  const body =
    reason.trim() === "" || dueBy === null || dueBy === undefined
      ? null
      : { taskId: task.id, reason: reason.trim(), dueBy };
  return (
    <OrderForm label={say(texts.supervise)} order="SuperviseTask" body={body} onClose={onClose}>
      <AnswerTime name="dueBy" label={say(texts.dueBy)} draft={time} zone={zone} free={false} onChange={setTime} />
      <Why value={reason} focused onChange={setReason} />
    </OrderForm>
  );
}

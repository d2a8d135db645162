import { type ReactNode, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Field, TextField } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import type { Finding } from "../finding.ts";
import { checkTexts as texts } from "./check-texts.ts";

interface ActFormProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

interface YesNoProps {
  readonly label: Sentence;
  readonly name: string;
  readonly yes: Sentence;
  readonly no: Sentence;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
}

/** One of two answers; none is chosen beforehand. */
function YesNo({ label, name, yes, no, value, onChange }: YesNoProps): ReactNode {
  const say = useSay();
  return (
    <Field label={say(label)} name={name} required>
      {(control) => (
        <PickOne<string>
          {...control}
          focused
          value={value === undefined ? undefined : value ? "yes" : "no"}
          options={[
            { value: "yes", text: say(yes) },
            { value: "no", text: say(no) },
          ]}
          onChange={(chosen) => onChange(chosen === "yes")}
        />
      )}
    </Field>
  );
}

function Reason({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const say = useSay();
  return (
    <TextField
      label={say(texts.reason)}
      name="reason"
      required
      most={500}
      after={<PersonalHint text={value} plain />}
      value={value}
      onChange={onChange}
    />
  );
}

/** The part accepts it or does not, and says why. */
export function AnswerFindingForm({ finding, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const [accepts, setAccepts] = useState<boolean>();
  const [words, setWords] = useState("");
  const body =
    accepts === undefined ? null : { findingId: finding.id, accepts, ...(words.trim() === "" ? {} : { words }) };
  return (
    <OrderForm label={say(texts.answer)} order="AnswerFinding" body={body} onClose={onClose}>
      <YesNo
        label={texts.position}
        name="accepts"
        yes={texts.accept}
        no={texts.contest}
        value={accepts}
        onChange={setAccepts}
      />
      <TextField
        label={say(texts.words)}
        name="words"
        most={4000}
        hint={say(texts.sealedHint)}
        value={words}
        onChange={setWords}
      />
    </OrderForm>
  );
}

/** Upholds it or drops it: at first, or on appeal. */
export function DecidingForm({
  act,
  finding,
  onClose,
}: ActFormProps & { readonly act: "decide" | "decideAppeal" }): ReactNode {
  const say = useSay();
  const [upheld, setUpheld] = useState<boolean>();
  const [reason, setReason] = useState("");
  const body =
    upheld === undefined || reason.trim() === "" ? null : { findingId: finding.id, upheld, reason: reason.trim() };
  const fields = (
    <>
      <YesNo
        label={texts.decision}
        name="upheld"
        yes={texts.uphold}
        no={texts.drop}
        value={upheld}
        onChange={setUpheld}
      />
      <Reason value={reason} onChange={setReason} />
    </>
  );
  return act === "decide" ? (
    <OrderForm label={say(texts.decide)} order="DecideFinding" body={body} onClose={onClose}>
      {fields}
    </OrderForm>
  ) : (
    <OrderForm label={say(texts.decideAppeal)} order="DecideAppeal" body={body} onClose={onClose}>
      {fields}
    </OrderForm>
  );
}

/** The part says something sealed: why it appeals, or how it was mended. */
export function SayFindingForm({
  act,
  finding,
  onClose,
}: ActFormProps & { readonly act: "appeal" | "mend" }): ReactNode {
  const say = useSay();
  const [words, setWords] = useState("");
  const body = words.trim() === "" ? null : { findingId: finding.id, words };
  const field = (
    <TextField
      label={say(act === "appeal" ? texts.appealed : texts.mendedHow)}
      name="words"
      required
      focused
      most={4000}
      hint={say(texts.sealedHint)}
      value={words}
      onChange={setWords}
    />
  );
  return act === "appeal" ? (
    <OrderForm label={say(texts.appeal)} order="AppealFinding" body={body} onClose={onClose}>
      {field}
    </OrderForm>
  ) : (
    <OrderForm label={say(texts.mend)} order="SayMended" body={body} onClose={onClose}>
      {field}
    </OrderForm>
  );
}

interface SeenTask {
  readonly id: string;
  readonly kind: string;
  readonly title: Sentence;
}

/** Links a corrective task of supervision that is open, or leads to where one is issued. */
export function LinkTaskForm({ finding, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const [taskId, setTask] = useState<string>();
  const tasks = useStreams<SeenTask>("task")
    .map(({ state }) => state)
    .filter(({ id, kind }) => kind === "corrective" && !finding.tasks.includes(id));
  return (
    <OrderForm
      label={say(texts.linkTask)}
      order="OrderMending"
      body={taskId === undefined ? null : { findingId: finding.id, taskId }}
      onClose={onClose}
    >
      <Field label={say(texts.tasks)} name="taskId" required>
        {(control) => (
          <PickOne<string>
            {...control}
            focused
            value={taskId}
            placeholder={tasks.length === 0 ? say(texts.noTasks) : ""}
            options={tasks.map(({ id, title }) => ({ value: id, text: `${say(title)} ${id.slice(-6)}` }))}
            onChange={setTask}
          />
        )}
      </Field>
      <AddressLink to="/tasks" search={{ issue: "1" }}>
        {say(texts.issueTask)}
      </AddressLink>
    </OrderForm>
  );
}

/** Whether it is mended indeed. */
export function VerifyForm({ finding, onClose }: ActFormProps): ReactNode {
  const say = useSay();
  const [isMended, setMended] = useState<boolean>();
  const [reason, setReason] = useState("");
  const body =
    isMended === undefined || reason.trim() === "" ? null : { findingId: finding.id, isMended, reason: reason.trim() };
  return (
    <OrderForm label={say(texts.verify)} order="VerifyFinding" body={body} onClose={onClose}>
      <YesNo
        label={texts.result}
        name="isMended"
        yes={texts.isMended}
        no={texts.notMended}
        value={isMended}
        onChange={setMended}
      />
      <Reason value={reason} onChange={setReason} />
    </OrderForm>
  );
}

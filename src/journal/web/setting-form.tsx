import { type ReactNode, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { Choice } from "../../ground/web/choice.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useSay } from "../../ground/web/language.ts";
import { millis } from "../../ground/instant.ts";
import { useClient } from "./client.ts";
import { useFactNames } from "./fact-names.ts";
import { useGiving } from "./order-button.tsx";
import { PersonalHint } from "./personal-hint.tsx";
import { mayGive } from "./rehearse.ts";
import { differences, type Setting } from "./setting.ts";
import { SettingDifferences } from "./setting-differences.tsx";
import { atOnce, momentOf, type SettingMoment, tomorrow } from "./setting-moment.ts";
import { settingTexts as texts } from "./setting-texts.ts";
import { wrongIn } from "./wrong-in.ts";

interface SettingFormProps<Value> {
  /** The accessible name: what is changed. */
  readonly label: string;
  readonly setting: Setting<Value>;
  /** What is in force; undefined where there is nothing yet. */
  readonly now: Value | undefined;
  /** What the form says; null while something is missing; undefined where the setting is withdrawn. */
  readonly then: Value | null | undefined;
  /** Another order than that of the setting (to withdraw it), with its body; else the value is the body. */
  readonly order?: { readonly name: string; readonly body: Readonly<Record<string, unknown>> };
  readonly danger?: boolean;
  /** What speaks against it as it stands. */
  readonly trouble?: Sentence | null;
  /** What the change means for the work, beside what differs. */
  readonly meaning?: ReactNode;
  readonly children?: ReactNode;
  /** Leaves the form; without it the form stands on its page for good. */
  readonly onClose?: () => void;
  /** It was accepted: at once, or as a plan. */
  readonly onSaved: () => void;
}

/**
 * The form of every setting: its fields, what they change, from when, and why. At once the order itself is given; for
 * later it is planned (`PlanChange`), and the house gives it then.
 */
export function SettingForm<Value extends object>(props: SettingFormProps<Value>): ReactNode {
  const { label, setting, now, then, order: other, meaning, onClose, onSaved } = props;
  const say = useSay();
  const client = useClient();
  const names = useFactNames();
  const giving = useGiving();
  const [reason, setReason] = useState("");
  const [moment, setMoment] = useState<SettingMoment>(atOnce);
  const { name, body } = other ?? { name: setting.order, body: (then ?? null) as Record<string, unknown> | null };
  const why = reason.trim();
  // Some orders cannot be without their reason: what is missing is told by the button, not at the field.
  const wrong = useMemo(
    () => wrongIn(client, name, body === null ? null : { ...body, reason: why === "" ? "…" : why }),
    [client, name, body, why],
  );
  const changed = useMemo(
    () =>
      then === null
        ? []
        : differences(
            now === undefined ? [] : setting.lines(now, names),
            then === undefined ? [] : setting.lines(then, names),
          ),
    [setting, now, then, names],
  );
  const from = momentOf(moment, names.zone);
  const isFuture = from === null || (from !== undefined && millis(from) > serverNow());
  const fits = then !== null && body !== null && Object.keys(wrong).length === 0;
  const ready = fits && changed.length > 0 && why !== "" && isFuture && (props.trouble ?? null) === null;

  async function save(): Promise<void> {
    const isNow = from === null || from === undefined;
    const answer =
      isNow || setting.saysFrom === true
        ? await giving.give(name, { ...body, reason: why, ...(isNow ? {} : { from }) })
        : await giving.give("PlanChange", { order: name, body, from, reason: why });
    if (answer.kind !== "accepted") return;
    setReason("");
    setMoment(atOnce);
    onSaved();
  }

  const needsSecond = client.book.orders.get(name)?.second === true;
  const sends = moment.later ? texts.plan : needsSecond ? texts.propose : texts.save;
  const { trouble, field } = giving;
  return (
    <Form
      label={label}
      className="order-form setting-form"
      send={say(sends)}
      kind={props.danger === true ? "danger" : "primary"}
      ready={ready}
      busy={giving.busy}
      trouble={props.trouble ?? (field === null ? trouble : null)}
      wrong={trouble !== null && field !== null ? { ...wrong, [field]: trouble } : wrong}
      onSend={() => void save()}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {props.children}
      <section className="setting-preview" aria-label={say(texts.preview)} aria-live="polite">
        <h3>{say(texts.preview)}</h3>
        {changed.length === 0 ? <p className="quiet">{say(texts.noChange)}</p> : <SettingDifferences of={changed} />}
        {meaning !== undefined && changed.length > 0 && <div className="setting-meaning">{meaning}</div>}
        {needsSecond && <p>{say(moment.later ? texts.secondLater : texts.secondNeeded)}</p>}
      </section>
      {(setting.saysFrom === true ||
        (mayGive(client, "PlanChange") && client.book.orders.get(name)?.atOnce !== true)) && (
        <Moment moment={moment} isFuture={isFuture} onChange={setMoment} />
      )}
      <TextField
        label={say(texts.reason)}
        name="reason"
        required
        most={500}
        hint={say(texts.reasonHint)}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
    </Form>
  );
}

interface MomentProps {
  readonly moment: SettingMoment;
  readonly isFuture: boolean;
  readonly onChange: (moment: SettingMoment) => void;
}

function Moment({ moment, isFuture, onChange }: MomentProps): ReactNode {
  const say = useSay();
  const { zone } = useFactNames();
  const { later, day, time } = moment;
  return (
    <div className="setting-moment">
      <span>{say(texts.effective)}</span>
      <Choice
        label={say(texts.effective)}
        value={later ? "later" : "now"}
        options={[
          { value: "now", text: say(texts.now) },
          { value: "later", text: say(texts.later) },
        ]}
        onChange={(value) =>
          onChange({ ...moment, later: value === "later", day: day === "" ? tomorrow(serverNow(), zone) : day })
        }
      />
      {later && (
        <Field
          label={say(texts.day)}
          labelUnseen
          name="from"
          className="setting-moment"
          trouble={isFuture ? null : day === "" || time === "" ? texts.noMoment : texts.notFuture}
        >
          {(control) => (
            <>
              <input
                {...control}
                className="input"
                type="date"
                value={day}
                onChange={(event) => onChange({ ...moment, day: event.target.value })}
              />
              <input
                className="input"
                type="time"
                aria-label={say(texts.time)}
                value={time}
                onChange={(event) => onChange({ ...moment, time: event.target.value })}
              />
            </>
          )}
        </Field>
      )}
    </div>
  );
}

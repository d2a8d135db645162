import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useMinute } from "../../access/web/use-minute.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { PersonalHint } from "../../journal/web/personal-hint.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { journalTexts } from "../../journal/web/texts.ts";
import type { Hold } from "../holds.ts";
import { dayEnd, daysUntil, endsSoon } from "./privacy-clock.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { useRecords } from "./records.ts";

/** What may not be erased for now, the first to end on top. */
export function HoldsPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const [placing, setPlacing] = useState(false);
  const holds = useStreams<Hold>("hold")
    .map(({ state }) => state)
    .filter(({ over }) => over === undefined)
    .toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return (
    <Panel
      title={say(texts.holds)}
      count={holds.length}
      state={holds.length === 0 ? "empty" : "ready"}
      empty={texts.noHolds}
      tools={
        mayGive(client, "PlaceHold") &&
        !placing && <Button onClick={() => setPlacing(true)}>{say(texts.placeHold)}</Button>
      }
      before={placing && <PlaceHoldForm onClose={() => setPlacing(false)} />}
    >
      <ul className="privacy-list">
        {holds.map((hold) => (
          <Held key={hold.id} hold={hold} />
        ))}
      </ul>
    </Panel>
  );
}

function Held({ hold }: { readonly hold: Hold }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const minute = useMinute();
  const [extending, setExtending] = useState(false);
  const record = useRecords().nameOf(hold.stream);
  return (
    <li>
      <strong title={hold.stream}>{record}</strong> <span>{hold.reason}</span>{" "}
      <span className="quiet figures">{say(texts.endsOn, { time: dayAndTime(hold.until, zone) })}</span>{" "}
      {endsSoon(hold.until, minute) && (
        <span className="privacy-soon">{say(texts.endsIn, { days: daysUntil(hold.until, minute) })}</span>
      )}
      <span className="privacy-buttons">
        {mayGive(client, "ExtendHold") && (
          <Button aria-label={say(texts.extendNamed, { record })} onClick={() => setExtending(true)}>
            {say(texts.extend)}
          </Button>
        )}
        <ActButton
          order="LiftHold"
          body={{ hold: hold.id }}
          reason="needed"
          silent
          label={say(texts.liftNamed, { record })}
        >
          {say(texts.lift)}
        </ActButton>
      </span>
      {extending && (
        <UntilForm order="ExtendHold" body={{ hold: hold.id }} onClose={() => setExtending(false)}>
          {say(texts.extendNamed, { record })}
        </UntilForm>
      )}
    </li>
  );
}

function PlaceHoldForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const [record, setRecord] = useState("");
  const records = useRecords();
  const stream = records.namedBy(record);
  return (
    <UntilForm
      order="PlaceHold"
      body={stream === null ? null : { stream }}
      before={
        <TextField
          label={say(texts.record)}
          name="stream"
          required
          focused
          placeholder={records.hint}
          value={record}
          onChange={setRecord}
        />
      }
      onClose={onClose}
    >
      {say(texts.placeHold)}
    </UntilForm>
  );
}

interface UntilFormProps {
  readonly order: string;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly before?: ReactNode;
  readonly children: string;
  readonly onClose: () => void;
}

/** A reason and a last day, for a hold that begins or goes on. */
function UntilForm({ order, body, before, children, onClose }: UntilFormProps): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const until = dayEnd(day, zone);
  const ready = body !== null && until !== null && reason.trim() !== "";
  return (
    <OrderForm
      label={children}
      order={order}
      body={ready ? { ...body, until, reason: reason.trim() } : null}
      onClose={onClose}
    >
      {before}
      <TextField
        label={say(texts.until)}
        name="until"
        required
        type="date"
        focused={before === undefined}
        value={day}
        onChange={setDay}
      />
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required
        most={500}
        after={<PersonalHint text={reason} plain />}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}

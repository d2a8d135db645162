import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { ActButton } from "../../access/web/act-button.tsx";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import type { DataColumn } from "../../ground/web/data-column.ts";
import { DataTable } from "../../ground/web/data-table.tsx";
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
  const [extending, setExtending] = useState<Hold | null>(null);
  const records = useRecords();
  const streams = useStreams<Hold>("hold");
  const holds = useMemo(
    () =>
      streams
        .map(({ state }) => state)
        .filter(({ over }) => over === undefined)
        .toSorted((a, b) => (a.until < b.until ? -1 : 1)),
    [streams],
  );
  const columns = useColumns(setExtending);
  return (
    <Panel
      title={say(texts.holds)}
      count={holds.length}
      tools={
        mayGive(client, "PlaceHold") &&
        !placing && <Button onClick={() => setPlacing(true)}>{say(texts.placeHold)}</Button>
      }
      before={
        <>
          {placing && <PlaceHoldForm onClose={() => setPlacing(false)} />}
          {extending !== null && (
            <UntilForm
              key={extending.id}
              order="ExtendHold"
              body={{ hold: extending.id }}
              onClose={() => setExtending(null)}
            >
              {say(texts.extendNamed, { record: records.nameOf(extending.stream) })}
            </UntilForm>
          )}
        </>
      }
    >
      <DataTable<Hold>
        list="holds"
        caption={say(texts.holds)}
        path="/privacy"
        prefix="holds-"
        isBeside
        columns={columns}
        rows={holds}
        keyOf={({ id }) => id}
        nameOf={({ stream }) => records.nameOf(stream)}
        none={say(texts.noHolds)}
      />
    </Panel>
  );
}

function useColumns(onExtend: (hold: Hold) => void): readonly DataColumn<Hold>[] {
  const say = useSay();
  const client = useClient();
  const nameOf = useOfficerNames();
  const times = useTimeWords();
  const minute = useMinute();
  const { nameOf: recordOf } = useRecords();
  return useMemo(
    () => [
      {
        key: "record",
        head: say(texts.record),
        names: true,
        text: ({ stream }) => recordOf(stream),
        written: ({ stream }) => stream,
        cell: ({ stream }) => <span title={stream}>{recordOf(stream)}</span>,
      },
      { key: "reason", head: say(texts.heldReason), isLong: true, text: ({ reason }) => reason },
      {
        key: "until",
        head: say(texts.heldUntil),
        figures: true,
        text: ({ until }) => times.dayAndTime(until),
        sortedBy: ({ until }) => until,
        written: ({ until }) => until,
        cell: ({ until }) => (
          <>
            {times.dayAndTime(until)}{" "}
            {endsSoon(until, minute) && (
              <span className="privacy-soon">{say(texts.endsIn, { days: daysUntil(until, minute) })}</span>
            )}
          </>
        ),
      },
      {
        key: "heldBy",
        head: say(texts.placedBy),
        isChoice: true,
        text: ({ placedBy }) => nameOf(placedBy),
        written: ({ placedBy }) => placedBy,
      },
      {
        key: "heldSince",
        head: say(texts.placedAt),
        isExtra: true,
        figures: true,
        text: ({ placedAt }) => times.dayAndTime(placedAt),
        sortedBy: ({ placedAt }) => placedAt,
        written: ({ placedAt }) => placedAt,
      },
      {
        key: "acts",
        head: say(texts.acts),
        text: () => "",
        cell: (hold) => (
          <>
            {mayGive(client, "ExtendHold") && (
              <Button
                aria-label={say(texts.extendNamed, { record: recordOf(hold.stream) })}
                onClick={() => onExtend(hold)}
              >
                {say(texts.extend)}
              </Button>
            )}{" "}
            <ActButton
              order="LiftHold"
              body={{ hold: hold.id }}
              reason="needed"
              silent
              label={say(texts.liftNamed, { record: recordOf(hold.stream) })}
            >
              {say(texts.lift)}
            </ActButton>
          </>
        ),
      },
    ],
    [say, client, nameOf, times, minute, recordOf, onExtend],
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

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { RetentionKind } from "../../ground/retention.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { daysOf, type Retention } from "../retention.ts";
import { type RetentionDays, retentionDaySchema, retentionDaysSchema, retentionStream } from "../retention-facts.ts";
import { dayStart } from "./privacy-clock.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { type RetentionNow, useRetention } from "./use-retention.ts";
import { dayOf } from "../../ground/zone.ts";

interface KeptRow {
  readonly key: string;
  readonly name: string;
  readonly days: number;
  readonly counted: RetentionNow["kinds"][number] | undefined;
}

/** Days by kind, what they bring next, and the schedules to come. */
export function RetentionPanel(): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const minute = useMinute();
  const read = useRetention();
  const now = read.content;
  const kinds = [...client.book.retentions.values()];
  const scheduled = kinds.filter(({ setting: own }) => own === undefined);
  const [setting, setSetting] = useState(false);
  const coming = (useStream<Retention>(retentionStream)?.schedules ?? []).filter(({ from }) => from > minute);
  const day = (instant: string) => dayOf(instant, zone);
  const figures = ["due", "inWeek", "inMonth", "held", "erased"] as const;
  return (
    <Panel
      title={say(texts.retention)}
      about={
        <span className="quiet">
          {now !== undefined &&
            (now.from === null ? say(texts.usual) : say(texts.inForceSince, { day: day(now.from) }))}
        </span>
      }
      {...panelOf(read)}
      tools={
        <>
          <Button onClick={read.again}>{say(texts.refresh)}</Button>
          {mayGive(client, "SetRetention") && now !== undefined && !setting && (
            <Button onClick={() => setSetting(true)}>{say(texts.setRetention)}</Button>
          )}
        </>
      }
      before={
        <>
          {setting && now !== undefined && (
            <SetRetentionForm
              kinds={scheduled}
              now={now.days}
              graceHours={now.graceHours}
              onClose={() => setSetting(false)}
            />
          )}
          {coming.map(({ from, days }) => (
            <p key={from} className="privacy-line">
              {say(texts.coming, {
                day: day(from),
                days: scheduled.map((kind) => `${say(kind.name)} ${daysOf({ days }, kind)}`).join(" · "),
              })}
            </p>
          ))}
        </>
      }
    >
      {now !== undefined && (
        <Table
          caption={say(texts.retention)}
          keyOf={({ key }) => key}
          columns={[
            { key: "kind", head: say(texts.kind), names: true, cell: ({ name }) => name },
            { key: "days", head: say(texts.days), figures: true, cell: (row) => row.days },
            ...figures.map((name) => ({
              key: name,
              head: say(texts[name]),
              figures: true,
              cell: ({ counted }: KeptRow) => counted?.[name] ?? "–",
            })),
          ]}
          rows={[
            ...kinds.map((kind) => ({
              key: kind.code,
              name: say(kind.name),
              days: daysOf(now, kind),
              counted: now.kinds.find((each) => each.kind === kind.code),
            })),
            { key: "grace", name: say(texts.graceHours), days: now.graceHours, counted: undefined },
          ]}
        />
      )}
    </Panel>
  );
}

function SetRetentionForm(props: {
  readonly kinds: readonly RetentionKind[];
  readonly now: RetentionDays;
  readonly graceHours: number;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const [from, setFrom] = useState("");
  const [days, setDays] = useState<RetentionDays>(() =>
    Object.fromEntries(props.kinds.map((kind) => [kind.code, daysOf({ days: props.now }, kind)])),
  );
  const [graceHours, setGraceHours] = useState(props.graceHours);
  const start = dayStart(from, zone);
  return (
    <OrderForm
      label={say(texts.setRetention)}
      order="SetRetention"
      body={start === null || !retentionDaysSchema.safeParse(days).success ? null : { from: start, days, graceHours }}
      onClose={props.onClose}
    >
      <TextField label={say(texts.from)} name="from" required type="date" focused value={from} onChange={setFrom} />
      {props.kinds.map(({ code, name }) => (
        <TextField
          key={code}
          label={say(name)}
          required
          type="number"
          least={1}
          trouble={retentionDaySchema.safeParse(days[code]).success ? null : texts.wrongDays}
          value={String(days[code])}
          onChange={(value) => setDays({ ...days, [code]: Number(value) })}
        />
      ))}
      <TextField
        label={say(texts.graceHours)}
        name="graceHours"
        required
        type="number"
        least={1}
        value={String(graceHours)}
        onChange={(value) => setGraceHours(Number(value))}
      />
      <p className="quiet">{say(texts.wait)}</p>
    </OrderForm>
  );
}

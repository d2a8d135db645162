import { Button } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { retainedNames } from "../kept.ts";
import type { RetainedKind, Retention, RetentionDays } from "../retention.ts";
import { retainedKinds, retentionStream } from "../retention-facts.ts";
import { dayStart } from "./privacy-clock.ts";
import { privacyTexts as texts, retainedElsewhere } from "./privacy-texts.ts";
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
  const nameOf = useRetainedName();
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
          <Button size="small" onClick={read.again}>
            {say(texts.refresh)}
          </Button>
          {mayGive(client, "SetRetention") && now !== undefined && !setting && (
            <Button size="small" onClick={() => setSetting(true)}>
              {say(texts.setRetention)}
            </Button>
          )}
        </>
      }
      before={
        <>
          {setting && now !== undefined && (
            <SetRetentionForm days={now.days} graceHours={now.graceHours} onClose={() => setSetting(false)} />
          )}
          {coming.map(({ from, days }) => (
            <p key={from} className="privacy-line">
              {say(texts.coming, {
                day: day(from),
                days: retainedKinds.map((kind) => `${nameOf(kind)} ${days[kind]}`).join(" · "),
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
            ...retainedKinds.map((kind) => ({
              key: kind,
              name: nameOf(kind),
              days: now.days[kind],
              counted: now.kinds.find((each) => each.kind === kind),
            })),
            { key: "grace", name: say(texts.graceHours), days: now.graceHours, counted: undefined },
            { key: "positions", name: say(texts.positions), days: now.positionDays, counted: undefined },
          ]}
        />
      )}
    </Panel>
  );
}

function SetRetentionForm(props: {
  readonly days: RetentionDays;
  readonly graceHours: number;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const nameOf = useRetainedName();
  const [from, setFrom] = useState("");
  const [days, setDays] = useState<RetentionDays>(props.days);
  const [graceHours, setGraceHours] = useState(props.graceHours);
  const start = dayStart(from, zone);
  return (
    <OrderForm
      label={say(texts.setRetention)}
      order="SetRetention"
      body={start === null ? null : { from: start, days, graceHours }}
      onClose={props.onClose}
    >
      <TextField label={say(texts.from)} name="from" required type="date" focused value={from} onChange={setFrom} />
      {retainedKinds.map((kind) => (
        <TextField
          key={kind}
          label={nameOf(kind)}
          required
          type="number"
          least={1}
          value={String(days[kind])}
          onChange={(value) => setDays({ ...days, [kind]: Number(value) })}
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

function useRetainedName(): (kind: RetainedKind) => string {
  const say = useSay();
  const { book } = useClient();
  const names = useMemo(() => retainedNames(book), [book]);
  return (kind) => {
    const elsewhere: Partial<Record<RetainedKind, Sentence>> = retainedElsewhere;
    return say(names.get(kind) ?? elsewhere[kind] ?? { zh: kind, en: kind });
  };
}

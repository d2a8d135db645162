import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useMinute } from "../../access/web/use-minute.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { panelOf } from "../../journal/web/use-read.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { daysOf, type Retention } from "../retention.ts";
import { retentionStream } from "../retention-facts.ts";
import { privacyTexts as texts } from "./privacy-texts.ts";
import { type RetentionNow, useRetention } from "./use-retention.ts";
import { dayOf } from "../../ground/zone.ts";

interface KeptRow {
  readonly key: string;
  readonly name: string;
  readonly days: number;
  readonly counted: RetentionNow["kinds"][number] | undefined;
}

/** Days by kind, what they bring next, and the schedules to come; `isSetting`: it stands beside the form that sets them. */
export function RetentionPanel({ isSetting = false }: { readonly isSetting?: boolean }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { zone } = useDistrict();
  const minute = useMinute();
  const read = useRetention();
  const now = read.content;
  const kinds = [...client.book.retentions.values()];
  const scheduled = kinds.filter(({ setting: own }) => own === undefined);
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
          {!isSetting && mayGive(client, "SetRetention") && (
            <AddressLink to="/settings/retention">{say(texts.setRetention)}</AddressLink>
          )}
        </>
      }
      before={coming.map(({ from, days }) => (
        <p key={from} className="privacy-line">
          {say(texts.coming, {
            day: day(from),
            days: scheduled.map((kind) => `${say(kind.name)} ${daysOf({ days }, kind)}`).join(" · "),
          })}
        </p>
      ))}
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

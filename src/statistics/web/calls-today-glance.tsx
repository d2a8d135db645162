import { type ReactNode } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { minuteOfDay } from "../../ground/zone.ts";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import type { CallsInHour, UsualHour } from "../usual.ts";
import { HoursChart } from "./hours-chart.tsx";
import { statisticsTexts as texts } from "./statistics-texts.ts";
import "./glance.css";

interface CallsThen {
  readonly hours: readonly CallsInHour[];
  readonly soFar: { readonly today: number; readonly usual: UsualHour | null };
  readonly days: readonly string[];
  readonly at: number;
}

const readCalls: ReadFrom<CallsThen> = async (signal) => {
  const at = serverNow();
  const reply = await ask<Omit<CallsThen, "at">>("GET", "/api/v1/statistics/calls-today", { signal });
  return reply.kind === "ok" ? { kind: "ok", content: { ...reply.content, at } } : reply;
};

/** How many called today, hour by hour, beside what is usual on this weekday; counted again each minute. */
export function CallsTodayGlance(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const read = useRead(readCalls, useMinute());
  const { content } = read;
  return (
    <Panel
      title={say(texts.callsToday)}
      {...panelOf(read)}
      about={
        content !== undefined && (
          <span className="quiet figures">{say(texts.asOf, { time: timeOfDay(content.at, zone) })}</span>
        )
      }
    >
      {content !== undefined && <Calls of={content} hourNow={Math.floor(minuteOfDay(content.at, zone) / 60)} />}
    </Panel>
  );
}

function Calls({ of, hourNow }: { readonly of: CallsThen; readonly hourNow: number }): ReactNode {
  const say = useSay();
  const { hours, soFar, days } = of;
  const { today, usual } = soFar;
  return (
    <>
      <p className="statistics-said figures">
        {usual === null
          ? say(texts.callsSoFarAlone, { hour: hourNow, today })
          : say(texts.callsSoFar, { hour: hourNow, today, ...usual })}
      </p>
      <HoursChart hours={hours} label={say(texts.hoursLabel)} />
      <p className="statistics-note quiet">
        {usual === null
          ? say(texts.tooFewDays, { count: days.length })
          : say(texts.usualOf, { count: days.length, days: days.map((day) => day.slice(5)).join(", ") })}{" "}
        {say(texts.callsLeftOut)}
      </p>
      <details className="statistics-numbers">
        <summary>{say(texts.numbers)}</summary>
        <Table<CallsInHour>
          caption={say(texts.numbers)}
          rows={hours}
          keyOf={({ hour }) => String(hour)}
          columns={[
            {
              key: "hour",
              head: say(texts.hourHead),
              names: true,
              figures: true,
              cell: ({ hour }) => say(texts.hour, { hour }),
            },
            { key: "today", head: say(texts.todayHead), figures: "right", cell: ({ today: count }) => count ?? "—" },
            {
              key: "usual",
              head: say(texts.usualHead),
              figures: "right",
              cell: ({ usual: one }) => one?.median ?? "—",
            },
            {
              key: "spread",
              head: say(texts.spreadHead),
              figures: "right",
              cell: ({ usual: one }) => (one === null ? "—" : `${one.low}–${one.high}`),
            },
          ]}
        />
      </details>
    </>
  );
}

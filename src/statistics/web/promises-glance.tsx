import { type ReactNode, useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useAreas } from "../../district/web/use-areas.ts";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { forceTierNames } from "../../ground/force.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { AmountBar } from "../../ground/web/amount-bar.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { dayOf, instantOn } from "../../ground/zone.ts";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { byCircleAndTier, keptPercent, type PromiseCount } from "./promises-today.ts";
import { circleNames } from "./circle-names.ts";
import { statisticsTexts as texts } from "./statistics-texts.ts";
import { stepsAddress } from "./steps-period.ts";
import "./glance.css";

interface PromisesThen {
  readonly promiseKept: readonly PromiseCount[];
  readonly at: number;
}

/** What became today of the promises to be on scene in time, by circle and tier. */
export function PromisesGlance(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const minute = useMinute();
  const day = dayOf(minute, zone);
  const readPromises = useMemo<ReadFrom<PromisesThen>>(() => {
    const from = encodeURIComponent(instantOn(day, 0, zone));
    return async (signal) => {
      const at = serverNow();
      const reply = await ask<Omit<PromisesThen, "at">>("GET", `/api/v1/statistics/intervals?from=${from}`, { signal });
      return reply.kind === "ok" ? { kind: "ok", content: { promiseKept: reply.content.promiseKept, at } } : reply;
    };
  }, [day, zone]);
  const read = useRead(readPromises, minute);
  const { content } = read;
  const names = circleNames(useAreas());
  const rows = byCircleAndTier(content?.promiseKept ?? []);
  const most = Math.max(0, ...rows.map(({ kept, broken, running }) => kept + broken + running));
  const released = rows.reduce((sum, one) => sum + one.released, 0);
  return (
    <Panel
      title={say(texts.promises)}
      {...panelOf(read, ({ promiseKept }) => promiseKept.length === 0)}
      empty={texts.noPromises}
      about={
        content !== undefined && (
          <span className="quiet figures">{say(texts.asOf, { time: timeOfDay(content.at, zone) })}</span>
        )
      }
    >
      <Table<PromiseCount>
        caption={say(texts.promisesCaption)}
        rows={rows}
        keyOf={({ circle, tier }) => `${tier} ${circle ?? ""}`}
        columns={[
          {
            key: "circle",
            head: say(texts.circle),
            names: true,
            cell: ({ circle }) =>
              circle === null ? say(texts.outside) : say(names.get(circle) ?? { zh: circle, en: circle }),
          },
          { key: "tier", head: say(texts.tier), cell: ({ tier }) => say(forceTierNames[tier]) },
          {
            key: "kept",
            head: say(texts.kept),
            figures: "right",
            cell: (row) => {
              const percent = keptPercent(row);
              return percent === null ? row.kept : `${row.kept} (${percent}%)`;
            },
          },
          { key: "broken", head: say(texts.broken), figures: "right", cell: ({ broken }) => broken },
          { key: "running", head: say(texts.running), figures: "right", cell: ({ running }) => running },
          {
            key: "bar",
            unseenHead: say(texts.share),
            className: "amount-cell",
            cell: ({ kept, broken, running }) => (
              <AmountBar
                most={most}
                parts={[
                  { key: "kept", value: kept, tone: "good" },
                  { key: "broken", value: broken, tone: "alarm" },
                  { key: "running", value: running, tone: "quiet" },
                ]}
              />
            ),
          },
        ]}
      />
      <p className="statistics-note quiet">
        {say(texts.promisesHow, { released })}{" "}
        <AddressLink to={stepsAddress.path} search={{ from: day, to: day, by: "none" }}>
          {say(texts.toSteps)}
        </AddressLink>
      </p>
    </Panel>
  );
}

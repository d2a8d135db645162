import type { ReactNode } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { timeOfDay, useDistrict } from "../../district/web/use-district.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { AmountBar } from "../../ground/web/amount-bar.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { ask } from "../../journal/web/api.ts";
import { panelOf, type ReadFrom, useRead } from "../../journal/web/use-read.ts";
import { glanceTexts as texts } from "./glance-texts.ts";
import { type ReachAnswer, type ReachRow, reachRows } from "./map-reach.ts";
import { openAddress } from "./open-filter.ts";
import { dispatchTexts } from "./texts.ts";
import "./glance.css";

interface ReachThen extends ReachAnswer {
  /** When it was asked, by the server's clock. */
  readonly at: number;
}

const readReach: ReadFrom<ReachThen> = async (signal) => {
  const at = serverNow();
  const reply = await ask<ReachAnswer>("GET", "/api/v1/units/reach?lines=false", { signal });
  return reply.kind === "ok" ? { kind: "ok", content: { ...reply.content, at } } : reply;
};

/** How much of the road the free crews reach in 1, 3 and 5 minutes; worked out again each minute. */
export function ReachGlance(): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const read = useRead(readReach, useMinute());
  const { content } = read;
  const { rows, shares } = reachRows(content?.tiers ?? []);
  return (
    <Panel
      title={say(texts.reach)}
      {...panelOf(read, ({ tiers }) => tiers.length === 0)}
      empty={texts.noStreets}
      about={
        content !== undefined && (
          <span className="quiet figures">{say(texts.reachAge, { time: timeOfDay(content.at, zone) })}</span>
        )
      }
    >
      <Table<ReachRow>
        caption={say(texts.reachCaption)}
        rows={rows}
        keyOf={({ minutes }) => String(minutes)}
        columns={[
          {
            key: "minutes",
            head: say(dispatchTexts.reachWithin),
            names: true,
            cell: ({ minutes }) => say(dispatchTexts.reachMinutes, { minutes }),
          },
          {
            key: "share",
            head: say(dispatchTexts.reachShare),
            figures: "right",
            cell: ({ percent }) => `${percent}%`,
          },
          {
            key: "kilometres",
            head: say(dispatchTexts.reachKilometres),
            figures: "right",
            cell: ({ kilometres }) => kilometres,
          },
          {
            key: "bar",
            unseenHead: say(texts.share),
            className: "amount-cell",
            cell: ({ tier }) => (
              <AmountBar most={1} parts={[{ key: "share", value: shares[tier - 1] ?? 0, tone: "accent" }]} />
            ),
          },
        ]}
      />
      <p className="glance-note quiet">
        {say(texts.reachOf)}{" "}
        <AddressLink to={openAddress.path} className="glance-link">
          {say(texts.onMap)}
        </AddressLink>
      </p>
    </Panel>
  );
}

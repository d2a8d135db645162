import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { AmountBar } from "../../ground/web/amount-bar.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useFigures } from "../../journal/web/use-figures.ts";
import { glanceTexts as texts } from "./glance-texts.ts";
import { openAddress } from "./open-filter.ts";
import { strengthFigures } from "./open-figures.ts";
import { ofNoStation, type StationStrength, wholeStrength } from "./station-strength.ts";
import { dispatchTexts } from "./texts.ts";
import "./glance.css";

const columns = ["free", "atWork", "away", "off"] as const;

/** The crews by station and by what they can do now; a station leads to the list of its crews. */
export function StrengthGlance(): ReactNode {
  const say = useSay();
  const names = useNames();
  const stations = useFigures(strengthFigures);
  const whole = wholeStrength(stations);
  const nameOf = (station: string) =>
    station === ofNoStation ? say(dispatchTexts.ofNoStation) : names.station(station);
  const most = Math.max(0, ...stations.map(({ all }) => all));
  return (
    <Panel
      title={say(texts.strength)}
      count={say(dispatchTexts.availableCount, { available: whole.free, all: whole.all })}
      state={whole.all === 0 ? "empty" : "ready"}
      empty={dispatchTexts.noUnitsHere}
    >
      <Table<StationStrength>
        caption={say(texts.strengthCaption)}
        className="glance-table"
        rows={stations}
        keyOf={({ station }) => station}
        columns={[
          {
            key: "station",
            head: say(texts.station),
            names: true,
            cell: ({ station, all }) => (
              <AddressLink
                to={openAddress.path}
                search={{ crews: station }}
                className="glance-link"
                label={say(texts.crewsOf, { station: nameOf(station), count: all })}
              >
                {nameOf(station)}
              </AddressLink>
            ),
          },
          ...columns.map((key) => ({
            key,
            head: say(texts[key]),
            figures: "right" as const,
            cell: (one: StationStrength) => one[key],
          })),
          {
            key: "short",
            head: say(texts.short),
            figures: "right",
            cell: ({ short }) => (short === 0 ? 0 : <strong className="glance-amber">{short}</strong>),
          },
          {
            key: "bar",
            unseenHead: say(texts.share),
            className: "amount-cell",
            cell: ({ free, atWork, away }) => (
              <AmountBar
                most={most}
                parts={[
                  { key: "free", value: free, tone: "good" },
                  { key: "atWork", value: atWork, tone: "accent" },
                  { key: "away", value: away, tone: "amber" },
                ]}
              />
            ),
          },
        ]}
        foot={
          <>
            <th scope="row">{say(texts.all)}</th>
            {[...columns, "short" as const].map((key) => (
              <td key={key} className="figures table-right">
                {whole[key]}
              </td>
            ))}
            <td />
          </>
        }
      />
      <p className="glance-note quiet">
        {say(texts.shortHow)} {whole.unsaid > 0 && say(texts.unsaidHow, { unsaid: whole.unsaid })}
      </p>
    </Panel>
  );
}

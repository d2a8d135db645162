import type { ReactNode } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { AmountBar, type AmountTone } from "../../ground/web/amount-bar.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useFigures } from "../../journal/web/use-figures.ts";
import { stages } from "../stage.ts";
import { glanceTexts as texts } from "./glance-texts.ts";
import { openFigures, priorities, type StageCount } from "./open-figures.ts";
import { openAddress, type OpenFilter, searchOfOpen } from "./open-filter.ts";
import { StageMark } from "./shape.tsx";
import { dispatchTexts } from "./texts.ts";

const tones: readonly AmountTone[] = ["alarm", "amber", "accent", "quiet"];

/** Open incidents by stage and priority; each number leads to the list of just those. */
export function OpenGlance(): ReactNode {
  const say = useSay();
  const { all, byPriority, stages: counts } = useFigures(openFigures);
  const most = Math.max(0, ...counts.map((one) => one.all));
  return (
    <Panel title={say(texts.open)} count={all} state={all === 0 ? "empty" : "ready"} empty={dispatchTexts.noIncidents}>
      <Table<StageCount>
        caption={say(texts.openCaption)}
        className="glance-table"
        rows={counts}
        keyOf={({ stage }) => stage}
        columns={[
          {
            key: "stage",
            head: say(dispatchTexts.stage),
            names: true,
            cell: ({ stage }) => <StageMark stage={stage} />,
          },
          ...priorities.map((priority, index) => ({
            key: `priority${priority}`,
            head: say(texts.level, { priority }),
            figures: "right" as const,
            cell: ({ stage, byPriority: counted }: StageCount) => (
              <Count
                count={counted[index] ?? 0}
                what={`${say(stages[stage])} ${say(texts.level, { priority })}`}
                filter={{ stage, priority }}
              />
            ),
          })),
          {
            key: "all",
            head: say(texts.all),
            figures: "right",
            cell: ({ stage, all: count }) => <Count count={count} what={say(stages[stage])} filter={{ stage }} />,
          },
          {
            key: "bar",
            unseenHead: say(texts.share),
            className: "amount-cell",
            cell: ({ byPriority: counted }) => (
              <AmountBar
                most={most}
                parts={counted.map((value, index) => ({ key: String(index), value, tone: tones[index] ?? "quiet" }))}
              />
            ),
          },
        ]}
        foot={
          <>
            <th scope="row">{say(texts.all)}</th>
            {byPriority.map((count, index) => {
              const priority = index + 1;
              return (
                <td key={priority} className="figures table-right">
                  <Count count={count} what={say(texts.level, { priority })} filter={{ priority }} />
                </td>
              );
            })}
            <td className="figures table-right">
              <Count count={all} what={say(texts.all)} filter={{}} />
            </td>
            <td />
          </>
        }
      />
    </Panel>
  );
}

interface CountProps {
  readonly count: number;
  readonly what: string;
  readonly filter: OpenFilter;
}

/** A number that leads to the list of what it counts; none leads nowhere. */
export function Count({ count, what, filter }: CountProps): ReactNode {
  const say = useSay();
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <AddressLink
      to={openAddress.path}
      search={searchOfOpen(filter)}
      className="glance-count"
      label={say(texts.leadsTo, { what, count })}
    >
      {count}
    </AddressLink>
  );
}

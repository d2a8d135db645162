import type { ReactNode } from "react";
import { AmountBar } from "../../ground/web/amount-bar.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { Table } from "../../ground/web/table.tsx";
import { useFigures } from "../../journal/web/use-figures.ts";
import { glanceTexts as texts } from "./glance-texts.ts";
import { marks } from "./marks.ts";
import { type Trouble, troubleFigures } from "./open-figures.ts";
import { Count } from "./open-glance.tsx";
import "./glance.css";

const words = { ...marks, reportDue: texts.reportDue, returned: texts.returned };

/** What is overdue or forecast to be: the same rows whether there is any or not, so that they are found where they were. */
export function AttentionGlance(): ReactNode {
  const say = useSay();
  const { troubles, running, atRisk } = useFigures(troubleFigures);
  const most = Math.max(1, ...troubles.map(({ count }) => count));
  return (
    <Panel title={say(texts.attention)}>
      <Table<Trouble>
        caption={say(texts.attention)}
        className="glance-table"
        rows={troubles}
        keyOf={({ key }) => key}
        columns={[
          { key: "what", head: say(texts.what), names: true, cell: ({ key }) => say(words[key]) },
          {
            key: "count",
            head: say(texts.count),
            figures: "right",
            cell: ({ key, count, filter }) => <Count count={count} what={say(words[key])} filter={filter} />,
          },
          {
            key: "bar",
            unseenHead: say(texts.share),
            className: "amount-cell",
            cell: ({ count, isAlarm }) => (
              <AmountBar most={most} parts={[{ key: "count", value: count, tone: isAlarm ? "alarm" : "amber" }]} />
            ),
          },
        ]}
      />
      <p className="glance-note quiet">{say(texts.running, { running, atRisk })}</p>
    </Panel>
  );
}

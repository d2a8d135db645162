import type { ReactNode } from "react";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { panelOf } from "../../journal/web/use-read.ts";
import { useCheckFilters, useMonthNow } from "./check-filters.ts";
import { MonthChoice } from "./check-month-choice.tsx";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { MonthFigures, type MonthRead } from "./month-figures.tsx";
import "./check.css";

/** A month of the office: what was checked, found, mended, and what is still open. */
export function MonthPage(): ReactNode {
  const say = useSay();
  const now = useMonthNow();
  const [{ month = now }, filter] = useCheckFilters("/supervision/month");
  const read = useAnswer<MonthRead>("/supervision/month", { month });
  return (
    <Panel
      title={say(texts.monthOf, { month })}
      className="panel-grow checks"
      body="check-month"
      scrolls
      {...panelOf(read)}
      tools={
        <>
          <MonthChoice value={month} onChange={(value) => filter({ month: value })} />
          <AddressLink to={`/supervision/month/${month}/paper`}>{say(texts.paper)}</AddressLink>
        </>
      }
    >
      {read.content !== undefined && <MonthFigures of={read.content} />}
    </Panel>
  );
}

import type { ReactNode } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { useParam } from "../../ground/web/address.ts";
import { Button } from "../../ground/web/button.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { panelOf } from "../../journal/web/use-read.ts";
import { useAnswer } from "./check-query.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { MonthFigures, type MonthRead } from "./month-figures.tsx";
import "./month-paper.css";

/** A month of supervision on A4 paper. */
export function MonthPaper(): ReactNode {
  const month = useParam("month");
  const say = useSay();
  const { name, drill, zone } = useDistrict();
  const now = useNow();
  const read = useAnswer<MonthRead>("/supervision/month", { month });
  if (read.content === undefined) return <PanelSays {...panelOf(read)} />;
  return (
    <main className="month-paper">
      <div className="month-tools">
        <Button look="primary" onClick={() => window.print()}>
          {say(texts.print)}
        </Button>
      </div>
      <article className="month-sheet">
        <header>
          <p className="quiet">
            {say(name)}
            {drill && <strong> 演练 DRILL</strong>}
          </p>
          <h1>{say(texts.monthOf, { month })}</h1>
        </header>
        <MonthFigures of={read.content} look="paper" />
        <footer className="quiet figures">{dayAndTime(instantOf(now), zone)}</footer>
      </article>
    </main>
  );
}

import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { fewestPeers } from "../reads-report.ts";
import { spanOfDays } from "./ask-reads.ts";
import { OfficerReads } from "./officer-reads.tsx";
import { ReportTable } from "./report-table.tsx";
import { readsTexts as texts } from "./reads-texts.ts";
import { useReport } from "./use-report.ts";
import "./reads-view.css";
import { dayOf } from "../../ground/zone.ts";

const daysShown = 30;

/** Who read how much, against others of the same post; what one of them read, line by line. */
export function ReadsView(): ReactNode {
  const say = useSay();
  const id = useId();
  const nameOf = useOfficerNames();
  const { zone } = useDistrict();
  const [days, setDays] = useState(() => {
    const now = serverNow();
    const day = (millis: number) => dayOf(new Date(millis).toISOString(), zone);
    return { from: day(now - (daysShown - 1) * 86_400_000), to: day(now) };
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const span = spanOfDays(days, zone);
  const { report, reading, failed, again } = useReport(span?.from, span?.to);
  const lines = report?.lines ?? [];
  return (
    <div className="reads">
      <section className="panel reads-report" aria-label={say(texts.report)}>
        <div className="panel-head reads-filters">
          <h2>{say(texts.report)}</h2>
          {(["from", "to"] as const).map((end) => (
            <span key={end} className="reads-day">
              <label htmlFor={id + end} className="quiet">
                {say(texts[end])}
              </label>
              <Input
                id={id + end}
                size="small"
                type="date"
                value={days[end]}
                onChange={(event) => setDays((before) => ({ ...before, [end]: event.target.value }))}
              />
            </span>
          ))}
          <Button size="small" onClick={again} loading={reading}>
            {say(texts.reload)}
          </Button>
          <span className="panel-head-space" />
          <span role="status" className={failed ? "trouble" : "quiet"}>
            {failed ? say(texts.unreachable) : reading ? say(texts.reading) : ""}
          </span>
        </div>
        <div className="panel-body reads-body" tabIndex={0}>
          <p className="quiet">{say(texts.reportHow, { fewest: report?.fewestPeers ?? fewestPeers })}</p>
          {lines.length === 0 && !reading ? (
            <p className="nothing">{say(texts.none)}</p>
          ) : (
            <ReportTable lines={lines} chosen={chosen} onChoose={setChosen} nameOf={nameOf} />
          )}
        </div>
      </section>
      {chosen === null || span === null ? (
        <section className="panel nothing" aria-label={say(texts.choose)}>
          <h2>{say(texts.choose)}</h2>
          <p>{say(texts.chooseHow)}</p>
        </section>
      ) : (
        <OfficerReads
          key={`${chosen} ${span.from} ${span.to}`}
          officer={chosen}
          span={span}
          nameOf={nameOf}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { fewestPeers } from "../reads-report.ts";
import { spanOfDays } from "./ask-reads.ts";
import { OfficerReads } from "./officer-reads.tsx";
import { ReportTable } from "./report-table.tsx";
import { readsTexts as texts } from "./reads-texts.ts";
import { useReport } from "./use-report.ts";
import "./reads-page.css";
import { dayOf } from "../../ground/zone.ts";

const daysShown = 30;

/** Who read how much, against others of the same post; what one of them read, line by line. */
export function RecordOfReadsPage(): ReactNode {
  const say = useSay();
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
      <Panel
        title={say(texts.report)}
        className="reads-report"
        headClass="reads-filters"
        state={failed ? "failed" : reading && lines.length === 0 ? "loading" : lines.length === 0 ? "empty" : "ready"}
        failed={texts.unreachable}
        again={again}
        empty={texts.none}
        about={
          <>
            {(["from", "to"] as const).map((end) => (
              <TextField
                key={end}
                className="reads-day"
                label={say(texts[end])}
                type="date"
                value={days[end]}
                onChange={(day) => setDays((before) => ({ ...before, [end]: day }))}
              />
            ))}
            <Button size="small" onClick={again} loading={reading}>
              {say(texts.reload)}
            </Button>
          </>
        }
        tools={
          <span role="status" className="quiet">
            {reading && say(texts.reading)}
          </span>
        }
        body="reads-body"
        scrolls
      >
        <p className="quiet">{say(texts.reportHow, { fewest: report?.fewestPeers ?? fewestPeers })}</p>
        <ReportTable lines={lines} chosen={chosen} onChoose={setChosen} nameOf={nameOf} />
      </Panel>
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

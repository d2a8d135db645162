import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { fewestPeers } from "../reads-report.ts";
import { askReport, spanOfDays } from "./ask-reads.ts";
import { OfficerReads } from "./officer-reads.tsx";
import { ReportTable } from "./report-table.tsx";
import { readsTexts as texts } from "./reads-texts.ts";
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
  const span = useMemo(() => spanOfDays(days, zone), [days, zone]);
  const read = useRead(
    useMemo(() => (span === null ? null : (signal: AbortSignal) => askReport(span, signal)), [span]),
  );
  const lines = read.content?.lines ?? [];
  return (
    <div className="reads">
      <Panel
        title={say(texts.report)}
        className="reads-report"
        headClass="reads-filters"
        {...panelOf(read, () => lines.length === 0)}
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
            <Button onClick={read.again} busy={read.busy}>
              {say(texts.reload)}
            </Button>
          </>
        }
        tools={
          <span role="status" className="quiet">
            {read.busy && say(texts.reading)}
          </span>
        }
        body="reads-body"
        scrolls
      >
        <p className="quiet">{say(texts.reportHow, { fewest: read.content?.fewestPeers ?? fewestPeers })}</p>
        <ReportTable lines={lines} chosen={chosen} onChoose={setChosen} nameOf={nameOf} />
      </Panel>
      {chosen === null || span === null ? (
        <Panel title={say(texts.choose)} state="empty" empty={texts.chooseHow} />
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

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useMemo, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { fill } from "../../ground/sentence.ts";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useConnection, useStream } from "../../journal/web/client.ts";
import { panelOf, type Read, useRead } from "../../journal/web/use-read.ts";
import { personStream } from "../../access/people-facts.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { fewestPeers } from "../reads-report.ts";
import { askReport, type Report, spanOfDays } from "./ask-reads.ts";
import { CloseReads, OfficerReads } from "./officer-reads.tsx";
import { ReportTable } from "./report-table.tsx";
import { readsTexts as texts } from "./reads-texts.ts";
import "./reads-page.css";
import { dayOf } from "../../ground/zone.ts";

const daysShown = 30;
const readsAddress: RowAddress = { path: "/reads", word: "officer" };

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
  const [chosen, choose] = useChosenRow(readsAddress);
  const span = useMemo(() => spanOfDays(days, zone), [days, zone]);
  const read = useRead(
    useMemo(() => (span === null ? null : (signal: AbortSignal) => askReport(span, signal)), [span]),
  );
  const lines = read.content?.lines ?? [];
  const standing = useStanding(chosen, read);
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
        <ReportTable lines={lines} chosen={chosen} onChoose={choose} nameOf={nameOf} />
      </Panel>
      {chosen === null || span === null ? (
        <Panel title={say(texts.choose)} state="empty" empty={texts.chooseHow} />
      ) : standing === "known" ? (
        <OfficerReads
          key={`${chosen} ${span.from} ${span.to}`}
          officer={chosen}
          span={span}
          nameOf={nameOf}
          onClose={() => choose(null)}
        />
      ) : (
        <Panel
          title={chosen}
          tools={<CloseReads onClose={() => choose(null)} />}
          state={standing}
          empty={fill(texts.notThere, { id: chosen })}
        />
      )}
    </div>
  );
}

/**
 * Whether there is somebody of this name whose reads can be asked for: one of the report, or of the staff. Nobody is
 * asked for by a link that names nobody.
 */
function useStanding(officer: string | null, { content, trouble }: Read<Report>): "known" | "loading" | "empty" {
  const person = useStream(officer === null ? undefined : personStream(officer));
  const isRead = useConnection().state !== "connecting";
  if (person !== undefined || content?.lines.some((line) => line.officer === officer) === true) return "known";
  if (content === undefined && trouble !== null) return "known";
  return content === undefined || !isRead ? "loading" : "empty";
}

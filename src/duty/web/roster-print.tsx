import type { ReactNode } from "react";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { Table } from "../../ground/web/table.tsx";
import { dayAndTime } from "../../district/web/use-district.ts";
import { dayName, hoursOf, weekdayOf } from "./roster-days.ts";
import type { DayHead, GridGroup } from "./roster-grid.tsx";
import type { DraftShift } from "./roster-draft.ts";
import { rosterTexts } from "./roster-texts.ts";
import "./roster-print.css";

interface RosterPrintProps {
  readonly title: string;
  readonly heads: readonly DayHead[];
  readonly groups: readonly GridGroup[];
  /** What a shift is called beside its hours. */
  readonly beside: (shift: DraftShift) => string;
  readonly zone: string;
}

/** The same calendar on paper, in words; on the screen it is not shown. */
export function RosterPrint({ title, heads, groups, beside, zone }: RosterPrintProps): ReactNode {
  const say = useSay();
  const isDense = heads.length > 7;
  return (
    <div className="roster-print" data-dense={isDense}>
      <h2>{title}</h2>
      <Table
        caption={title}
        look="paper"
        rows={{ groups }}
        keyOf={({ row }) => row.id}
        columns={[
          { key: "who", unseenHead: say(rosterTexts.person), names: true, cell: ({ name }) => name },
          ...heads.map(({ day, mark }, at) => ({
            key: day,
            head: `${isDense ? Number(day.slice(8)) : `${say(weekdayOf(day))} ${say(dayName(day))}`}${
              mark === "working" ? "" : ` (${say(rosterTexts[mark])})`
            }`,
            cell: ({ row }: GridGroup["rows"][number]) =>
              row.cells[at]?.bars.map(({ shift }) => (
                <div key={shift.shift}>
                  {hoursOf(shift, zone)}
                  <br />
                  {beside(shift)}
                </div>
              )),
          })),
        ]}
      />
      <p>{say(rosterTexts.printedAt, { at: dayAndTime(instantOf(serverNow()), zone).slice(0, 16) })}</p>
    </div>
  );
}

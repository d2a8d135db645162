import type { ReactNode } from "react";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
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
  return (
    <div className="roster-print" data-dense={heads.length > 7}>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th />
            {heads.map(({ day, mark }) => (
              <th key={day}>
                {heads.length > 7 ? Number(day.slice(8)) : `${say(weekdayOf(day))} ${say(dayName(day))}`}
                {mark !== "working" && ` (${say(rosterTexts[mark])})`}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, name, rows }) => (
          <tbody key={key}>
            {name !== null && (
              <tr>
                <th colSpan={heads.length + 1}>{name}</th>
              </tr>
            )}
            {rows.map(({ row, name: of }) => (
              <tr key={row.id}>
                <th>{of}</th>
                {row.cells.map(({ day, bars }) => (
                  <td key={day}>
                    {bars.map(({ shift }) => (
                      <div key={shift.shift}>
                        {hoursOf(shift, zone)}
                        <br />
                        {beside(shift)}
                      </div>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p>{say(rosterTexts.printedAt, { at: dayAndTime(instantOf(serverNow()), zone).slice(0, 16) })}</p>
    </div>
  );
}

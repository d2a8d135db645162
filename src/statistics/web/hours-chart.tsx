import type { ReactNode } from "react";
import type { CallsInHour } from "../usual.ts";
import "./hours-chart.css";

/** Columns of today over the span that is usual, hour by hour. Its numbers stand in a table beside it. */
export function HoursChart({
  hours,
  label,
}: {
  readonly hours: readonly CallsInHour[];
  readonly label: string;
}): ReactNode {
  const most = Math.max(1, ...hours.flatMap(({ today, usual }) => [today ?? 0, usual?.high ?? 0]));
  const part = (value: number) => `${(value / most) * 100}%`;
  return (
    <figure className="hours-chart" role="img" aria-label={label}>
      <div className="hours-chart-plot" aria-hidden="true">
        <span className="hours-chart-most figures">{most}</span>
        {hours.map(({ hour, today, usual }) => (
          <span key={hour} className="hours-chart-hour">
            {usual !== null && (
              <>
                <span
                  className="hours-chart-spread"
                  style={{ bottom: part(usual.low), height: part(usual.high - usual.low) }}
                />
                <span className="hours-chart-median" style={{ bottom: part(usual.median) }} />
              </>
            )}
            {today !== null && <span className="hours-chart-today" style={{ height: part(today) }} />}
          </span>
        ))}
      </div>
      <div className="hours-chart-ends figures" aria-hidden="true">
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </figure>
  );
}

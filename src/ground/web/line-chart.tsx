import type { ReactNode } from "react";
import { pathOf } from "./line-path.ts";
import "./line-chart.css";

export interface Line {
  readonly key: string;
  readonly name: string;
  /** In the order of the labels; null where nothing is known: the line is broken there. */
  readonly values: readonly (number | null)[];
  /** The second line of two is dashed, so that they are told apart without their colours. */
  readonly look: "plain" | "dashed";
}

interface LineChartProps {
  /** What it shows, in a sentence: said in its place to who does not see it. Its table stands beside it. */
  readonly label: string;
  readonly labels: readonly string[];
  readonly lines: readonly Line[];
  readonly nameOf: (value: number) => string;
}

const [width, height] = [600, 120];

/** Lines over a row of days or hours, from nought to the largest value. */
export function LineChart({ label, labels, lines, nameOf }: LineChartProps): ReactNode {
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <figure className="line-chart" role="img" aria-label={label}>
      <div className="line-chart-key" aria-hidden="true">
        {lines.map(({ key, name, look }) => (
          <span key={key} className="line-chart-name" data-look={look}>
            {name}
          </span>
        ))}
      </div>
      <div className="line-chart-plot" aria-hidden="true">
        <span className="line-chart-most figures">{nameOf(most)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
          {lines.map(({ key, values, look }) => (
            <path
              key={key}
              data-look={look}
              d={pathOf(values, most, width, height)}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <div className="line-chart-ends figures" aria-hidden="true">
        <span>{labels[0]}</span>
        <span>{labels.length > 1 ? labels.at(-1) : ""}</span>
      </div>
    </figure>
  );
}

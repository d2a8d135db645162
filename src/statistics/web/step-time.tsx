import type { ReactNode } from "react";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { type StepFigures, weightOf } from "../steps.ts";
import { statisticsTexts as texts } from "./statistics-texts.ts";

/** A percentile as people read a duration, with what its number of cases makes of it. */
export function StepTime({ of, which }: { readonly of: StepFigures; readonly which: "p50" | "p90" }): ReactNode {
  const say = useSay();
  const seconds = of[which];
  switch (weightOf(of.n)) {
    case "none":
      return <span className="quiet">—</span>;
    case "withheld":
      return <span className="quiet">{say(texts.withheld)}</span>;
    default: {
      const shown = seconds === null ? "—" : elapsedText(seconds);
      if (weightOf(of.n) === "steady") return shown;
      return (
        <span title={say(texts.slight)}>
          {shown}
          <span aria-hidden="true">*</span>
          <span className="unseen"> {say(texts.slight)}</span>
        </span>
      );
    }
  }
}

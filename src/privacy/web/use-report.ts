import { useCallback, useEffect, useState } from "react";
import { askReport, type Days, type Report } from "./ask-reads.ts";

export interface ReportRead {
  readonly report: Report | null;
  readonly reading: boolean;
  readonly failed: boolean;
  again(): void;
}

/** The report of some days; asked for once, and again when the days change or somebody wants it. */
export function useReport(from: string | undefined, to: string | undefined): ReportRead {
  const [report, setReport] = useState<Report | null>(null);
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (from === undefined || to === undefined) return;
    let over = false;
    const span: Days = { from, to };
    setReading(true);
    void askReport(span).then((found) => {
      if (over) return;
      setReading(false);
      setFailed(found === null);
      if (found !== null) setReport(found);
    });
    return () => {
      over = true;
    };
  }, [from, to, turn]);
  return { report, reading, failed, again: useCallback(() => setTurn((before) => before + 1), []) };
}

import type { ReactNode } from "react";
import { Panel } from "../../ground/web/panel.tsx";
import { useSay } from "../../ground/web/language.ts";
import type { Finding } from "../responsibility-report.ts";
import { type ReportNames, sentenceOf } from "../responsibility-sentence.ts";
import { responsibilityTexts } from "./responsibility-texts.ts";

interface MatrixReportProps {
  /** Null while the areas are not known. */
  readonly findings: readonly Finding[] | null;
  readonly names: ReportNames;
  readonly unsaved: boolean;
}

/** What the matrix leaves open and what it says twice, in words, as it stands on the screen. */
export function MatrixReport({ findings, names, unsaved }: MatrixReportProps): ReactNode {
  const say = useSay();
  return (
    <Panel
      title={say(responsibilityTexts.report)}
      className="matrix-report"
      about={unsaved && <span className="quiet cut">{say(responsibilityTexts.ofDraft)}</span>}
      body
      scrolls
    >
      <Summary findings={findings} />
      <ul>
        {(findings ?? []).map((finding) => {
          const sentence = say(sentenceOf(finding, names));
          return (
            <li key={sentence} className="matrix-finding" data-kind={finding.kind}>
              <span className="matrix-finding-mark">{say(responsibilityTexts[finding.kind])}</span>
              <span>{sentence}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Said aloud when it changes; the sentences themselves are many and wait to be read. */
function Summary({ findings }: Pick<MatrixReportProps, "findings">): ReactNode {
  const say = useSay();
  const overlaps = findings?.filter(({ kind }) => kind === "overlap").length ?? 0;
  const tone = findings === null ? "plain" : findings.length === 0 ? "good" : "alarm";
  return (
    <p role="status" className="matrix-summary" data-tone={tone}>
      {findings === null && say(responsibilityTexts.loading)}
      {findings?.length === 0 && say(responsibilityTexts.whole)}
      {findings !== null &&
        findings.length > 0 &&
        say(responsibilityTexts.counts, { gaps: findings.length - overlaps, overlaps })}
    </p>
  );
}

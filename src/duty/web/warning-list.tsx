import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { RosterWarning } from "../facts.ts";
import { rosterTexts } from "./roster-texts.ts";
import { folded, type ShownWarning } from "./roster-warnings.ts";

interface WarningListProps {
  readonly warnings: readonly ShownWarning[];
  readonly warningText: (warning: RosterWarning) => string;
}

/** What speaks against the plan as it stands on the screen; what the draft brings about comes first. */
export function WarningList({ warnings, warningText }: WarningListProps): ReactNode {
  const say = useSay();
  return (
    <section className="roster-side-section" aria-label={say(rosterTexts.warnings)}>
      <h2>
        {say(rosterTexts.warnings)} <span className="quiet figures">{warnings.length}</span>
      </h2>
      <p className="quiet">{say(warnings.length === 0 ? rosterTexts.noWarnings : rosterTexts.warningsHow)}</p>
      <ul>
        {folded(warnings).map((group) => (
          <FoldedWarnings key={group.map(({ warning }) => warningText(warning)).join()} {...{ group, warningText }} />
        ))}
      </ul>
    </section>
  );
}

interface FoldedWarningsProps {
  readonly group: readonly ShownWarning[];
  readonly warningText: (warning: RosterWarning) => string;
}

/** The first of a kind; the others open under it. */
function FoldedWarnings({ group: [first, ...others], warningText }: FoldedWarningsProps): ReactNode {
  const say = useSay();
  if (first === undefined) return null;
  return (
    <li className="roster-warning" data-what={first.warning.what}>
      {first.isNew && <span className="roster-warning-new">{say(rosterTexts.broughtByDraft)}</span>}
      {warningText(first.warning)}
      {others.length > 0 && (
        <details>
          <summary className="quiet">{say(rosterTexts.moreOfIt, { count: others.length })}</summary>
          <ul>
            {others.map(({ warning }) => (
              <li key={warningText(warning)}>{warningText(warning)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

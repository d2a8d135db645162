import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { RosterWarning } from "../facts.ts";
import { rosterTexts } from "./roster-texts.ts";

interface WarningListProps {
  readonly warnings: readonly { readonly warning: RosterWarning; readonly isNew: boolean }[];
  readonly warningText: (warning: RosterWarning) => string;
}

/** What speaks against the plan as it stands on the screen; what the draft brings about comes first. */
export function WarningList({ warnings, warningText }: WarningListProps): ReactNode {
  const say = useSay();
  const sorted = warnings.toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
  return (
    <section className="roster-side-section" aria-label={say(rosterTexts.warnings)}>
      <h2>
        {say(rosterTexts.warnings)} <span className="quiet figures">{warnings.length}</span>
      </h2>
      <p className="quiet">{say(warnings.length === 0 ? rosterTexts.noWarnings : rosterTexts.warningsHow)}</p>
      <ul>
        {sorted.map(({ warning, isNew }) => (
          <li key={warningText(warning)} className="roster-warning" data-what={warning.what}>
            {isNew && <span className="roster-warning-new">{say(rosterTexts.broughtByDraft)}</span>}
            {warningText(warning)}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { lazy, type ReactNode, Suspense, useState } from "react";
import { type RowAddress, useChosenRow } from "../../ground/web/chosen-row.ts";
import { Choice } from "../../ground/web/choice.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OnPostPanel } from "./on-post-panel.tsx";
import { type PeoplePart, partsFor } from "../../access/web/people-parts.ts";
import { partTexts } from "../../access/web/people-part-texts.ts";
import { peopleTexts as texts } from "../../access/web/people-texts.ts";
import { PolicyPanel } from "../../access/web/policy-panel.tsx";
import { ProposalsPanel } from "../../access/web/proposals-panel.tsx";
import { SessionsPanel } from "../../access/web/sessions-panel.tsx";
import { StaffPanel } from "../../access/web/staff-panel.tsx";
import { TokensPanel } from "../../access/web/tokens-panel.tsx";
import { useProposals } from "../../access/web/use-proposals.ts";
import { useSessions } from "../../access/web/use-sessions.ts";
import "./people-page.css";

const StaffImport = lazy(async () => ({ default: (await import("../../access/web/staff-import.tsx")).StaffImport }));

const peopleAddress: RowAddress = { path: "/people", word: "person" };

/** People and powers: who is on the staff, what waits for a second person, who is signed in, by which rules. */
export function PeoplePage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const [chosen, choose] = useChosenRow(peopleAddress);
  const [part, setPart] = useState<PeoplePart>("staff");
  // Whoever the address names is of the staff: going back to them leaves another part.
  if (chosen !== null && part !== "staff") setPart("staff");
  const waiting = useProposals().length;
  const sessions = useSessions().length;
  const counts: Partial<Record<PeoplePart, number>> = { waiting, sessions };
  const panels: Readonly<Record<PeoplePart, () => ReactNode>> = {
    staff: () => <StaffPanel chosen={chosen} onChoose={choose} />,
    waiting: () => <ProposalsPanel />,
    onPost: () => <OnPostPanel />,
    sessions: () => <SessionsPanel />,
    tokens: () => <TokensPanel />,
    rules: () => <PolicyPanel />,
    import: () => (
      <Suspense fallback={null}>
        <StaffImport onDone={() => setPart("staff")} />
      </Suspense>
    ),
  };
  return (
    <div className="people">
      <header className="panel-head people-head">
        <h2>{say(texts.title)}</h2>
        <Choice<PeoplePart>
          label={say(texts.parts)}
          value={part}
          onChange={(next) => {
            setPart(next);
            choose(null);
          }}
          options={partsFor(client).map((each) => {
            const count = counts[each];
            return {
              value: each,
              text: count === undefined ? say(partTexts[each]) : `${say(partTexts[each])} ${count}`,
            };
          })}
        />
      </header>
      <div className="people-part">{panels[part]()}</div>
    </div>
  );
}

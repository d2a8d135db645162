import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { dayAndTime, useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { Panel } from "../../ground/web/panel.tsx";
import { useClient } from "../../journal/web/client.ts";
import type { Proposal } from "../second-person.ts";
import type { Instant } from "../../ground/instant.ts";
import { useMinute } from "./use-minute.ts";
import { ActButton } from "./act-button.tsx";
import { partTexts } from "./people-part-texts.ts";
import { peopleTexts as texts } from "./people-texts.ts";
import { calledBy, proposalWords } from "./proposal-words.ts";
import { useOfficerNames } from "./officer-names.ts";
import { useProposals } from "./use-proposals.ts";

/** How many powers of one proposal are shown at first; the others on request. */
const mostLines = 12;

export function ProposalsPanel(): ReactNode {
  const say = useSay();
  const proposals = useProposals();
  return (
    <Panel
      title={say(partTexts.waiting)}
      className="panel-grow people-wide"
      count={proposals.length}
      state={proposals.length === 0 ? "empty" : "ready"}
      empty={texts.nothingWaits}
      body="people-body"
      scrolls
    >
      <ul className="people-proposals">
        {proposals.map((proposal) => (
          <Waiting key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </Panel>
  );
}

/** From when it is in force, where it was planned. */
function PlannedFor({ from }: { readonly from: Instant }): ReactNode {
  const say = useSay();
  const { zone } = useDistrict();
  const now = useMinute();
  return <p>{say(from > now ? texts.plannedFrom : texts.plannedPast, { from: dayAndTime(from, zone) })}</p>;
}

function Waiting({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const say = useSay();
  const { book, fields } = useClient();
  const district = useDistrict();
  const nameOf = useOfficerNames();
  const [all, setAll] = useState(false);
  const { title, lines, reason } = proposalWords(proposal, { book, district, nameOf, fields });
  const body = { proposalId: proposal.id };
  const who = say(calledBy(nameOf, proposal.by));
  const what = `${say(title)} · ${lines[0] === undefined ? "" : say(lines[0])}`;
  return (
    <li className="people-proposal">
      <header>
        <h3>{say(title)}</h3>
        <span className="quiet">{say(texts.proposedBy, { who, time: dayAndTime(proposal.at, district.zone) })}</span>
      </header>
      <ul>
        {(all ? lines : lines.slice(0, mostLines)).map((line, index) => (
          // Lines of one proposal never change places.
          <li key={index}>{say(line)}</li>
        ))}
      </ul>
      {lines.length > mostLines && (
        <Button look="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {say(all ? texts.fewLines : texts.allLines, { count: lines.length })}
        </Button>
      )}
      {proposal.from !== undefined && <PlannedFor from={proposal.from} />}
      {reason !== undefined && <p>{say(texts.because, { reason })}</p>}
      <div className="people-buttons">
        <ActButton
          order={`Approve${proposal.order}`}
          body={body}
          kind="primary"
          label={say(texts.approveNamed, { what })}
        >
          {say(texts.approve)}
        </ActButton>
        <ActButton order="DeclineAct" body={body} reason="needed" label={say(texts.declineNamed, { what })}>
          {say(texts.decline)}
        </ActButton>
      </div>
    </li>
  );
}

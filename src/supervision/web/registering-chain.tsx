import type { ReactNode } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { Officer } from "../../access/web/officer.tsx";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { AddressLink } from "../../ground/web/address-link.tsx";
import { Button } from "../../ground/web/button.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { tellingNames } from "../complaint-facts.ts";
import { decidingOf, extensionsIn, gapsOf, registeringGapNames, tellingOf } from "../registering.ts";
import { caseTrackNames, receiptWayNames } from "../registering-facts.ts";
import { LimitDue } from "./complaint-limit-due.tsx";
import { receiptOf } from "./receipt-address.ts";
import { DecideForm, ExtendReviewForm, ReceiptForm, TellForm } from "./registering-forms.tsx";
import { registeringTexts as texts } from "./registering-texts.ts";
import { useLaw } from "./use-complaints.ts";
import type { RegisteringRead } from "./use-registering.ts";
import "./complaints.css";

type Act = "receipt" | "extend" | "decide" | "tell";

/** The chain of an incident from the report to the case: what was done, what is missing by when, and what can be done. */
export function RegisteringChain({ read }: { readonly read: RegisteringRead }): ReactNode {
  const { incident, state } = read;
  const { id } = incident;
  const say = useSay();
  const client = useClient();
  const law = useLaw();
  const { now: form, open, close } = useOpened<Act>();
  const { decision, told } = state ?? {};
  const track = state?.track ?? "administrative";
  const ladder = decidingOf(law, incident.receivedAt, track)?.listed.limit.ladder ?? [];
  const isWanted = incident.needsReceipt || state !== null;
  return (
    <>
      <Steps read={read} />
      <div className="complaint-card-buttons">
        {mayGive(client, "GiveReceipt") && <Button onClick={() => open("receipt")}>{say(texts.give)}</Button>}
        {isWanted && mayGive(client, "DecideCase") && (
          <Button onClick={() => open("decide")}>{say(texts.decide)}</Button>
        )}
        {isWanted && decision === undefined && ladder.length > 0 && mayGive(client, "ExtendReview") && (
          <Button onClick={() => open("extend")}>{say(texts.extend)}</Button>
        )}
        {decision !== undefined && told === undefined && mayGive(client, "TellDecision") && (
          <Button onClick={() => open("tell")}>{say(texts.tell)}</Button>
        )}
        {(state?.receipts.length ?? 0) > 0 && <AddressLink to={receiptOf(id)}>{say(texts.print)}</AddressLink>}
      </div>
      {form === "receipt" && <ReceiptForm read={read} onClose={close} />}
      {form === "decide" && <DecideForm read={read} onClose={close} />}
      {form === "extend" && <ExtendReviewForm read={read} onClose={close} />}
      {form === "tell" && <TellForm read={read} onClose={close} />}
    </>
  );
}

function Steps({ read: { incident, state } }: { readonly read: RegisteringRead }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const law = useLaw();
  const now = useMinute();
  const { receipts = [], track, decision, told } = state ?? {};
  const isWanted = incident.needsReceipt || state !== null;
  const gaps = isWanted ? gapsOf(state) : [];
  const deciding = decidingOf(law, incident.receivedAt, track, extensionsIn(state, track ?? "administrative"));
  const telling = decision === undefined ? undefined : tellingOf(law, decision);
  const missing = (gap: (typeof gaps)[number], due: string | undefined) => (
    <strong className="complaints-late">
      {say(registeringGapNames[gap])}
      {due !== undefined && due < now && ` · ${say(texts.late)}`}
    </strong>
  );
  return (
    <dl className="complaint-card-facts">
      <dt>{say(texts.receipt)}</dt>
      <dd>
        {receipts.map(({ receipt, how, at, by }) => (
          <p key={receipt}>
            <span className="figures">{receipt}</span> · {say(receiptWayNames[how])} · {times.dayAndTime(at)} ·{" "}
            <Officer badge={by} />
          </p>
        ))}
        {gaps.includes("noReceipt") && (
          <>
            {missing("noReceipt", undefined)} <span className="quiet">{say(texts.atOnce)}</span>
          </>
        )}
        {!isWanted && <span className="quiet">{say(texts.notWanted)}</span>}
      </dd>
      {isWanted && (
        <>
          <dt>{say(texts.decision)}</dt>
          <dd>
            {decision === undefined ? (
              <>
                {missing("undecided", state?.decideBy?.due ?? deciding?.clock.due)} · {say(texts.decideBy)}{" "}
                <LimitDue due={state?.decideBy?.due ?? deciding?.clock.due} running={deciding} />
              </>
            ) : (
              <>
                {say(decision.accepted ? texts.accepted : texts.refused)} · {say(caseTrackNames[decision.track])} ·{" "}
                {times.dayAndTime(decision.at)} · <Officer badge={decision.by} />
                {decision.reason !== undefined && <span> · {decision.reason}</span>}
              </>
            )}
          </dd>
          <dt>{say(texts.toldStep)}</dt>
          <dd>
            {told !== undefined ? (
              `${say(tellingNames[told.how])} · ${times.dayAndTime(told.at)}`
            ) : decision === undefined ? (
              <span className="quiet">{say(texts.notYet)}</span>
            ) : (
              <>
                {missing("untold", telling?.clock.due)}
                {telling !== undefined && (
                  <>
                    {" "}
                    · {say(texts.decideBy)} <LimitDue due={telling.clock.due} running={telling} />
                  </>
                )}
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

import { type ReactNode, useEffect, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { refusedEvents } from "../security-events.ts";
import { browserWords } from "./account.ts";
import { attemptsTexts as texts } from "./attempts-texts.ts";
import { meansNames } from "../access-names.ts";
import { attemptsInOrder, type OwnAttempt, type OwnAttempts, readOwnAttempts } from "./own-attempts.ts";

/** Where and how one signed in of late, and what failed under one's own name. */
export function AccountAttempts({ time }: { readonly time: (instant: string) => string }): ReactNode {
  const say = useSay();
  const [attempts, setAttempts] = useState<OwnAttempts>();
  useEffect(() => void readOwnAttempts().then(setAttempts), []);
  if (attempts === undefined) return null;
  const shown = attemptsInOrder(attempts);
  return (
    <section className="account-section" id="attempts" aria-label={say(texts.title)}>
      <h2>{say(texts.title)}</h2>
      {shown.length === 0 && <p className="quiet">{say(texts.none)}</p>}
      <ul>
        {shown.map((each) => (
          <li
            key={`${each.kind} ${each.at} ${each.from ?? ""} ${each.kind === "failure" ? each.event : ""}`}
            className="account-row"
          >
            <Attempt attempt={each} time={time} />
          </li>
        ))}
      </ul>
      {attempts.failures.length > 0 && <p className="quiet">{say(texts.how)}</p>}
    </section>
  );
}

function Attempt({ attempt, time }: { attempt: OwnAttempt; time: (instant: string) => string }): ReactNode {
  const say = useSay();
  const from = attempt.from ?? say(texts.manyAddresses);
  if (attempt.kind === "failure") {
    return (
      <>
        <span className="account-what figures">{from}</span>
        <strong className="account-failed">
          {say(refusedEvents[attempt.event])} {say(texts.times, { count: attempt.count })}
        </strong>
        <span className="quiet figures">{time(attempt.at)}</span>
      </>
    );
  }
  const means = attempt.by.map((each) => say(meansNames[each] ?? { zh: each, en: each })).join(" + ");
  return (
    <>
      <span className="account-what figures">{from}</span>
      <span>{say(texts.signedIn)}</span>
      <span className="quiet figures" title={attempt.agent}>
        {time(attempt.at)} · {means}
        {attempt.agent !== undefined && ` · ${browserWords(attempt.agent)}`}
      </span>
    </>
  );
}

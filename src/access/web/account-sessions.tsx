import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { browserWords, type OwnSession } from "./account.ts";
import { accountTexts } from "./account-texts.ts";

interface AccountSessionsProps {
  readonly sessions: readonly OwnSession[];
  readonly time: (instant: string) => string;
  readonly onChanged: () => void;
}

/** Where one is signed in; any but this one can be ended from here. */
export function AccountSessions({ sessions, time, onChanged }: AccountSessionsProps): ReactNode {
  const say = useSay();
  return (
    <section className="account-section" aria-label={say(accountTexts.sessions)}>
      <h2>{say(accountTexts.sessions)}</h2>
      <ul>
        {sessions.map(({ id, from, agent, at, until, current }) => (
          <li key={id} className="account-row">
            <span className="account-what figures">{from}</span>
            {current && <strong className="account-mark">{say(accountTexts.thisOne)}</strong>}
            <span className="quiet figures" title={agent}>
              {agent !== undefined && `${browserWords(agent)} · `}
              {say(accountTexts.sessionSince, { from: time(at), until: time(until) })}
            </span>
            {!current && (
              <OrderButton
                order="RevokeSession"
                body={{ session: id }}
                label={say(accountTexts.revokeWhat, { from })}
                onAccepted={onChanged}
              >
                {say(accountTexts.revoke)}
              </OrderButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

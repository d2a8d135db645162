import { type ReactNode, useCallback } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { PanelSays } from "../../ground/web/panel.tsx";
import { ask, type Reply } from "../../journal/web/api.ts";
import { useClient } from "../../journal/web/client.ts";
import { panelOf, useRead } from "../../journal/web/use-read.ts";
import type { Account } from "../../access/web/account.ts";
import { AccountAttempts } from "../../access/web/account-attempts.tsx";
import { AccountFactors } from "../../access/web/account-factors.tsx";
import { AccountSessions } from "../../access/web/account-sessions.tsx";
import { AccountShifts } from "./account-shifts.tsx";
import { AccountSwaps } from "./account-swaps.tsx";
import { AccountTold } from "../../access/web/account-told.tsx";
import { accountTexts } from "../../access/web/account-texts.ts";
import { moment } from "../../access/web/door-sentence.ts";
import { partName, powerWords } from "../../access/web/power-words.ts";
import "../../access/web/account.css";
import { staffKindNames } from "../../access/role-names.ts";

function readAccount(signal: AbortSignal): Promise<Reply<Account>> {
  return ask<Account>("GET", "/api/v1/account", { signal });
}

/** A person's own account: how they sign in, where they are signed in, what they may do, when they are on duty. */
export function AccountPage(): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const district = useDistrict();
  const now = useNow();
  const isPerson = session.person;
  const read = useRead(isPerson ? readAccount : null);
  const account = read.content;

  const time = useCallback((instant: string) => moment(instant, now, district.zone), [now, district.zone]);
  return (
    <div className="account">
      {!isPerson && <p className="nothing">{say(accountTexts.notPeople)}</p>}
      {isPerson && <PanelSays {...panelOf(read)} />}
      {account !== undefined && (
        <>
          <p>
            <strong>{account.name}</strong> <span className="figures">{account.person}</span>
            <span className="quiet">
              {" · "}
              {say(staffKindNames[account.kind])} · {say(partName(district, account.part))}
            </span>
          </p>
          <AccountTold told={account.told} letIn={account.letIn ?? []} time={time} />
          <AccountFactors account={account} time={time} onChanged={read.again} />
          <AccountAttempts time={time} />
          <AccountSessions sessions={account.sessions} time={time} onChanged={read.again} />
          <section className="account-section" aria-label={say(accountTexts.powers)}>
            <h2>{say(accountTexts.powers)}</h2>
            {account.powers.length === 0 && <p className="quiet">{say(accountTexts.noPowers)}</p>}
            <ul>
              {account.powers.map((power) => (
                <li key={JSON.stringify(power)} className="account-row">
                  {say(powerWords(power, district))}
                  {power.until !== undefined && (
                    <span className="quiet figures">{say(accountTexts.until, { day: power.until })}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      {isPerson && (
        <>
          <AccountShifts />
          <AccountSwaps />
        </>
      )}
    </div>
  );
}

import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { browserWords, type ToldFrom } from "./account.ts";
import { accountTexts } from "./account-texts.ts";
import { moment } from "./door-sentence.ts";
import { useOfficerNames } from "./officer-names.ts";
import { useOwnPerson } from "./own-person.ts";
import { calledBy } from "./proposal-words.ts";
import { idOf, noteHere, notedHere, toldWords } from "./told-words.ts";

/** In every window of the person: how their account is entered was changed, until they note it here. */
export function AccountToldNotice(): ReactNode {
  const say = useSay();
  const now = useNow();
  const { zone } = useDistrict();
  const nameOf = useOfficerNames();
  const person = useOwnPerson();
  const [, setNoted] = useState(0);
  if (person === undefined) return null;
  const noted = notedHere(person.id);
  const fresh = person.told.filter((told) => !noted.has(idOf(told)));
  const last = fresh.at(-1);
  if (last === undefined) return null;
  return (
    <div className="notice" data-tone={last.what === "confirmed" ? "plain" : "amber"} role="status">
      <span className="figures">
        {moment(last.at, now, zone)} {say(toldWords(last, nameOf))}
        {fresh.length > 1 && ` · ${say(accountTexts.toldMore, { count: fresh.length - 1 })}`}
      </span>
      <a href="/account">{say(accountTexts.toldLook)}</a>
      <Button
        onClick={() => {
          noteHere(person.id, person.told);
          setNoted((count) => count + 1);
        }}
      >
        {say(accountTexts.toldNoted)}
      </Button>
    </div>
  );
}

interface AccountToldProps {
  readonly told: readonly ToldFrom[];
  /** Who may be behind what one signs in with. */
  readonly letIn: readonly string[];
  readonly time: (instant: string) => string;
}

/** What happened to one's account in the last thirty days, and what to do when it was somebody else. */
export function AccountTold({ told, letIn, time }: AccountToldProps): ReactNode {
  const say = useSay();
  const nameOf = useOfficerNames();
  const { session } = useClient();
  return (
    <section className="account-section" aria-label={say(accountTexts.told)}>
      <h2>{say(accountTexts.told)}</h2>
      {letIn.length > 0 && (
        <p>
          {say(accountTexts.letIn, {
            who: letIn.map((each) => say(calledBy(nameOf, each))).join(" · "),
          })}
        </p>
      )}
      {letIn.length > 0 && session.letIn === undefined && (
        <OrderButton order="ConfirmEntry" body={{ person: session.officer }}>
          {say(accountTexts.confirmOwn)}
        </OrderButton>
      )}
      {told.length === 0 && <p className="quiet">{say(accountTexts.toldNothing)}</p>}
      <ul>
        {told.map((each) => (
          <li key={idOf(each)} className="account-row">
            <span className="account-what figures">{time(each.at)}</span>
            <span>{say(toldWords(each, nameOf))}</span>
            <span className="quiet figures">
              {each.from}
              {each.agent !== undefined && ` · ${browserWords(each.agent)}`}
            </span>
          </li>
        ))}
      </ul>
      {told.length > 0 && (
        <div className="account-row">
          <OrderButton order="ReportAccess" body={{}} kind="danger">
            {say(accountTexts.notMe)}
          </OrderButton>
          <span className="quiet">{say(accountTexts.notMeHow)}</span>
        </div>
      )}
    </section>
  );
}

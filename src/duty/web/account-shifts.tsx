import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { TextField } from "../../ground/web/field.tsx";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import type { Shift } from "../facts.ts";
import { accountTexts } from "../../access/web/account-texts.ts";
import { moment } from "../../access/web/door-sentence.ts";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { usePosts } from "./use-posts.ts";
import { rosterPlaceOf, shiftsToCome } from "./own-shifts.ts";

/** When one is due, and asking a colleague to take a shift over. */
export function AccountShifts(): ReactNode {
  const say = useSay();
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const { zone } = useDistrict();
  const posts = usePosts();
  const person = useOwnPerson();
  const [asking, setAsking] = useState<string | null>(null);
  const rows = person === undefined ? [] : shiftsToCome(person, instantOf(now));
  const time = (instant: string) => moment(instant, now, zone);
  return (
    <section className="account-section" aria-label={say(accountTexts.shifts)}>
      <h2>{say(accountTexts.shifts)}</h2>
      {rows.length === 0 && <p className="quiet">{say(accountTexts.noShifts)}</p>}
      <ul>
        {rows.map(({ shift, now: isNow, swap }) => {
          const name = posts.posts[shift.post]?.name;
          const words = `${name === undefined ? shift.post : say(name)} ${time(shift.from)}–${time(shift.to)}`;
          const place = rosterPlaceOf(shift, posts, zone);
          return (
            <li key={shift.shift}>
              <div className="account-row figures">
                <span className="account-what">{words}</span>
                {isNow && <strong className="account-mark">{say(accountTexts.onNow)}</strong>}
                {!isNow && swap === undefined && place !== undefined && (
                  <Button
                    look="text"
                    aria-expanded={asking === shift.shift}
                    aria-label={say(accountTexts.askSwapOf, { shift: words })}
                    onClick={() => setAsking(asking === shift.shift ? null : shift.shift)}
                  >
                    {say(accountTexts.askSwap)}
                  </Button>
                )}
              </div>
              {asking === shift.shift && place !== undefined && (
                <AskSwapForm shift={shift} place={place} onClose={() => setAsking(null)} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AskSwapFormProps {
  readonly shift: Shift;
  readonly place: { readonly part: string; readonly month: string };
  readonly onClose: () => void;
}

function AskSwapForm({ shift, place, onClose }: AskSwapFormProps): ReactNode {
  const say = useSay();
  const [to, setTo] = useState("");

  return (
    <OrderForm
      className="account-form account-inline"
      label={say(accountTexts.ask)}
      order="AskSwap"
      body={to.trim() === "" ? null : { ...place, shift: shift.shift, to: to.trim() }}
      leave={accountTexts.cancel}
      onClose={onClose}
    >
      <TextField label={say(accountTexts.askWhom)} name="to" required most={80} focused value={to} onChange={setTo} />
    </OrderForm>
  );
}

import type { ReactNode } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Shift } from "../facts.ts";
import type { Swap } from "../../access/person.ts";
import { accountTexts } from "../../access/web/account-texts.ts";
import { moment } from "../../access/web/door-sentence.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useOwnPerson } from "../../access/web/own-person.ts";
import { usePosts } from "./use-posts.ts";

/** The swaps that colleagues ask of this person, and those this person has asked for. */
export function AccountSwaps(): ReactNode {
  const say = useSay();
  const swaps = useOwnPerson()?.swaps ?? [];
  return (
    <section className="account-section" aria-label={say(accountTexts.swaps)}>
      <h2>{say(accountTexts.swaps)}</h2>
      {swaps.length === 0 && <p className="quiet">{say(accountTexts.noSwaps)}</p>}
      <ul>
        {swaps.map((swap) => (
          <SwapRow key={swap.swap} swap={swap} />
        ))}
      </ul>
    </section>
  );
}

function SwapRow({ swap }: { swap: Swap }): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const now = Math.floor(useNow() / 60_000) * 60_000;
  const { zone } = useDistrict();
  const { posts } = usePosts();
  const nameOf = useOfficerNames();
  const words = ({ post, from, to }: Shift) => {
    const time = (instant: string) => moment(instant, now, zone);
    const name = posts[post]?.name;
    return `${name === undefined ? post : say(name)} ${time(from)}–${time(to)}`;
  };
  const { swap: swapId, part, month, from, to, state, forShift } = swap;
  const body = { part, month, swapId };
  const isMine = from === session.officer;
  const shift = words(swap.shift);
  return (
    <li className="account-row figures">
      <span className="account-what">
        {isMine
          ? say(accountTexts.swapOwn, { who: nameOf(to), shift })
          : say(accountTexts.swapAsked, { who: nameOf(from), shift })}
        {forShift !== undefined && !isMine && say(accountTexts.swapFor, { shift: words(forShift) })}
      </span>
      {(isMine || state === "agreed") && (
        <span className="quiet">{say(state === "agreed" ? accountTexts.agreed : accountTexts.waiting)}</span>
      )}
      {isMine && (
        <OrderButton order="WithdrawSwap" body={body} label={`${say(accountTexts.withdraw)} ${shift}`}>
          {say(accountTexts.withdraw)}
        </OrderButton>
      )}
      {!isMine && state === "asked" && (
        <OrderButton
          order="AnswerSwap"
          kind="primary"
          body={{ ...body, answer: "agreed" }}
          label={`${say(accountTexts.agree)} ${shift}`}
        >
          {say(accountTexts.agree)}
        </OrderButton>
      )}
      {!isMine && (
        <OrderButton
          order="AnswerSwap"
          body={{ ...body, answer: "refused" }}
          reason="optional"
          label={`${say(accountTexts.refuse)} ${shift}`}
        >
          {say(accountTexts.refuse)}
        </OrderButton>
      )}
    </li>
  );
}

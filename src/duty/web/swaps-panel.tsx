import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Swap } from "../../access/person.ts";
import { openSwaps, partIn, swapWarnings } from "./open-swaps.ts";
import { hasStandingFor } from "./roster-standing.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { RosterEditing } from "./use-roster-editing.ts";
import type { RosterShown } from "./use-roster.ts";

interface SwapsPanelProps {
  readonly part: string;
  readonly shown: RosterShown;
  readonly editing: RosterEditing;
  readonly nameOf: (badge: string) => string;
}

/** What colleagues have asked each other and nobody has settled, with what would speak against it. */
export function SwapsPanel({ part, shown, editing, nameOf }: SwapsPanelProps): ReactNode {
  const say = useSay();
  const swaps = openSwaps(shown.everybody, part);
  return (
    <section className="roster-side-section" aria-label={say(rosterTexts.swaps)}>
      <h2>
        {say(rosterTexts.swaps)} <span className="quiet figures">{swaps.length}</span>
      </h2>
      {swaps.length === 0 && <p className="quiet">{say(rosterTexts.noSwaps)}</p>}
      <ul>
        {swaps.map((swap) => (
          <SwapRow key={swap.swap} swap={swap} shown={shown} editing={editing} nameOf={nameOf} />
        ))}
      </ul>
    </section>
  );
}

function SwapRow({ swap, shown, editing, nameOf }: Omit<SwapsPanelProps, "part"> & { readonly swap: Swap }): ReactNode {
  const say = useSay();
  const client = useClient();
  const { part, month, shift, forShift, state } = swap;
  const mine = partIn(swap, client.session.officer);
  const what = say(rosterTexts.swapSays, {
    from: nameOf(swap.from),
    to: nameOf(swap.to),
    shift: editing.shiftName(shift),
  });
  const full = forShift === undefined ? what : what + say(rosterTexts.swapFor, { shift: editing.shiftName(forShift) });
  const body = { part, month, swapId: swap.swap };
  const decides = mine === "neither" && hasStandingFor(client, "DecideSwap", { ...body, answer: "declined" });
  const label = (text: keyof typeof rosterTexts) =>
    say(rosterTexts.about, { what: say(rosterTexts[text]), swap: full });
  return (
    <li className="roster-swap">
      <p>{full}</p>
      <p className="quiet">{say(state === "asked" ? rosterTexts.swapAsked : rosterTexts.swapAgreed)}</p>
      <ul className="roster-swap-warnings">
        {swapWarnings(swap, shown.everybody, shown.rules).map((warning) => (
          <li key={editing.warningText(warning)}>{editing.warningText(warning)}</li>
        ))}
      </ul>
      <div className="roster-shift-buttons">
        {mine === "isAsked" && state === "asked" && (
          <OrderButton order="AnswerSwap" kind="primary" body={{ ...body, answer: "agreed" }} label={label("agree")}>
            {say(rosterTexts.agree)}
          </OrderButton>
        )}
        {mine === "isAsked" && (
          <OrderButton order="AnswerSwap" body={{ ...body, answer: "refused" }} label={label("refuse")}>
            {say(rosterTexts.refuse)}
          </OrderButton>
        )}
        {mine === "asked" && (
          <OrderButton order="WithdrawSwap" body={body} label={label("withdraw")}>
            {say(rosterTexts.withdraw)}
          </OrderButton>
        )}
        {decides && state === "agreed" && (
          <OrderButton
            order="DecideSwap"
            kind="primary"
            body={{ ...body, answer: "approved" }}
            label={label("approve")}
          >
            {say(rosterTexts.approve)}
          </OrderButton>
        )}
        {decides && (
          <OrderButton
            order="DecideSwap"
            body={{ ...body, answer: "declined" }}
            reason="optional"
            label={label("decline")}
          >
            {say(rosterTexts.decline)}
          </OrderButton>
        )}
      </div>
    </li>
  );
}

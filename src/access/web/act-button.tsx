import type { ComponentProps, ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { mayGive, rehearse } from "../../journal/web/rehearse.ts";

interface ActButtonProps extends ComponentProps<typeof OrderButton> {
  /** Nothing stands in the button's place when the order would be refused. */
  readonly silent?: boolean;
}

/** The button of an order this session may give; what the order's own rule says against it stands there instead. */
export function ActButton({ silent = false, ...button }: ActButtonProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const { order, body, reason } = button;
  if (!mayGive(client, order)) return null;
  const refusal = rehearse(client, order, reason === undefined ? body : { ...body, reason: "…" });
  if (refusal === null) return <OrderButton {...button} />;
  return silent ? null : <span className="quiet people-refused">{say(sentenceOfRefusal(client, refusal))}</span>;
}
